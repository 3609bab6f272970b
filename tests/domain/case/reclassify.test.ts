import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('调整类别 — R-303, lifecycle "reclassify"', () => {
  it('recomputes the limit from the assignment’s own start', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'consultation' });
    w.at('2026-09-29 09:00');
    w.do('desk', 'reclassify', { category: 'appeal' });
    expect(w.assignment).toMatchObject({ limit: { workingDays: 15 }, deadline: shanghai('2026-10-22 17:30') });
    expect(w.case.category).toBe('appeal');
  });

  it('leaves a deadline not yet passed the next working day, however short the new limit', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('in_progress', { category: 'appeal' });
    w.at('2026-10-12 09:00'); // the 5 days of 咨询 were over on 9 October
    w.do('desk', 'reclassify', { category: 'consultation' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-13 17:30'));
  });

  it('gives no floor to a deadline that has passed', () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-09-24 10:00' });
    w.caseIn('in_progress'); // 一般: 5 days, until 9 October
    w.at('2026-10-12 09:00');
    w.do('desk', 'reclassify', { urgency: 'urgent' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-09-29 17:30'));
  });

  it('keeps pauses', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('return_requested', { category: 'consultation' });
    w.at('2026-09-29 09:00');
    w.do('desk', 'uphold');
    w.do('desk', 'reclassify', { category: 'appeal' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-23 17:30'));
  });

  it('never leaves an accepted case without a limit: the law’s date is named at acceptance alone', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.caseIn('in_progress');
    w.do('desk', 'reclassify', { category: 'approval' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-10-22 17:30'));
  });

  it('an urgency alone does not lose the law’s date', () => {
    const w = caseWorld({ profile: 'malu' });
    w.caseIn('dispatched', { category: 'approval' });
    w.do('unit', 'accept', { basis: '行政许可法', on: '2026-11-20' });
    w.do('desk', 'reclassify', { urgency: 'urgent' });
    expect(w.assignment.limit).toMatchObject({ on: '2026-11-20' });
  });

  it('before acceptance an approval case waits for the unit to name its date', () => {
    const w = caseWorld({ profile: 'malu' });
    w.caseIn('dispatched');
    w.do('desk', 'reclassify', { category: 'approval' });
    expect(w.assignment.deadline).toBeNull();
    expect(w.refusal('unit', 'accept')).toMatchObject({ code: 'bad_form' });
  });

  it('refuses no change and what is not handled', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('desk', 'reclassify', { category: 'appeal' })).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('desk', 'reclassify', { category: 'errand' })).toMatchObject({ code: 'redirect_category' });
    expect(w.refusal('unit', 'reclassify', { category: 'consultation' })).toMatchObject({ code: 'not_yours' });
  });
});
