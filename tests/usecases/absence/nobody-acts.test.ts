import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privateOf } from '../../support/private-chat.ts';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('two weeks in which nobody does anything and three are away — lifecycle.md, "Deputies", invariant 10', () => {
  let qisu: World;
  const AWAY = { 李强: '周芳', 陈刚: '严慧', 王敏: '刘洋' } as const;
  const absent = Object.keys(AWAY);
  let chats: ReturnType<typeof privateOf>[];
  let nos: string[];
  const GROUPS = [MARKET, '企业服务专席'];
  /** How many texts each group had when the three went away. */
  let before: number[];
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
    // One waits for the desk, one to be accepted, one is in his hands, one comes back.
    const handled = await qisu.caseIn('dispatched', { category: '咨询' });
    await qisu.as('李强').tap(handled, '受理');
    nos = [
      handled,
      await qisu.caseIn('submitted'),
      await qisu.caseIn('dispatched'),
      await qisu.caseIn('return_requested'),
    ];
    for (const [who, deputy] of Object.entries(AWAY)) await qisu.as(who).says(`请假 3月16日 ${deputy}`);
    chats = absent.map((who) => privateOf(qisu, who));
    for (const chat of chats) chat.from();
    before = GROUPS.map((group) => qisu.textsIn(group).length);
    await qisu.as('朱琳').says(`督办 ${handled} 请报进展`);
    await qisu.travelTo('2026-03-14 18:00');
  });
  afterAll(() => qisu.close());

  it('nothing is told to them, no @ names them, and the administrator hears all the same', () => {
    expect(chats.flatMap((chat) => chat.heard())).toEqual([]);
    const said = GROUPS.flatMap((group, n) => qisu.textsIn(group).slice(before[n]));
    expect(said.filter((text) => /@(?:周芳|刘洋)/.test(text))).not.toEqual([]);
    expect(said.filter((text) => /@(?:李强|王敏|陈刚)/.test(text))).toEqual([]);
    expect(
      qisu
        .as('管理员')
        .readings()
        .filter((text) => text.startsWith('系统自查')).length,
    ).toBeGreaterThan(7);
  });

  it('everything was told to somebody, once, and the record names who heard it for whom', async () => {
    const steps = (await Promise.all(nos.map((no) => qisu.read(no)))).flatMap((c) => c.steps);
    const named = steps.flatMap((s) => s.to.map((p) => p.name));
    expect(named.filter((name) => absent.includes(name))).toEqual([]);
    for (const called of ['周芳（代李强）', '严慧（代陈刚）', '刘洋']) expect(named).toContain(called);
    const silent = (s: (typeof steps)[number]) =>
      s.passed || s.dropped || ['no_news', 'monthly', 'rework'].includes(s.kind);
    expect(steps.filter((s) => s.to.length === 0 && !silent(s))).toEqual([]);
    expect(steps.filter((s) => s.unsent)).toEqual([]);
    // The liaison stands in for the head: the head's rung over what waits for her is supervision's.
    const accept = steps.find((s) => s.clock === 'accept' && s.kind === 'rung');
    expect(accept).toMatchObject({ who: 'supervision', own: true, to: [{ name: '蒋文涛' }] });
    const lists = privateOf(qisu, '严慧')
      .heard()
      .filter((line) => line.includes('超期上报'));
    expect(lists.length).toBeGreaterThan(0);
    for (const line of lists) expect(line).toContain('代陈刚');
  });
});
