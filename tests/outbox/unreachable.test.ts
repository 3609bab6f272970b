import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditor } from '../../jobs/auditor.ts';
import { type World, world } from '../support/world.ts';

/** The bot may not speak in a group; somebody has resigned. Source: messages-api.md 4.7. */
const [MAY_NOT_SPEAK, RESIGNED] = [230035, 230029];

describe('what Feishu will not deliver to its receiver — storage.md, "The outbox", "Answers"', () => {
  let qisu: World;
  let no = '';
  const refuse = (to: string, code: number): unknown => qisu.post.refused.set(to, code);
  const read = (who: string): string[] => qisu.as(who).readings();
  const fresh = async (who: string, work: () => Promise<unknown>): Promise<string[]> => {
    const before = read(who).length;
    await work();
    return read(who).slice(before);
  };
  const told = async (kind: string): Promise<string[]> =>
    (await qisu.read(no)).steps.filter((s) => s.kind === kind).flatMap((s) => s.to.map((p) => p.name));

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:30' });
    no = await qisu.caseIn('dispatched', { unit: '人社局' });
  });
  afterAll(() => qisu.close());

  it('of a group where the bot may not speak goes to the unit’s head, with the reason, and the administrators know', async () => {
    refuse(qisu.chatOf('人社局'), MAY_NOT_SPEAK);
    const administrator = read('管理员').length;
    const head = await fresh('徐静', () => qisu.travelTo('2026-03-03 12:00'));
    expect(head.filter((words) => words.includes(no)).join('')).toContain('应发给人社局的群，未能送达，改发至此');
    expect(head.filter((words) => words.includes('机器人在群里没有发言权限'))).toHaveLength(1);
    expect(read('管理员').slice(administrator).join('')).toContain(
      '“人社局”的群的消息未能送达（机器人在群里没有发言权限，代码 230035）',
    );
    expect(await told('warn')).toEqual(['徐静']);
  });

  it('of somebody who has resigned goes to the desk, and the record says who read it', async () => {
    refuse(qisu.idOf('蒋文涛'), RESIGNED);
    const officer = await fresh('刘洋', () => qisu.travelTo('2026-03-06 12:00'));
    expect(officer.filter((words) => words.includes(no)).join('')).toContain('应发给蒋文涛，未能送达，改发至此');
    // The desk’s people are told privately, as he would have been.
    expect(qisu.textsIn('企业服务专席').filter((words) => words.includes('应发给蒋文涛'))).toEqual([]);
    const rungs = (await qisu.read(no)).steps.filter((s) => s.who === 'supervision');
    expect(rungs.map((s) => s.to.map((p) => p.name))).toEqual([['王敏', '刘洋', '顾晓燕']]);
  });

  it('the administrators hear of each once, not every day', async () => {
    const said = read('管理员').filter((words) => words.includes('的消息未能送达'));
    expect(said.filter((words) => words.includes('人社局'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('蒋文涛（营商环境办）'))).toHaveLength(1);
  });

  it('a leader’s digest is nobody else’s; the administrators and the self-check know of it', async () => {
    refuse(qisu.idOf('严慧'), RESIGNED);
    await qisu.travelTo('2026-03-09 09:06');
    expect(read('管理员').at(-1)).toContain('严慧');
    await qisu.travelTo('2026-03-09 10:00');
    await auditor.run(qisu.deps);
    expect((await qisu.deps.memory.lastAudit())?.givenUp).toBeGreaterThan(0);
  });

  it('an answer in such a group goes to whoever asked, in private', async () => {
    const answer = await fresh('马超', () => qisu.as('马超').says('待办', { in: '人社局' }));
    expect(answer.join('')).toContain(no);
  });

  it('what reaches nobody at all is on record as reaching nobody', async () => {
    const other = await qisu.caseIn('dispatched', { unit: '人社局' });
    for (const who of ['徐静', '王敏']) refuse(qisu.idOf(who), RESIGNED);
    refuse(qisu.chatOf('企业服务专席'), MAY_NOT_SPEAK);
    await qisu.travelTo('2026-03-10 09:30');
    const lost = (await qisu.read(other)).steps.filter((s) => s.kind === 'warn');
    expect(lost.map((s) => [s.to, s.unsent])).toEqual([[[], true]]);
  });
});
