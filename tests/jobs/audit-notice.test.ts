import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import { type World, world } from '../support/world.ts';

describe('the administrators’ word of the self-check — lifecycle.md, invariants 6 and 10; T15', () => {
  let qisu: World;
  let [mended, parked, secret] = ['', '', ''];
  /** How many of its messages each administrator has read, and the newest. */
  const read = (who: string): { count: number; newest: string | undefined } => {
    const all = qisu
      .as(who)
      .readings()
      .filter((words) => words.startsWith('系统自查'));
    return { count: all.length, newest: all.at(-1) };
  };
  const cases = () => qisu.db.collection<{ _id: string; no: string; outbox: unknown[] }>('cases');
  /** A tick of what is woken every minute; the auditor’s own hour has not come. */
  async function minute(): Promise<void> {
    for (const job of TIMETABLE.filter(({ name }) => name !== 'auditor')) await runJob(qisu.deps, job);
    await qisu.drain();
  }
  let administrators: string[] = [];
  beforeAll(async () => {
    // A Friday.
    qisu = await world({ now: '2026-03-06 08:00' });
    administrators = qisu.deps.directory.current().administrators.map((a) => a.openId);
    mended = await qisu.caseIn('in_progress', { words: '出口退税一直没有通过。' });
    parked = await qisu.caseIn('in_progress');
    secret = await qisu.caseIn('submitted');
    await qisu.as('desk').tap(secret, '转保密');
  });
  afterAll(() => qisu.close());

  it('comes at the opening of the day, in one line where all is well, once however many machines write it', async () => {
    await qisu.travelTo('2026-03-06 09:04');
    expect(administrators.map((who) => read(who).count)).toEqual(administrators.map(() => 0));
    await qisu.travelTo('2026-03-06 09:06');
    await Promise.all([minute(), minute(), minute()]);
    expect(administrators.length).toBeGreaterThan(1);
    for (const who of administrators)
      expect(read(who)).toEqual({
        count: 1,
        newest: '系统自查：一切正常（最近一次在3月6日（周五）08:35，核对 3 件，均有人负责、有下一步时间）。',
      });
  });

  it('not on a rest day; on the next working day with what was mended meanwhile and what only people can mend', async () => {
    await qisu.travelTo('2026-03-07 18:00');
    await cases().updateMany({ no: { $in: [mended, secret] } }, { $set: { dueAt: null } });
    const unit = {
      id: 'kept',
      at: qisu.clock.now(),
      to: { unit: 'scjg' },
      show: { card: 'unit' },
      parked: 'refused 1',
    };
    await cases().updateOne({ no: parked }, { $push: { outbox: unit } });
    await qisu.db.collection<{ _id: string }>('cases').insertOne({
      ...{ _id: 'broken', no: 'QS20260306-0099', origin: 'x' },
      ...{ keys: { watched: true } },
    } as { _id: string });
    await qisu.travelTo('2026-03-08 18:00');
    for (const who of administrators) expect(read(who).count).toBe(1);
    await qisu.travelTo('2026-03-09 09:06');
    for (const who of administrators) {
      const { count, newest } = read(who);
      expect(count).toBe(2);
      expect(newest?.split('\n')).toEqual([
        '系统自查（最近一次在3月9日（周一）08:35，核对 3 件）',
        expect.stringMatching(`^已自动修复 2 件：(${mended}、${secret}|${secret}、${mended})，`),
        expect.stringMatching('^未能核对 1 件：QS20260306-0099，'),
        expect.stringMatching(`^有消息未能送达 1 件：${parked}，`),
      ]);
    }
    expect(qisu.takeErrors().join('\n')).toContain('case.unreadable');
    await cases().deleteOne({ _id: 'broken' });
  });

  it('has nobody’s words', () => {
    for (const who of administrators) expect(read(who).newest).not.toContain('出口退税');
  });

  it('after an outage the auditor looks first; when the day is over it waits for the next', async () => {
    qisu.clock.moveTo(new Date('2026-03-10T18:00:00+08:00'));
    await minute();
    expect(read('administrator').count).toBe(2);
    qisu.clock.moveTo(new Date('2026-03-11T15:00:00+08:00'));
    await minute();
    expect(read('administrator').count).toBe(3);
    expect(read('administrator').newest).toContain('最近一次在3月11日（周三）15:00');
  });
});
