import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

const inReview = (from: 'in_progress' | 'callback'): CaseWorld => {
  const w = caseWorld({ now: '2026-09-24 10:00' });
  if (from === 'in_progress') w.caseIn('closure_review');
  else {
    w.caseIn('confirmed');
    w.rated('2');
    w.do('desk', 'note_call');
    w.do('unit', 'apply_to_close');
  }
  return w;
};

describe('申请办结 — R-404 (SZ 9)', () => {
  it('pauses the unit clock while it is reviewed: 2 working days', () => {
    const w = inReview('in_progress');
    expect(w.case).toMatchObject({
      state: 'closure_review',
      clocks: { review: { deadline: shanghai('2026-09-29 17:30') } },
      closure: { from: 'in_progress', ground: '某条例第五条' },
    });
    expect(w.assignment.deadline).toBeNull();
    expect(w.owes()).toContain('desk notification:to_review');
  });

  it('needs the legal or policy ground', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('unit', 'apply_to_close', { ground: ' ' })).toMatchObject({
      problems: [{ label: '法律政策依据' }],
    });
  });

  it('is decided by supervision where the profile says so', () => {
    const w = caseWorld();
    const profile = { ...w.profile, closureApprover: { role: 'supervision' as const, clause: 'D' } };
    w.caseIn('in_progress');
    w.do('unit', 'apply_to_close', undefined, { profile });
    expect(w.owes()).toEqual(
      expect.arrayContaining(['supervision card:supervision', 'supervision notification:to_review']),
    );
    expect(w.refusal('desk', 'approve', undefined, { profile })).toMatchObject({ code: 'not_yours', by: ['approver'] });
    expect(w.refusal('supervision', 'approve', undefined, { profile })).toBeNull();
  });
});

describe('同意办结', () => {
  it('from in_progress: the explanation is shown, the rating asked, its clock from delivery', () => {
    const w = inReview('in_progress');
    w.at('2026-09-28 10:00');
    w.do('desk', 'approve');
    expect(w.case.state).toBe('confirmed');
    expect(Object.keys(w.case.clocks)).toEqual(['notify']);
    expect(w.owes()).toEqual(
      expect.arrayContaining(['scjg notification:closure_approved', 'ou_contact notification:please_rate']),
    );
    w.do('sender', 'result_delivered');
    expect(w.case.clocks).toMatchObject({ rate: { deadline: shanghai('2026-10-09 00:00') } });
    expect(Object.keys(w.case.clocks)).toEqual(['rate']);
  });

  it('is in time by the instant it was applied for, however long the review took', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.at('2026-10-09 17:30');
    w.do('unit', 'apply_to_close');
    w.travelTo('2026-10-20 10:00');
    w.do('desk', 'approve');
    expect(w.assignment).toMatchObject({ verdict: 'in_time', endedAt: shanghai('2026-10-20 10:00') });
  });

  it('even where a review pauses no clock', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    const profile = { ...w.profile, pauseReasons: [] };
    w.caseIn('in_progress', { category: 'consultation' });
    w.at('2026-10-09 17:30');
    w.do('unit', 'apply_to_close', undefined, { profile });
    w.at('2026-10-12 10:00');
    w.do('desk', 'approve', undefined, { profile });
    expect(w.assignment).toMatchObject({ verdict: 'in_time', deadline: shanghai('2026-10-09 17:30') });
  });

  it('applied for after the deadline it is late', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.travelTo('2026-10-09 17:31');
    w.do('unit', 'apply_to_close');
    w.do('desk', 'approve');
    expect(w.assignment.verdict).toBe('late');
  });

  it.each([
    ['rated satisfied', (w: CaseWorld) => w.rated('5')],
    [
      'not rated',
      (w: CaseWorld) => {
        w.do('sender', 'result_delivered');
        w.travelTo('2026-10-08 00:00');
      },
    ],
    [
      'dissatisfied and called back',
      (w: CaseWorld) => {
        w.rated('1');
        w.do('desk', 'accept_explanation');
      },
    ],
  ])('every end of it is explained: %s', (_name, goOn) => {
    const w = inReview('in_progress');
    w.do('desk', 'approve');
    goOn(w);
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'explained' });
  });

  it('from callback: closed as explained', () => {
    const w = inReview('callback');
    expect(w.do('desk', 'approve')).toMatchObject({ state: 'closed', outcome: 'explained', assignments: [{ n: 1 }] });
    expect(w.owes()).toContain('ou_contact notification:explained');
  });

  it('from callback it is refused while the last dissatisfied rating has no call note', () => {
    const w = inReview('callback');
    w.put((c) => ({ ...c, calls: [] }));
    expect(w.refusal('desk', 'approve')).toEqual({ code: 'call_not_noted' });
  });

  it('the respondent may still say that it is not done', () => {
    const w = inReview('in_progress');
    w.do('desk', 'approve');
    expect(w.do('contact', 'not_done')).toMatchObject({ state: 'in_progress', assignments: [{}, { n: 2 }] });
    expect(w.case).not.toHaveProperty('closure');
  });
});

describe('退回续办', () => {
  it('from in_progress: the same assignment, without the days of review', () => {
    const w = inReview('in_progress');
    w.at('2026-09-29 09:00'); // Monday the 28th was under review and does not count
    const c = w.do('desk', 'refuse_closure');
    expect(c).toMatchObject({ state: 'in_progress', clocks: {}, assignments: [{ n: 1 }] });
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-23 17:30'));
    expect(c).not.toHaveProperty('closure');
  });

  it('from callback: a new assignment', () => {
    const w = inReview('callback');
    expect(w.do('desk', 'refuse_closure')).toMatchObject({
      state: 'in_progress',
      assignments: [{}, { n: 2, why: 'rework' }],
    });
    expect(w.owes()).toContain('scjg notification:closure_refused');
  });
});
