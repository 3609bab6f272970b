import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const begun = (profile: 'suzhou' | 'suqian' = 'suzhou') => {
  const w = caseWorld({ profile, now: '2026-03-02 10:00' }); // a Monday
  w.caseIn('in_progress');
  return w;
};

describe('协办 — R-207; SZ 8', () => {
  it('the handler asks, the desk names, the co-unit reports to the lead unit', () => {
    const w = begun();
    w.do('unit', 'ask_co', { coUnits: ['rsj', 'zrzy'], text: '核查社保与用地' });
    expect(w.owes()).toContain('desk notification:co_asked');
    w.do('desk', 'name_co', { coUnits: [] }); // those that the unit asked for
    expect(w.case.coTasks).toMatchObject([
      {
        id: 't1',
        assignment: 1,
        unit: 'rsj',
        task: '核查社保与用地',
        clock: { deadline: shanghai('2026-03-09 17:30') },
      },
      { id: 't2', assignment: 1, unit: 'zrzy' },
    ]);
    expect(w.owes()).toEqual(
      expect.arrayContaining(['rsj card:co_unit', 'rsj notification:to_help', 'zrzy notification:to_help']),
    );
    expect(w.case.coAsk).toBeUndefined();
    w.do('otherUnit', 'reply_co', { text: '参保正常' });
    expect(w.case.coTasks[0]).toMatchObject({ reply: '参保正常', by: { name: '马超' } });
    expect(w.refusal('otherUnit', 'reply_co')).toMatchObject({ code: 'not_yours' });
    expect(w.owes()).toContain('scjg notification:co_replied');
  });

  it('with a co-unit silent the lead unit finishes only with a reason, and the task closes as 不再需要', () => {
    const w = begun();
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    expect(w.refusal('unit', 'finish')).toEqual({ code: 'co_units_silent', units: ['rsj'] });
    const c = w.do('unit', 'finish', { silent: '人社局未回复，已自行核实' });
    expect(c.assignments[0]?.result?.silent).toBe('人社局未回复，已自行核实');
    expect(c.coTasks[0]?.closedAt).toEqual(w.now);
    expect(w.refusal('otherUnit', 'reply_co')).toMatchObject({ code: 'not_yours' });
  });

  it('the task ends at latest the working day before the lead’s deadline (calendar.md, "co-task")', () => {
    const w = begun();
    w.at('2026-03-19 10:00'); // the lead’s 15 days end on Monday 23 March
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-23 17:30'));
    expect(w.case.coTasks[0]?.clock.deadline).toEqual(shanghai('2026-03-20 17:30'));
  });

  it('named on the lead’s last day it ends with the lead; named after it, it has its own five days', () => {
    const w = begun();
    w.do('unit', 'ask_co', { coUnits: ['rsj'] });
    w.at('2026-03-23 10:00');
    w.do('desk', 'name_co');
    expect(w.case.coTasks[0]?.clock.deadline).toEqual(shanghai('2026-03-23 17:30'));
    w.at('2026-03-24 10:00');
    w.do('unit', 'ask_co', { coUnits: ['zrzy'] });
    w.do('desk', 'name_co', { coUnits: ['zrzy'] });
    expect(w.case.coTasks[1]?.clock.deadline).toEqual(shanghai('2026-03-31 17:30'));
  });

  it('Suqian: several units make it the complex one, 15 working days (SQ (八))', () => {
    const w = begun('suqian');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-09 17:30'));
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    expect(w.assignment).toMatchObject({
      limit: { workingDays: 15, clause: 'SQ (八)' },
      deadline: shanghai('2026-03-23 17:30'),
    });
    expect(w.case.coTasks[0]?.clock.deadline).toEqual(shanghai('2026-03-09 17:30'));
    w.do('otherUnit', 'reply_co');
    w.do('desk', 'reclassify', { urgency: 'urgent' });
    expect(w.assignment.limit.workingDays).toBe(15);
  });

  it('Suqian: a rework assignment without co-units has the limit of its urgency again', () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-03-02 10:00' });
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
    w.do('unit', 'accept');
    w.do('otherUnit', 'reply_co');
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
    expect(w.assignment).toMatchObject({ n: 2, limit: { workingDays: 5 } });
  });

  it('named with the work order: a co-unit’s people may not speak for the enterprise (T46)', () => {
    const w = caseWorld();
    w.directory.enterprises[0]?.contacts.push({ openId: 'ou_otherUnit', name: '马超', reach: 'member' });
    w.submit();
    w.do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
    w.do('unit', 'accept');
    w.do('otherUnit', 'reply_co');
    w.do('unit', 'finish');
    expect(w.refusal('otherUnit', 'confirm')).toMatchObject({ code: 'not_yours' });
  });

  it('a co-unit may note progress while its task is open', () => {
    const w = begun();
    w.do('unit', 'ask_co');
    expect(w.refusal('otherUnit', 'progress')).toMatchObject({ code: 'not_yours' });
    w.do('desk', 'name_co');
    expect(w.do('otherUnit', 'progress').progress.at(-1)).toMatchObject({ unit: 'rsj' });
  });

  it('reassigned, the tasks close and the asker is told', () => {
    const w = begun();
    w.do('unit', 'ask_co');
    w.do('desk', 'name_co');
    w.do('unit', 'ask_co', { coUnits: ['zrzy'] });
    const c = w.do('desk', 'reassign', { unit: 'zrzy' });
    expect(c.coTasks[0]?.closedAt).toEqual(w.now);
    expect(c.coAsk).toBeUndefined();
    expect(w.owes()).toContain('scjg notification:ask_lapsed');
  });

  it('refusals: not the lead itself, nobody unknown, nobody twice, not without being asked', () => {
    const w = begun();
    expect(w.refusal('desk', 'name_co')).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('unit', 'ask_co', { coUnits: ['scjg'] })).toEqual({ code: 'same_unit', unit: 'scjg' });
    expect(w.refusal('unit', 'ask_co', { coUnits: ['nowhere'] })).toEqual({ code: 'unknown_unit', words: 'nowhere' });
    w.do('unit', 'ask_co', { coUnits: [] });
    expect(w.refusal('unit', 'ask_co')).toEqual({ code: 'pending_already' });
    expect(w.refusal('desk', 'name_co', { coUnits: [] })).toMatchObject({ code: 'bad_form' });
    w.do('desk', 'name_co', { coUnits: ['rsj'] });
    w.do('unit', 'ask_co', { coUnits: [] });
    expect(w.refusal('desk', 'name_co', { coUnits: ['rsj'] })).toEqual({ code: 'nothing_changed' });
    w.do('desk', 'decline_co');
    expect(w.owes()).toContain('scjg notification:co_declined');
    expect(w.refusal('desk', 'decline_co')).toEqual({ code: 'nothing_changed' });
  });
});
