import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailyDigest } from '../../jobs/daily-digest.ts';
import { cardOf, type SeenCard } from '../support/screen.ts';
import type { Who } from '../support/town.ts';
import { type World, world } from '../support/world.ts';

/** Everybody who might get one: supervision, three leaders, and heads and staff who do not. */
const EVERYBODY = ['蒋文涛', '朱琳', '沈一鸣', '陈刚', '严慧', '李强', '王敏', '周芳', '沈国华'] as const;

describe('每日简报 at 08:35 — interface.md, "How much is said"; R-601', () => {
  let qisu: World;
  const digestsOf = (who: Who): SeenCard[] =>
    qisu.post.messages
      .filter((m) => m.chatId === `p2p_${qisu.idOf(who)}`)
      .flatMap((m) => cardOf(m) ?? [])
      .filter((c) => c.title === '每日简报');
  const counts = () => Object.fromEntries(EVERYBODY.map((who) => [who, digestsOf(who).length]));
  const none = Object.fromEntries(EVERYBODY.map((who) => [who, 0]));

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 16:00' });
  });
  afterAll(() => qisu.close());

  it('where nothing happened, is due or late nobody gets one', async () => {
    await qisu.travelTo('2026-03-03 08:40');
    expect(counts()).toEqual(none);
  });

  it('goes to leaders of what they lead and to all of supervision, not to heads and staff', async () => {
    await qisu.travelTo('2026-03-03 10:00');
    await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。' });
    await qisu.travelTo('2026-03-04 08:34');
    expect(counts()).toEqual(none);
    await qisu.travelTo('2026-03-04 08:36');
    // 严慧 leads units that have nothing.
    expect(counts()).toEqual({ ...none, 蒋文涛: 1, 朱琳: 1, 沈一鸣: 1, 陈刚: 1 });
    expect(digestsOf('蒋文涛')[0]).toMatchObject({ tag: '无超期', note: '3月4日（周三）' });
    expect(digestsOf('蒋文涛')[0]?.words).toContain('昨日新收\n1\n');
    expect(digestsOf('蒋文涛')[0]?.words).not.toMatch(/系统自查|今日（|持平/);
  });

  it('says what moved against the day before, also against a day on which nothing was sent', async () => {
    // Against Tuesday, of which there was nothing to tell.
    expect(digestsOf('陈刚')[0]?.words).toContain('在办\n1\n↑1\n');
    expect(digestsOf('陈刚')[0]?.words).toContain('↑↓与3月3日早上相比');
  });

  it('comes once, run again or by two instances at once', async () => {
    qisu.clock.moveTo(new Date('2026-03-04T08:50:00+08:00'));
    await Promise.all([dailyDigest.run(qisu.deps), dailyDigest.run(qisu.deps)]);
    await qisu.drain();
    expect(counts()).toMatchObject({ 蒋文涛: 1, 陈刚: 1, 严慧: 0 });
  });

  it('of a day with cases in hand and no news there is none', async () => {
    await qisu.travelTo('2026-03-05 08:40');
    expect(counts()).toEqual({ ...none, 蒋文涛: 1, 朱琳: 1, 沈一鸣: 1, 陈刚: 1 });
  });

  it('whoever leads, supervises and heads a unit at once gets one, of all of it', async () => {
    const mine = { name: '陈刚', openId: qisu.idOf('陈刚') };
    await qisu.restart((rows) => ({
      ...rows,
      units: rows.units.map((u) =>
        ['营商环境办', '人社局'].includes(u.name)
          ? { ...u, staff: u.staff.map((s) => (s.role === 'head' ? { ...s, ...mine } : s)) }
          : u,
      ),
    }));
    await qisu.caseIn('submitted', { words: '食品许可证到期怎么续？', category: '咨询' });
    await qisu.travelTo('2026-03-06 08:40');
    const all = digestsOf('陈刚');
    expect(all).toHaveLength(2);
    // As a leader alone he would not see what no unit has yet.
    expect(all.at(-1)?.words).toContain('在办\n2\n');
    expect(counts()).toMatchObject({ 蒋文涛: 1, 朱琳: 2, 严慧: 0 });
  });
});
