import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { wordsOf } from '../support/outside/cards.ts';
import { toldTo } from '../support/outside/told.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const MARKET = '市场监管局';

/** 市场监管局 as in interface.md: 李强 is who accepts, 周芳 heads it. */
const withPosts = (file: string): string =>
  file
    .replace(/(- \{ name: 李强, openId: \S+, role: )head/, '$1liaison')
    .replace(/(- \{ name: 周芳, openId: \S+, role: )liaison/, '$1head');

describe('李强 is away for a week and 周芳 stands in — lifecycle.md, "People", "Deputies"', () => {
  let town: Town;
  let folder: string;
  const cases: Record<string, string> = {};
  const told = async (place: string, day: string): Promise<string[]> =>
    ((await toldTo(town, cases)).told[place] ?? []).filter(
      (line) => line >= day && !/〔(卡|表|待办|已更新|已提交)/.test(line),
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-absence-'));
    const file = join(folder, 'directory.yaml');
    const changed = withPosts(await readFile('config/sandbox/town.yaml', 'utf8'));
    expect(changed).toContain('name: 周芳, openId: ou_eb4f582b8a4fc23d950efee97e89cd29, role: head');
    await writeFile(file, changed);
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:40', env: { QISU_DIRECTORY: file } });
    cases.甲 = await town.appeal('冯丽', '商标续展被退回。', '咨询');
    await town.tap('王敏', `派给 ${MARKET}`, { no: cases.甲 });
    await town.tap('李强', '受理', { no: cases.甲 });
    // Her second case waits for whoever accepts.
    cases.乙 = await town.appeal('郑凯', '营业执照变更被退回。', '咨询');
    await town.tap('王敏', `派给 ${MARKET}`, { no: cases.乙 });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('he names her in the form; she hears it at once', async () => {
    await town.say('李强', '请假');
    const { toast } = await town.submit('李强', '请假', { 截止日期: '2026-03-08', 代理人: '周芳' });
    expect(toast).toEqual({ type: 'success', content: '已登记请假至3月8日（周日）24:00，由周芳代理' });
    expect((await town.said('周芳')).at(-1)).toMatch(
      /^李强请假至3月8日（周日）24:00，请您代理市场监管局、准入准营板块的事项。/,
    );
    expect(await answer(town, '周芳', '待办')).toContain('代李强');
  });

  it('she gets his reminder, and accepts in his place', async () => {
    await town.travelTo('2026-03-03 09:10');
    expect(await told(MARKET, '03-03 09')).toEqual([
      '03-03 09:05 ↳ @周芳（代李强） 【今日到期】乙 今日17:30前须受理或申请退回。',
    ]);
    const { toast } = await town.tap('周芳', '受理', { no: cases.乙 ?? '' });
    expect(toast?.content).toBe('已受理，经办人是李强，由您代办');
    expect(await town.words(MARKET, cases.乙 ?? '')).toContain('经办人：周芳（代李强）');
  });

  it('she finishes his other case; the record names both, the enterprise is asked as ever', async () => {
    await town.travelTo('2026-03-05 10:00');
    const no = cases.甲 ?? '';
    expect((await town.fill('周芳', '提交办结', { 办理结果: '已补正并受理' }, { no })).toast?.type).toBe('success');
    await town.tap('周芳', '办理记录', { no });
    const record = (await town.read('周芳')).at(-1);
    expect(record && wordsOf(record.content)).toContain('周芳（代李强） 提交办结');
    expect(await town.buttons('冯丽', no)).toContain('确认办结');
  });

  it('he hears nothing unasked all the while, and what he asks he is answered', async () => {
    await town.travelTo('2026-03-07 12:00');
    expect(await told('李强', '03-02 09:41')).toEqual([]);
    expect(await answer(town, '李强', '待办')).toContain('营业执照变更被退回');
  });

  it('on the morning after both hear that it is over; the next reminder is his', async () => {
    await town.travelTo('2026-03-09 09:10');
    expect(await told('李强', '03-09')).toEqual([
      '03-09 09:05 您的请假已到期，期间由周芳代理，现在办件、提醒和名单恢复发给您，发送“待办”查看。',
    ]);
    expect(await told('周芳', '03-09')).toEqual([
      '03-09 09:05 李强的请假已到期，您的代理已结束，李强的办件和提醒不再发给您。',
    ]);
    expect(await told(MARKET, '03-09 09:05')).toEqual(['03-09 09:05 ↳ @李强 【今日到期】乙 今日17:30前须办结。']);
    // The rung of his head is hers again, and she is not its deputy any more.
    await town.travelTo('2026-03-10 09:10');
    expect((await told('周芳', '03-10')).join()).toMatch(/乙 营业执照变更被退回｜市场监管局（李强）应于/);
  });
});
