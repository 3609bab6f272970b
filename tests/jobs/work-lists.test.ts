import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workLists } from '../../jobs/work-lists.ts';
import { cardOf, type SeenCard } from '../support/screen.ts';
import { type World, world } from '../support/world.ts';

const MARKET = '市场监管局';

describe('the work list of each unit’s group — interface.md, "What is said and shown"; lifecycle.md, invariants 4 and 10', () => {
  let qisu: World;
  let no: string;
  /** The cards named 待办 in a group, oldest first. */
  const listsIn = (group: string): SeenCard[] =>
    qisu.post.messages
      .filter((m) => m.chatId === qisu.chatOf(group))
      .flatMap((m) => cardOf(m) ?? [])
      .filter((c) => c.title === '待办');
  const newest = (group: string) => listsIn(group).at(-1);
  /** The job as the timetable runs it, and what it owes arrives. */
  const minute = async () => {
    await workLists.run(qisu.deps);
    await qisu.drain();
  };

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 14:00' });
    no = await qisu.caseIn('dispatched', { words: '车间配电增容排不上队，请协调。' });
  });
  afterAll(() => qisu.close());

  it('comes at 08:50 of a working day, to the groups where something is open, and to no other', async () => {
    await qisu.travelTo('2026-03-03 08:49');
    expect(listsIn(MARKET)).toEqual([]);
    await qisu.travelTo('2026-03-03 08:51');
    expect(listsIn(MARKET)).toHaveLength(1);
    expect(newest(MARKET)).toMatchObject({ tag: '1 项', words: expect.stringContaining('受理：车间配电增容排不上队') });
    expect(newest(MARKET)?.words).toContain('今日');
    for (const group of ['税务局', '人社局', '企业服务专席', '督查室']) expect(listsIn(group)).toEqual([]);
  });

  it('is drawn anew in its place within a minute of a change, and not without one', async () => {
    const { messageId } = newest(MARKET) ?? {};
    await qisu.as('unit').tap(no, '受理');
    expect(newest(MARKET)?.words).toContain('受理：');
    await qisu.travelTo('2026-03-03 08:53');
    expect(listsIn(MARKET)).toHaveLength(1);
    expect(newest(MARKET)).toMatchObject({ messageId, words: expect.stringContaining('周芳经办') });
    const drawn = await qisu.deps.notices.load('worklist/scjg');
    await qisu.travelTo('2026-03-03 09:00');
    expect(await qisu.deps.notices.load('worklist/scjg')).toEqual(drawn);
  });

  it('run twice, or by two instances at once, it is one message', async () => {
    qisu.clock.moveTo(new Date('2026-03-04T08:50:00+08:00'));
    await Promise.all([workLists.run(qisu.deps), workLists.run(qisu.deps)]);
    await qisu.drain();
    await minute();
    expect(listsIn(MARKET)).toHaveLength(2);
  });

  it('what ended between its lines is done by the next run', async () => {
    qisu.clock.moveTo(new Date('2026-03-05T08:50:00+08:00'));
    const { memory } = qisu.deps;
    const ends = { ...qisu.deps, memory: { ...memory, keepFact: () => Promise.reject(new Error('killed')) } };
    await expect(workLists.run(ends)).rejects.toThrow('killed');
    await qisu.drain();
    await minute();
    await minute();
    expect(listsIn(MARKET)).toHaveLength(3);
    expect(newest(MARKET)?.buttons).toEqual([]);
  });

  it('the one before becomes a pointer, which brings the newest in private to who presses', async () => {
    const before = listsIn(MARKET).at(-2);
    expect(before).toMatchObject({ tag: '已更新', buttons: ['查看最新待办'] });
    const messages = qisu.post.messages.length;
    const { toast } = await qisu.as('unit').press('查看最新待办');
    expect(toast?.content).toBe('最新待办已发到您与我的私聊');
    expect(qisu.post.messages.slice(messages).map((m) => m.chatId)).toEqual([`p2p_${qisu.idOf('unit')}`]);
    expect(qisu.as('unit').readings().at(-1)).toContain('办结：车间配电增容排不上队');
  });

  it('@待办 in the group sends it anew, once a message', async () => {
    const count = listsIn(MARKET).length;
    expect(await qisu.as('officer').says('待办', { in: MARKET })).toContain('办结：车间配电增容排不上队');
    await qisu.as('officer').repeats();
    expect(listsIn(MARKET)).toHaveLength(count + 1);
    expect(listsIn(MARKET).at(-2)?.tag).toBe('已更新');
  });

  it('on another day says what is late or due by then, though nothing was done', async () => {
    await qisu.travelTo('2026-03-06 17:29');
    const { messageId } = newest(MARKET) ?? {};
    expect(newest(MARKET)?.words).toContain('还有 11 个工作日');
    // Over the weekend nothing is sent, and what stands is true.
    await qisu.travelTo('2026-03-09 00:01');
    expect(newest(MARKET)).toMatchObject({ messageId, words: expect.stringContaining('还有 10 个工作日') });
  });

  it('where nothing is open any more it stays, empty, and does not come again', async () => {
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已排入本周施工' });
    await qisu.as('contact').tap(no, '确认办结');
    await qisu.as('contact').tap(no, '满意');
    await qisu.travelTo('2026-03-09 08:30');
    expect((await qisu.read(no)).state).toBe('closed');
    expect(newest(MARKET)).toMatchObject({ tag: '0 项', words: expect.stringContaining('现在没有待办。') });
    const count = listsIn(MARKET).length;
    await qisu.travelTo('2026-03-10 09:00');
    expect(listsIn(MARKET)).toHaveLength(count);
  });

  it('nothing of what is confidential is on it, nor of the enterprise’s people (R-801, R-802)', async () => {
    const told = await qisu.caseIn('dispatched', { words: '请打 13905120101 找赵明远。' });
    await qisu.travelTo('2026-03-11 08:51');
    expect(newest(MARKET)?.words).toContain('请打 139****0101');
    await qisu.as('desk').tap(told, '转保密');
    expect(JSON.stringify(listsIn(MARKET))).not.toContain(told);
  });
});

describe('what came overnight stands first on the morning’s list — lifecycle.md, invariant 10', () => {
  let qisu: World;
  const no = { old: '', night: '', accepted: '', urgent: '' };
  const list = (group: string): string =>
    qisu.post.messages
      .filter((m) => m.chatId === qisu.chatOf(group))
      .flatMap((m) => cardOf(m) ?? [])
      .findLast((c) => c.title === '待办')?.words ?? '';
  const lines = (words: string): string[] =>
    words.split('\n').filter((l) => /^(下班后新到|受理：|办结：|派单：)/.test(l));
  const range = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, i) => `受理：第${from + i}条生产线断网`);
  const dispatched = async (words: string, urgency = '一般') => {
    const filed = await qisu.caseIn('submitted', { words });
    await qisu.as('desk').tap(filed, '派单', { 类别: '诉求', 紧急程度: urgency, 其他承办单位: MARKET });
    return filed;
  };

  beforeAll(async () => {
    // A Friday.
    qisu = await world({ now: '2026-03-06 16:00' });
    no.old = await dispatched('营业执照变更卡在窗口。');
    await qisu.travelTo('2026-03-06 20:00');
    no.night = await dispatched('车间配电增容排不上队。');
    no.accepted = await dispatched('新厂房消防验收何时安排。');
    no.urgent = await dispatched('冷库断电了快来人。', '急办');
    await qisu.as('unit').tap(no.accepted, '受理');
    await qisu.caseIn('submitted', { words: '学历认证被退回两次。' });
  });
  afterAll(() => qisu.close());

  it('until then nothing is sent but what is urgent', async () => {
    await qisu.travelTo('2026-03-09 08:49');
    const said = qisu.textsIn(MARKET).filter((text) => text.includes('已派给'));
    expect(said.filter((text) => text.includes(no.night))).toEqual([]);
    expect(said.filter((text) => text.includes(no.urgent))).toHaveLength(1);
  });

  it('under a title of its own, each once, before what is due earlier', async () => {
    await qisu.travelTo('2026-03-09 08:51');
    expect(lines(list(MARKET))).toEqual([
      '下班后新到 1 项',
      '受理：车间配电增容排不上队',
      '受理：营业执照变更卡在窗口',
      '受理：冷库断电了快来人',
      '办结：新厂房消防验收何时安排',
    ]);
    expect(lines(list('企业服务专席'))).toEqual(['下班后新到 1 项', '派单：学历认证被退回两次']);
    // What came from the day is no news.
    expect(list('人社局')).toBe('');
  });

  it('it stays until the unit touches it, and is one line among the others then', async () => {
    await qisu.travelTo('2026-03-09 10:00');
    expect(lines(list(MARKET))[0]).toBe('下班后新到 1 项');
    await qisu.as('unit').tap(no.night, '受理');
    await qisu.travelTo('2026-03-09 10:02');
    expect(lines(list(MARKET))).toEqual([
      '受理：营业执照变更卡在窗口',
      '受理：冷库断电了快来人',
      '办结：车间配电增容排不上队',
      '办结：新厂房消防验收何时安排',
    ]);
  });

  it('a page that somebody turns to in private goes on where the group’s ends', async () => {
    await qisu.travelTo('2026-03-09 19:00');
    for (let n = 1; n <= 11; n += 1) await dispatched(`第${n}条生产线断网。`);
    await qisu.travelTo('2026-03-10 08:51');
    expect(lines(list(MARKET))).toEqual(['下班后新到 11 项', ...range(1, 10)]);
    await qisu.as('unit').press('下一页');
    expect(lines(qisu.as('unit').readings().at(-1) ?? '').slice(0, 3)).toEqual([
      '下班后新到 11 项',
      ...range(11, 11),
      '受理：营业执照变更卡在窗口',
    ]);
  });

  it('a list that is asked for again has no such part, nor has the next morning’s', async () => {
    expect(await qisu.as('unit').says('待办', { in: MARKET })).not.toContain('下班后新到');
    await qisu.travelTo('2026-03-11 08:51');
    expect(list(MARKET)).not.toContain('下班后新到');
  });
});
