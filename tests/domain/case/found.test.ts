import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('主动发现 — R-106; lifecycle, "verify"', () => {
  it('goes to the desk to check when finished, within two working days', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    const c = w.found();
    expect(c).toMatchObject({ state: 'resolved', filer: { as: 'staff', unit: 'scjg' }, respondent: { reach: 'none' } });
    expect(c.enterprise).toBeUndefined();
    expect(Object.keys(c.clocks)).toEqual(['review']);
    expect(c.clocks.review?.deadline).toEqual(shanghai('2026-03-04 17:30'));
    expect(w.owes()).toContain('desk notification:to_verify');
    expect(w.buttons('desk')).toEqual(expect.arrayContaining(['verify', 'refuse_verify']));
    w.do('desk', 'verify');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'verified', ratings: [] });
  });

  it('核验不通过 begins a new assignment at the same unit', () => {
    const w = caseWorld();
    w.found();
    w.do('desk', 'refuse_verify', { reason: '现场仍有积水' });
    expect(w.case).toMatchObject({
      state: 'in_progress',
      assignments: [{ verdict: 'in_time' }, { n: 2, why: 'rework' }],
    });
    expect(w.owes()).toContain('scjg notification:verify_refused');
  });

  it('nobody confirms it or answers it, and only such a case is checked', () => {
    const w = caseWorld();
    w.submit({ content: '园区道路积水' }, 'unit', 'found');
    expect(w.refusal('desk', 'answer')).toEqual({ code: 'no_enterprise' });
    const usual = caseWorld();
    usual.caseIn('resolved');
    expect(usual.refusal('desk', 'verify')).toEqual({ code: 'nothing_changed' });
    expect(usual.refusal('desk', 'refuse_verify')).toEqual({ code: 'nothing_changed' });
  });

  it('an approved closure closes it: there is nobody to rate or to write to', () => {
    const w = caseWorld();
    w.submit({ content: '园区道路积水' }, 'unit', 'found');
    for (const [who, event] of [
      ['desk', 'dispatch'],
      ['unit', 'accept'],
      ['unit', 'apply_to_close'],
      ['desk', 'approve'],
    ] as const)
      w.do(who, event);
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'explained', obligations: [] });
  });
});
