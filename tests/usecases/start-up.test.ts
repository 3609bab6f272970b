import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MessengerError } from '../../src/ports.ts';
import { type World, world } from '../support/world.ts';

describe('a start — calendar.md, rule 6; storage.md, "The rest"; lifecycle.md, "Events"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await qisu.caseIn('dispatched');
  });
  afterAll(() => qisu.close());

  it('with the same directory file stores no second version, with another the next', async () => {
    const versions = () => qisu.db.collection('versions').find({ kind: 'directory' }).toArray();
    await qisu.restart();
    expect(await versions()).toHaveLength(1);
    await qisu.restart((rows) => ({ ...rows, experts: [] }));
    expect((await versions()).map((v) => v.version)).toEqual([1, 2]);
    expect(qisu.deps.directory.current().experts).toEqual([]);
  });

  it('after a short pause is no outage: nothing is said, and what fell due is done', async () => {
    await qisu.beats();
    qisu.clock.moveTo(new Date(qisu.clock.now().getTime() + 20 * 60_000));
    await qisu.restart();
    expect(await qisu.deps.memory.outages()).toEqual([]);
    expect(qisu.as('administrator').readings()).toEqual([]);
  });

  it('after an outage hears first what was said meanwhile, then lets the clocks act, and only then draws', async () => {
    await qisu.beats();
    // The accept deadline is Tuesday 17:30, the alarm on Wednesday at 9:05; the unit accepts in time, while nobody hears it.
    await qisu.awayUntil('2026-03-03 17:00', async () => {
      expect(await qisu.as('unit').says(`受理 ${no}`, { in: '市场监管局' })).toBe('');
    });
    await qisu.awayUntil('2026-03-04 10:00');
    await qisu.restart();
    const c = await qisu.read(no);
    expect(c.state).toBe('in_progress');
    expect(c.record.find((r) => r.event === 'accept')?.at).toEqual(new Date('2026-03-03T17:00:00+08:00'));
    expect(qisu.textsIn('市场监管局').join('\n')).not.toContain('超期');
    expect(qisu.as('unit').card(no).words).toContain('请市场监管局（周芳）于');
    const [note] = qisu.as('administrator').readings();
    expect(note).toContain('中断，现已恢复。补收消息 1 条；');
  });

  it('after an outage names the groups whose history the app may not read, reads the others, and carries on', async () => {
    const { messenger } = qisu.post;
    const history = messenger.history;
    messenger.history = async (chat, since) => {
      if (!chat.person) throw new MessengerError('permission', 230027, 'Lack of necessary permissions.');
      return history(chat, since);
    };
    await qisu.beats();
    await qisu.awayUntil('2026-03-04 16:00', async () => {
      await qisu.as('unit').says(`进展 ${no} 已到现场`, { in: '市场监管局' });
      await qisu.as('contact').says('我的诉求');
    });
    await qisu.restart();
    messenger.history = history;
    const note = qisu.as('administrator').readings().at(-1);
    expect(note).toContain('补收消息 1 条；');
    expect(note).toMatch(
      /应用没有读取历史消息的权限，[^，]*市场监管局[^，]*在此期间的话未能补收：.*提醒这些会话里的人重发。$/,
    );
    expect(note).not.toContain('私聊');
    expect(qisu.takeErrors()).toEqual([]);
  });

  it('tells the administrators once what the app may not do for lack of a permission', async () => {
    const lacking = [{ permission: 'im:message.group_msg', cannot: '读不到群的历史消息' }];
    Object.assign(qisu.post.messenger, { lacking: async () => lacking });
    const told = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await qisu.as('desk').says('帮助');
      const all = qisu.as('administrator').readings();
      return all.filter((t) => t.includes('im:message.group_msg：读不到群的历史消息'));
    };
    await qisu.restart();
    await vi.waitFor(async () => expect(await told()).toHaveLength(1), { timeout: 2_000 });
    await qisu.restart();
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toContain('请在开发者后台“权限管理”开通');
  });

  it('a document that is no case any more is reported to the administrators once a day, and harms no other', async () => {
    await qisu.db.collection<{ _id: string }>('cases').insertOne({
      _id: 'broken',
      no: 'QS20260303-0099',
      origin: 'x',
      dueAt: qisu.clock.now(),
      keys: { watched: true },
    } as { _id: string });
    await qisu.travelTo('2026-03-05 09:00');
    const told = qisu
      .as('administrator')
      .readings()
      .filter((t) => t.includes('已损坏'));
    expect(told).toEqual([
      '办件文档 broken 已损坏、无法读取，其他办件不受影响；请从备份恢复，原因见日志 case.unreadable。',
    ]);
    expect(qisu.takeErrors()).toEqual([expect.stringMatching(/^case\.unreadable \{"caseId":"broken"\}/)]);
    expect((await qisu.read(no)).state).toBe('in_progress');
  });

  it('tells the administrators once a day, with the self-check, that lines of the log were lost, and why', async () => {
    Object.assign(qisu.deps.log, { lost: () => ({ lines: 42, why: 'ENOSPC' }) });
    await qisu.travelTo('2026-03-06 09:04');
    const told = () =>
      qisu
        .as('administrator')
        .readings()
        .filter((t) => t.includes('日志没能写出'));
    const days = told().length;
    await qisu.travelTo('2026-03-06 12:00');
    expect(told()).toHaveLength(days + 1);
    expect(told().at(-1)).toMatch(/^系统自查[\s\S]*有 42 行日志没能写出（磁盘已满）/);
    Object.assign(qisu.deps.log, { lost: undefined });
  });

  it('is ready while the days of this year are known, and says so when they are not — interface.md, "HTTP"', async () => {
    expect(await qisu.ready()).toEqual({ status: 200, missing: [] });
    qisu.clock.moveTo(new Date('2027-01-04T09:00:00+08:00'));
    expect(await qisu.ready()).toEqual({ status: 503, missing: ['calendar'] });
  });
});
