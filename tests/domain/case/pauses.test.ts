import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

/** Malu, 咨询: five working days from Monday 2 March 2026, until Monday 9 March. */
const begun = () => {
  const w = caseWorld({ profile: 'malu', now: '2026-03-02 10:00' });
  w.caseIn('in_progress', { category: 'consultation' });
  return w;
};
const paused = (at = '2026-03-04 10:00', reason = 'material') => {
  const w = begun();
  w.at(at);
  w.do('unit', 'ask_pause', { reason });
  w.do('desk', 'grant_pause');
  return w;
};

describe('暂停计时 — calendar.md, rule 5', () => {
  it('the desk decides within a working day; until then the clock runs on', () => {
    const w = begun();
    w.do('unit', 'ask_pause');
    expect(w.case.clocks.pause_decision?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-09 17:30'));
    expect(w.refusal('unit', 'ask_pause')).toEqual({ code: 'pending_already' });
    w.travelTo('2026-03-05 10:00');
    expect(w.case).toMatchObject({ state: 'in_progress', pauseAsk: { reason: 'material' } });
  });

  it('paused it has no deadline, and the enterprise is asked for its material', () => {
    const w = paused();
    expect(w.assignment.deadline).toBeNull();
    expect(w.case.clocks).toEqual({});
    expect(w.owes()).toContain('ou_contact notification:material_wanted');
  });

  it('resumed on Friday, two days did not count: Wednesday 11 March', () => {
    const w = paused();
    w.at('2026-03-06 09:00');
    w.do('desk', 'resume');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-11 17:30'));
    expect(w.refusal('unit', 'resume')).toEqual({ code: 'not_paused' });
  });

  it.each(['add', 'attach'])('补充说明 and files from the enterprise end a pause for material: %s', (event) => {
    const w = paused();
    w.at('2026-03-06 09:00');
    w.do('contact', event, event === 'attach' ? {} : { text: '合同见附件' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-11 17:30'));
  });

  it('they end no pause for a court, which ends by itself never', () => {
    const w = paused('2026-03-04 10:00', 'court');
    w.do('contact', 'add');
    expect(w.assignment.deadline).toBeNull();
    expect(w.assignment.pauses[0]?.until).toBeUndefined();
    w.at('2026-06-01 09:00');
    w.do('unit', 'resume');
    expect(w.assignment.deadline).toEqual(shanghai('2026-06-04 17:30'));
  });

  it('for material at most 10 working days: then the clock resumes by itself', () => {
    const w = paused();
    expect(w.assignment.pauses[0]?.until).toEqual(shanghai('2026-03-18 17:30'));
    w.travelTo('2026-03-19 09:00');
    // 3 March was counted; paused from the 4th to the 17th at midnight; the 18th, 19th, 20th and 23rd follow.
    expect(w.assignment).toMatchObject({
      deadline: shanghai('2026-03-23 17:30'),
      pauses: [{ to: shanghai('2026-03-18 17:30') }],
    });
    expect(w.owes()).toContain('scjg notification:resumed');
  });

  it('noticed late, it resumed at its most all the same', () => {
    const w = paused();
    w.at('2026-03-25 09:00');
    w.do('clock', 'pause_over');
    expect(w.assignment.pauses[0]?.to).toEqual(shanghai('2026-03-18 17:30'));
    const other = paused();
    other.at('2026-03-25 09:00');
    expect(other.do('unit', 'finish').assignments[0]).toMatchObject({
      verdict: 'late',
      pauses: [{ to: shanghai('2026-03-18 17:30') }],
    });
  });

  it('begun after the deadline it moves nothing', () => {
    const w = paused('2026-03-10 10:00');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-09 17:30'));
    w.at('2026-03-12 09:00');
    expect(w.do('unit', 'finish').assignments[0]?.verdict).toBe('late');
  });

  it('begun after the law’s date it leaves that date standing', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-03-02 10:00' });
    w.caseIn('dispatched', { category: 'approval' });
    w.do('unit', 'accept', { basis: '行政许可法', on: '2026-03-05' });
    w.at('2026-03-04 10:00');
    w.do('unit', 'ask_pause');
    w.do('desk', 'grant_pause');
    expect(w.assignment.deadline).toBeNull();
    w.do('unit', 'resume');
    w.at('2026-03-06 10:00');
    w.do('unit', 'ask_pause');
    w.do('desk', 'grant_pause');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-05 17:30'));
  });

  it('for material it is asked for with what the enterprise is to bring, for the court without', () => {
    const w = begun();
    expect(w.refusal('unit', 'ask_pause', { reason: 'material', wanted: ' ' })).toEqual({
      code: 'bad_form',
      problems: [{ field: 'wanted', label: '需企业补充', words: '请写明需要企业补充什么' }],
    });
    w.do('unit', 'ask_pause', { reason: 'material', wanted: '租赁合同' });
    w.do('desk', 'grant_pause');
    expect(w.assignment.pauses).toMatchObject([{ reason: 'material', wanted: '租赁合同' }]);
    const court = begun();
    court.do('unit', 'ask_pause', { reason: 'court', wanted: '租赁合同' });
    court.do('desk', 'grant_pause');
    expect(court.assignment.pauses[0]?.wanted).toBeUndefined();
  });

  it('refused, the clock runs on; only listed reasons may be asked for', () => {
    const w = begun();
    expect(w.refusal('unit', 'ask_pause', { reason: 'arbitration' })).toEqual({
      code: 'not_a_pause_reason',
      words: 'arbitration',
    });
    expect(w.refusal('desk', 'grant_pause')).toEqual({ code: 'nothing_changed' });
    w.do('unit', 'ask_pause');
    expect(w.do('desk', 'refuse_pause')).toMatchObject({ clocks: {} });
    expect(w.assignment.pauses).toEqual([]);
    expect(w.owes()).toContain('scjg notification:pause_refused');
  });

  it('申请办结 ends the pause and begins its own; refused, the clock runs', () => {
    const w = paused();
    w.at('2026-03-05 10:00');
    w.do('unit', 'apply_to_close');
    expect(w.assignment.pauses).toMatchObject([
      { reason: 'material', to: shanghai('2026-03-05 10:00') },
      { reason: 'closure_review', from: shanghai('2026-03-05 10:00') },
    ]);
    w.travelTo('2026-03-20 10:00'); // nothing is due of a pause that is over
    w.do('desk', 'refuse_closure');
    expect(w.assignment.deadline).not.toBeNull();
  });

  it('what was asked for lapses with the assignment, and the asker is told', () => {
    const w = begun();
    w.do('unit', 'ask_pause');
    w.do('unit', 'ask_extension');
    w.do('unit', 'ask_legal');
    expect(Object.keys(w.case.clocks).sort()).toEqual(['extension_decision', 'legal_decision', 'pause_decision']);
    const c = w.do('unit', 'finish');
    expect(Object.keys(c.clocks)).toEqual(['notify']);
    expect(c).toMatchObject({ state: 'resolved' });
    expect([c.pauseAsk, c.legalAsk, c.assignments[0]?.extension]).toEqual([undefined, undefined, undefined]);
    expect(w.owes()).toContain('scjg notification:ask_lapsed');
  });

  it('whoever hears at once what ended the assignment is not told so again', () => {
    const w = begun();
    w.do('unit', 'ask_pause');
    w.do('contact', 'withdraw');
    expect(w.owes().filter((item) => item.startsWith('scjg notification:'))).toEqual(['scjg notification:withdrawn']);
  });

  it('what is pending stays pending through a review, with its clock, and may be decided there', () => {
    const w = begun();
    w.do('unit', 'ask_pause');
    w.do('unit', 'ask_extension');
    w.do('unit', 'apply_to_close');
    expect(Object.keys(w.case.clocks).sort()).toEqual(['extension_decision', 'pause_decision', 'review']);
    expect(w.refusal('desk', 'grant_pause')).toEqual({ code: 'nothing_changed' }); // one pause at a time
    w.do('desk', 'grant_extension');
    w.do('desk', 'refuse_pause');
    w.do('desk', 'refuse_closure');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-16 17:30'));
  });
});
