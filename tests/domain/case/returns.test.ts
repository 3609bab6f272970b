import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

describe('申请退回 — R-301, R-302 (ML 六(二))', () => {
  it('pauses the unit clock; the desk has 2 working days to decide', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('dispatched');
    const c = w.do('unit', 'ask_return', { ground: 'not_ours', reason: '属医保事项' });
    expect(c).toMatchObject({
      state: 'return_requested',
      clocks: { arbitration: { deadline: shanghai('2026-09-29 17:30') } },
      returnAsk: { unit: 'scjg', ground: 'not_ours' },
    });
    expect(Object.keys(c.clocks)).toEqual(['arbitration']);
    expect(w.assignment.deadline).toBeNull();
    expect(c.clocks.arbitration?.deadline).toEqual(shanghai('2026-09-29 17:30'));
    expect(w.owes()).toContain('desk notification:to_arbitrate');
  });

  it('asks for a ground of the place and a reason', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    expect(w.refusal('unit', 'ask_return', { ground: 'busy' })).toMatchObject({ code: 'unknown_choice' });
    expect(w.refusal('unit', 'ask_return', { reason: '' })).toMatchObject({ problems: [{ label: '理由' }] });
  });

  it('a reason that the profile does not list pauses nothing', () => {
    const w = caseWorld();
    w.caseIn('dispatched');
    w.do('unit', 'ask_return', undefined, { profile: { ...w.profile, pauseReasons: [] } });
    expect(w.assignment).toMatchObject({ pauses: [], deadline: shanghai('2026-10-22 17:30') });
  });
});

describe('维持原派 — R-302 (ML 六(二))', () => {
  it('refuses the return: accept clock anew, the paused days do not count, this ground is spent for this unit', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('return_requested');
    w.at('2026-09-29 09:00');
    const c = w.do('desk', 'uphold');
    expect(c).toMatchObject({ state: 'dispatched', clocks: { accept: { deadline: shanghai('2026-09-30 17:30') } } });
    expect(w.assignment).toMatchObject({ n: 1, deadline: shanghai('2026-10-23 17:30') });
    expect(w.refusal('unit', 'ask_return')).toEqual({ code: 'ground_already_refused', ground: '非本单位职责' });
    expect(w.refusal('unit', 'ask_return', { ground: 'wrong_place' })).toBeNull();
  });

  it('the ground is spent for this unit alone', () => {
    const w = caseWorld();
    w.caseIn('return_requested');
    w.do('desk', 'uphold');
    w.do('desk', 'reassign', { unit: 'rsj' });
    expect(w.refusal('otherUnit', 'ask_return')).toBeNull();
  });

  it('a deadline that passed before the return was asked stays, and is told once', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('dispatched', { category: 'consultation' });
    w.travelTo('2026-10-10 09:00');
    w.do('unit', 'ask_return');
    w.travelTo('2026-10-12 09:00');
    w.do('desk', 'uphold');
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-09 17:30'));
    w.travelTo('2026-10-12 10:00');
    expect(w.case.firedKeys.filter((key) => key.startsWith('1/handle/') && key.endsWith('/end'))).toHaveLength(1);
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    expect(w.assignment.verdict).toBe('late');
  });
});

describe('改派 — R-302 (ML 六(二))', () => {
  it('grants the return: a new assignment at another unit, with its own limit; the old one was passed on', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('return_requested');
    w.at('2026-09-28 09:00');
    const c = w.do('desk', 'reassign', { unit: 'rsj', reason: '属社保' });
    expect(c.state).toBe('dispatched');
    expect(c.assignments).toMatchObject([
      { unit: 'scjg', verdict: 'passed_on', endedAt: shanghai('2026-09-28 09:00') },
      {
        n: 2,
        unit: 'rsj',
        why: 'reassign',
        startedAt: shanghai('2026-09-28 09:00'),
        deadline: shanghai('2026-10-23 17:30'),
      },
    ]);
    expect(c.clocks.accept?.deadline).toEqual(shanghai('2026-09-29 17:30'));
    expect(c).not.toHaveProperty('returnAsk');
    expect(c.grantedReturns).toBe(1);
  });

  it('never to the same unit', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('desk', 'reassign', { unit: 'scjg' })).toEqual({ code: 'same_unit', unit: 'scjg' });
  });

  it('an assignment whose deadline had passed ends late, whatever ended it', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-10-09 17:30');
    expect(w.do('desk', 'reassign').assignments[0]?.verdict).toBe('passed_on'); // the deadline's own instant is in time
    w.at('2026-10-19 17:31');
    expect(w.do('desk', 'reassign', { unit: 'zrzy' }).assignments[1]).toMatchObject({
      verdict: 'late',
      passedOn: true,
    });
  });

  it('drops what the old unit had not been told yet, and makes its card a stub', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    w.do('contact', 'nudge');
    w.put((c) => ({
      ...c,
      cards: [{ messageId: 'om_1', chatId: 'oc_scjg', audience: 'unit', unit: 'scjg', v: c.v, sentAt: w.now }],
    }));
    expect(w.owes()).toContain('scjg notification:nudged');
    w.do('desk', 'reassign');
    expect(w.owes().filter((o) => o.startsWith('scjg'))).toEqual([]); // nor a card that was not sent yet
    expect(w.owes()).toContain('oc_scjg stub:om_1');
    w.do('desk', 'reclassify', { category: 'consultation' });
    expect(w.owes().filter((o) => o.includes('stub'))).toHaveLength(1);
  });

  it('a unit that lost the case has no more to do with it', () => {
    const w = caseWorld();
    w.caseIn('return_requested');
    w.do('desk', 'reassign');
    expect(w.refusal('unit', 'accept')).toMatchObject({ code: 'not_yours', unit: 'rsj' });
    expect(w.refusal('unit', 'see_contact')).toMatchObject({ code: 'not_yours' });
  });
});

describe('instead of a third granted return the case is referred', () => {
  const passedRound = (w: CaseWorld) => {
    w.caseIn('return_requested');
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.do('otherUnit', 'ask_return');
    w.do('desk', 'reassign', { unit: 'zrzy' });
    w.do('thirdUnit', 'ask_return');
    w.at('2026-09-29 09:00');
    return w.do('desk', 'reassign', { unit: undefined, reason: '各单位均认为不属其职责' });
  };

  it('the coordinator gets a dispatch clock; no unit has the case', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    const c = passedRound(w);
    expect(c).toMatchObject({
      state: 'submitted',
      grantedReturns: 2,
      referral: { reason: '各单位均认为不属其职责' },
      clocks: { dispatch: { deadline: shanghai('2026-09-30 17:30') } },
    });
    expect(c.assignments.map((l) => l.verdict)).toEqual(['passed_on', 'passed_on', 'passed_on']);
    expect(w.owes()).toContain('coordinator notification:referred_after_returns');
    expect(w.refusal('desk', 'dispatch')).toMatchObject({ code: 'not_yours' });
    expect(w.refusal('thirdUnit', 'see_contact')).toMatchObject({ code: 'not_yours' });
    expect(w.buttons('coordinator')).toContain('dispatch');
  });

  it('goes to supervision where there is no coordinator', () => {
    const w = caseWorld({ shape: 'no_coordinator' });
    passedRound(w);
    expect(w.owes()).toContain('supervision notification:referred_after_returns');
    expect(w.do('supervision', 'dispatch').state).toBe('dispatched');
  });

  it('answered by the desk after all, it is rated as an answer and comes back to whoever dispatches', () => {
    const w = caseWorld();
    passedRound(w);
    w.do('desk', 'answer');
    w.do('sender', 'result_delivered');
    expect(w.buttons('unit')).not.toContain('progress');
    expect(w.do('contact', 'not_done')).toMatchObject({ state: 'submitted', referral: expect.anything() });
    expect(w.case.assignments).toHaveLength(3);
  });
});
