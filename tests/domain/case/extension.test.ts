import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

/** Malu, 咨询: five working days from Monday 2 March 2026, until Monday 9 March. */
const begun = () => {
  const w = caseWorld({ profile: 'malu', now: '2026-03-02 10:00' });
  w.caseIn('in_progress', { category: 'consultation' });
  return w;
};

describe('申请延期 — R-305', () => {
  it('granted, the new deadline counts from the old one, and the respondent is told why', () => {
    const w = begun();
    w.do('unit', 'ask_extension', { days: 5, reason: '需现场勘验' });
    expect(w.case.clocks.extension_decision?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-09 17:30'));
    w.do('desk', 'grant_extension');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-16 17:30'));
    expect(w.case.clocks).toEqual({});
    expect(w.case.outbox).toContainEqual(
      expect.objectContaining({ show: { notification: 'extended', audience: 'respondent', words: '需现场勘验' } }),
    );
  });

  it('at least one working day before the deadline: all of Friday still, on Monday no more', () => {
    const w = begun();
    w.at('2026-03-06 23:59');
    expect(w.refusal('unit', 'ask_extension')).toBeNull();
    w.at('2026-03-09 09:00');
    expect(w.refusal('unit', 'ask_extension')).toEqual({ code: 'extension_too_late', workingDays: 1 });
  });

  it('at most the original limit, in whole days', () => {
    const w = begun();
    expect(w.refusal('unit', 'ask_extension', { days: 6 })).toEqual({ code: 'extension_too_long', most: 5 });
    expect(w.refusal('unit', 'ask_extension', { days: 0 })).toMatchObject({ code: 'bad_form' });
    expect(w.refusal('unit', 'ask_extension', { days: '五' })).toMatchObject({ code: 'bad_form' });
  });

  it('nor more than the limit of a category that came after it was asked for', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-03-02 10:00' });
    w.caseIn('in_progress');
    w.do('unit', 'ask_extension', { days: 10 });
    w.do('desk', 'reclassify', { category: 'consultation' });
    expect(w.refusal('desk', 'grant_extension')).toEqual({ code: 'extension_too_long', most: 5 });
    expect(w.refusal('desk', 'refuse_extension')).toBeNull();
  });

  it('once per assignment, granted or not', () => {
    const w = begun();
    w.do('unit', 'ask_extension');
    expect(w.refusal('unit', 'ask_extension')).toEqual({ code: 'pending_already' });
    w.do('desk', 'refuse_extension', { reason: '时间充足' });
    expect(w.assignment).toMatchObject({
      deadline: shanghai('2026-03-09 17:30'),
      extension: { granted: false, why: '时间充足' },
    });
    expect(w.refusal('unit', 'ask_extension')).toEqual({ code: 'extension_used' });
    expect(w.refusal('desk', 'grant_extension')).toEqual({ code: 'nothing_changed' });
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
    expect(w.refusal('unit', 'ask_extension')).toBeNull();
  });

  it('undecided, the deadline stands: finished after it, the assignment is late', () => {
    const w = begun();
    w.do('unit', 'ask_extension');
    w.travelTo('2026-03-10 09:00');
    expect(w.do('unit', 'finish').assignments[0]?.verdict).toBe('late');
  });

  it('granted late, the verdict follows the new deadline', () => {
    const w = begun();
    w.do('unit', 'ask_extension');
    w.travelTo('2026-03-10 09:00');
    w.do('desk', 'grant_extension');
    expect(w.do('unit', 'finish').assignments[0]?.verdict).toBe('in_time');
  });

  it('a reclassified assignment keeps its extension (lifecycle, "reclassify")', () => {
    const w = begun();
    w.do('unit', 'ask_extension');
    w.do('desk', 'grant_extension');
    w.do('desk', 'reclassify', { category: 'appeal' });
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-30 17:30'));
  });

  it('none while the clock stands still, nor of a date the law gives', () => {
    const w = begun();
    w.do('unit', 'ask_pause');
    w.do('desk', 'grant_pause');
    expect(w.refusal('unit', 'ask_extension')).toEqual({ code: 'nothing_changed' });
    w.do('unit', 'resume');
    w.do('unit', 'ask_legal', { on: '2026-06-30' });
    w.do('unit', 'ask_extension');
    w.do('desk', 'grant_legal');
    expect(w.assignment).toMatchObject({ deadline: shanghai('2026-06-30 17:30'), extension: { granted: false } });
    expect(w.owes()).toContain('scjg notification:ask_lapsed');
  });
});

describe('转入复议诉讼 — R-307 (ML 六(二))', () => {
  it('the legal date replaces the limit, and the case is marked so', () => {
    const w = begun();
    w.do('unit', 'ask_legal', { on: '2026-06-30', ground: '已提起行政复议' });
    expect(w.case.clocks.legal_decision?.deadline).toEqual(shanghai('2026-03-03 17:30'));
    const c = w.do('desk', 'grant_legal');
    expect(c).toMatchObject({ legal: { on: '2026-06-30', ground: '已提起行政复议' }, clocks: {} });
    expect(w.assignment).toMatchObject({ limit: { on: '2026-06-30' }, deadline: shanghai('2026-06-30 17:30') });
    expect(w.owes()).toContain('ou_contact notification:legal_track');
    expect(w.refusal('unit', 'ask_legal')).toEqual({ code: 'pending_already' });
  });

  it('refused, the limit stands; a date in the past is no date', () => {
    const w = begun();
    expect(w.refusal('unit', 'ask_legal', { on: '2026-03-01' })).toEqual({
      code: 'date_in_the_past',
      label: '期限日期',
    });
    w.do('unit', 'ask_legal');
    w.do('desk', 'refuse_legal');
    expect(w.assignment.deadline).toEqual(shanghai('2026-03-09 17:30'));
    expect(w.refusal('desk', 'refuse_legal')).toEqual({ code: 'nothing_changed' });
  });

  it('another category does not lose the date, nor does a rework assignment before it', () => {
    const w = begun();
    w.do('unit', 'ask_legal', { on: '2026-06-30' });
    w.do('desk', 'grant_legal');
    w.do('desk', 'reclassify', { category: 'appeal' });
    expect(w.assignment.limit.on).toBe('2026-06-30');
    w.do('unit', 'finish');
    w.do('contact', 'not_done');
    expect(w.assignment).toMatchObject({ n: 2, deadline: shanghai('2026-06-30 17:30') });
  });

  it('once the date is over a rework assignment has the usual limit', () => {
    const w = begun();
    w.do('unit', 'ask_legal', { on: '2026-03-10' });
    w.do('desk', 'grant_legal');
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    w.at('2026-03-11 10:00');
    w.do('contact', 'not_done');
    expect(w.assignment).toMatchObject({ n: 2, limit: { workingDays: 5 }, deadline: shanghai('2026-03-18 17:30') });
  });
});
