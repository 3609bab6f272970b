import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

describe('an outage on the last day of the confirm clock — R-401 (lifecycle "confirm over")', () => {
  const unit = '市场监管局';
  let town: Town;
  const cases = new Map<string, string>();
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-19 09:10' });
    for (const [who, words] of [
      ['冯丽', '食品生产许可证变更要带什么？'],
      ['赵明远', '进口计量器具要不要重新检定？'],
    ] as const) {
      const no = await town.appeal(who, words, '咨询');
      await town.tap('王敏', `派给 ${unit}`, { no });
      await town.tap('周芳', '受理', { no });
      await town.fill('周芳', '提交办结', { 办理结果: '已书面告知所需材料' }, { no });
      cases.set(who, no);
    }
  });
  afterAll(() => town.close());

  it('gives the enterprise until the end of the next working day', async () => {
    for (const [who, no] of cases) expect(await town.words(who, no)).toContain('请于此前确认：3月24日（周二）24:00');
    await town.travelTo('2026-03-24 10:00');
    // The last sign of life of the process that is killed at 10:45 is that of its start at 10:00.
    await town.qisu().stop();
    await town.restart();
    await town.travelTo('2026-03-24 10:45');
    await town.qisu().kill();
    await town.restart();
    await town.travelTo('2026-03-25 00:04');
    const late = await town.tap('冯丽', '确认办结', { no: cases.get('冯丽') ?? '' });
    const other = cases.get('赵明远') ?? '';
    await vi.waitFor(
      async () => expect(await town.words('赵明远', other)).toContain('请于此前确认：3月25日（周三）24:00'),
      SENDS,
    );
    expect(late.toast).toEqual({ type: 'success', content: '已确认，请评价办理结果' });
  });

  it('is no excuse for longer: silence to the end of that day closes as 未确认办结', async () => {
    await town.travelTo('2026-03-26 00:04');
    const no = cases.get('赵明远') ?? '';
    await vi.waitFor(async () => expect((await town.face('赵明远', no)).tag).toBe('未确认办结'), SENDS);
    expect(await town.buttons('赵明远', no)).toContain('仍未解决');
  });
});

/** A killed sender's lease has to stand still before the next one sends. */
const SENDS = { timeout: 30_000, interval: 250 };
