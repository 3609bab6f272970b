import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

// Rated 不满意 at 10:00 on Thursday 24 September, settled at 10:10.
const calledBack = (options: Parameters<typeof caseWorld>[0] = {}): CaseWorld => {
  const w = caseWorld({ now: '2026-09-24 10:00', ...options });
  w.caseIn('confirmed');
  w.rated('2');
  return w;
};

describe('回访 — R-403, R-404 (SZ 9)', () => {
  it('the desk has 2 working days', () => {
    const w = calledBack();
    expect(w.case).toMatchObject({
      state: 'callback',
      clocks: { callback: { deadline: shanghai('2026-09-29 17:30') } },
    });
    expect(Object.keys(w.case.clocks)).toEqual(['callback']);
    expect(w.owes()).toContain('desk notification:to_call_back');
  });

  it('none may be skipped: every way out needs the note of a call', () => {
    const w = calledBack();
    expect(w.refusal('desk', 'go_on', { note: '' })).toEqual({ code: 'call_not_noted' });
    expect(w.refusal('desk', 'accept_explanation', { note: '' })).toEqual({ code: 'call_not_noted' });
    expect(w.refusal('unit', 'apply_to_close')).toEqual({ code: 'call_not_noted' });
    expect(w.buttons('unit')).not.toContain('apply_to_close');
  });

  it('noting the call opens 申请办结 to the unit, and every card drawn before is stale', () => {
    const w = calledBack();
    const { v } = w.case;
    w.do('desk', 'note_call', { note: '企业认为答复笼统' });
    expect(w.case).toMatchObject({ state: 'callback', v: v + 1, calls: [{ assignment: 1, text: '企业认为答复笼统' }] });
    expect(w.buttons('unit')).toContain('apply_to_close');
    expect(w.do('desk', 'note_call', { note: '再次致电' }).v).toBe(v + 1);
  });

  it('继续办理: a new assignment, same unit; the note may come with it', () => {
    const w = calledBack();
    w.do('desk', 'go_on', { note: '企业希望继续办理' });
    expect(w.case).toMatchObject({
      state: 'in_progress',
      assignments: [
        { n: 1, verdict: 'in_time' },
        { n: 2, why: 'rework', unit: 'scjg' },
      ],
    });
    expect(w.case.calls).toMatchObject([{ assignment: 1 }]);
    expect(w.owes()).toContain('scjg notification:goes_on');
  });

  it('接受解释: closed, the rating stands as given', () => {
    const w = calledBack();
    w.do('desk', 'note_call');
    expect(w.do('desk', 'accept_explanation', { note: '' })).toMatchObject({
      state: 'closed',
      outcome: 'explained',
      ratings: [{ level: '2' }],
    });
  });

  it('a call for an earlier assignment does not count for a later one', () => {
    const w = calledBack();
    w.do('desk', 'go_on');
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.rated('1');
    expect(w.refusal('desk', 'accept_explanation', { note: '' })).toEqual({ code: 'call_not_noted' });
  });

  it('of a direct answer: without a unit it returns to the desk, and there is nobody to explain', () => {
    const w = caseWorld();
    w.caseIn('answered');
    w.do('contact', 'confirm');
    w.rated('1');
    expect(w.refusal('desk', 'note_call', { explain: 'yes' })).toEqual({ code: 'no_unit_to_explain' });
    expect(w.do('desk', 'go_on').state).toBe('submitted');
  });
});

describe('the unit is asked to explain', () => {
  it('has 2 working days to apply to close; asked twice it has no more', () => {
    const w = calledBack();
    w.do('desk', 'note_call', { explain: 'yes' });
    expect(w.case.clocks.explanation?.deadline).toEqual(shanghai('2026-09-29 17:30'));
    expect(w.owes()).toContain('scjg notification:please_explain');
    w.at('2026-09-28 10:00');
    w.do('desk', 'note_call', { explain: 'yes' });
    expect(w.case.clocks.explanation?.deadline).toEqual(shanghai('2026-09-29 17:30'));
  });

  it('else it goes on handling, and the desk is told', () => {
    const w = calledBack();
    w.do('desk', 'note_call', { explain: 'yes' });
    w.travelTo('2026-09-29 17:29');
    expect(w.case.state).toBe('callback');
    w.travelTo('2026-09-29 17:30');
    expect(w.case).toMatchObject({ state: 'in_progress', assignments: [{}, { n: 2 }] });
    expect(w.case).not.toHaveProperty('explanationAskedAt');
    expect(w.owes()).toEqual(
      expect.arrayContaining(['scjg notification:goes_on', 'desk notification:explanation_missing']),
    );
    expect(w.owes()).not.toContain('scjg notification:please_explain');
  });
});

describe('未联系上', () => {
  it('moves the callback deadline to the next working day’s close, once a day', () => {
    const w = calledBack();
    const { v } = w.case;
    w.do('desk', 'not_reached');
    expect(w.case).toMatchObject({
      state: 'callback',
      v,
      clocks: { callback: { deadline: shanghai('2026-09-28 17:30') } },
    });
    expect(w.refusal('deskOfficer', 'not_reached')).toEqual({ code: 'already_missed_today' });
  });

  it('after three on three days as 继续办理, and listed', () => {
    const w = calledBack();
    for (const day of ['2026-09-28', '2026-09-29', '2026-09-30']) {
      w.at(`${day} 10:00`);
      w.do('desk', 'not_reached');
    }
    expect(w.case).toMatchObject({ state: 'in_progress', assignments: [{}, { n: 2 }] });
    expect(w.case.missedCalls.map((m) => m.on)).toEqual(['2026-09-28', '2026-09-29', '2026-09-30']);
  });

  it('a later call-back counts its own attempts', () => {
    const w = calledBack();
    for (const day of ['2026-09-28', '2026-09-29', '2026-09-30']) {
      w.at(`${day} 10:00`);
      w.do('desk', 'not_reached');
    }
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.rated('1');
    expect(w.do('desk', 'not_reached')).toMatchObject({ state: 'callback', missedCalls: [{ on: '2026-09-30' }] });
  });
});
