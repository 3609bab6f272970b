import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

// Finished and delivered on Thursday 24 September: 3 working days end on Wednesday the 30th at 24:00.
const resolved = (options: Parameters<typeof caseWorld>[0] = {}): CaseWorld => {
  const w = caseWorld({ now: '2026-09-24 10:00', ...options });
  w.caseIn('resolved');
  return w;
};
const away = (from: string, to: string) => ({ outages: [{ from: shanghai(from), to: shanghai(to) }] });

describe('确认期满 — R-401 (HZ 三(四)1)', () => {
  it.each([
    ['suzhou', 'unconfirmed'],
    ['malu', 'unconfirmed'],
    ['suqian', 'unconfirmed'],
    ['huzhou', 'counted_good'],
  ] as const)('%s: silence closes as %s', (profile, outcome) => {
    const w = resolved({ profile });
    w.travelTo('2026-09-30 23:59:59');
    expect(w.case.state).toBe('resolved');
    w.travelTo('2026-10-01 00:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome, clocks: {}, ratings: [] });
  });

  it('goes by the rule the case was filed under, whatever place the settings name now', () => {
    const w = resolved({ profile: 'huzhou' });
    w.at('2026-10-01 00:00');
    const suzhou = caseWorld({ profile: 'suzhou' }).profile;
    expect(w.do('clock', 'confirm_over', undefined, { profile: suzhou }).outcome).toBe('counted_good');
  });

  it('is not due a moment before', () => {
    const w = resolved();
    w.at('2026-09-30 23:59:59');
    expect(w.refusal('clock', 'confirm_over')).toEqual({ code: 'not_due' });
    expect(w.refusal('desk', 'confirm_over')).toMatchObject({ code: 'not_yours' });
  });

  it('telling deadlines never takes the place of closing', () => {
    const w = resolved();
    w.travelTo('2026-09-30 23:59');
    w.at('2026-10-01 00:00');
    expect(w.refusal('clock', 'take_steps')).toEqual({ code: 'not_due' });
    expect(w.case.dueAt).toEqual(w.now);
  });
});

describe('words from the respondent start the confirm clock anew, once (T49)', () => {
  it('by private words', () => {
    const w = resolved();
    w.at('2026-09-29 10:00');
    const c = w.do('contact', 'heard');
    expect(c.clocks.confirm?.deadline).toEqual(shanghai('2026-10-10 00:00'));
    expect(c.v).toBe(w.case.v);
    expect(w.refusal('contact', 'heard')).toEqual({ code: 'nothing_changed' });
  });

  it('by 补充说明, which does so once; running out again is a call-back, never silence', () => {
    const w = resolved();
    w.at('2026-09-29 10:00');
    w.do('contact', 'add');
    w.at('2026-09-30 10:00');
    expect(w.do('contact', 'add').clocks.confirm?.deadline).toEqual(shanghai('2026-10-10 00:00'));
    w.travelTo('2026-10-10 00:00');
    expect(w.case).toMatchObject({
      state: 'callback',
      clocks: { callback: { deadline: shanghai('2026-10-13 17:30') } },
    });
    expect(w.owes()).toContain('desk notification:to_call_back');
    expect(w.refusal('desk', 'accept_explanation', { note: '' })).toEqual({ code: 'call_not_noted' });
  });

  it('an agent’s words are not the respondent’s', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.submit({ enterprise: 'e1' }, 'agent');
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    expect(w.do('agent', 'add').confirmRenewed).toBe(false);
    expect(w.do('standIn', 'add').confirmRenewed).toBe(true);
  });

  it('a later assignment may be renewed again', () => {
    const w = resolved();
    w.do('contact', 'heard');
    w.do('contact', 'not_done');
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    expect(w.refusal('contact', 'heard')).toBeNull();
  });
});

describe('an outage on the last day is not silence — lifecycle "confirm over"', () => {
  it.each([
    ['31 minutes within the hours', '2026-09-30 16:00', '2026-09-30 16:31'],
    ['the whole day', '2026-09-30 00:00', '2026-10-01 00:00'],
    ['over closing time, more than half an hour of it within', '2026-09-30 16:59', '2026-10-01 08:00'],
    ['since the days before', '2026-09-28 09:00', '2026-09-30 10:00'],
  ])('%s: until the end of the next working day', (_name, from, to) => {
    const w = resolved(away(from, to));
    w.travelTo('2026-10-01 09:00');
    expect(w.case).toMatchObject({
      state: 'resolved',
      clocks: { confirm: { deadline: shanghai('2026-10-09 00:00') } },
    });
    // The respondent is reminded once more, on the new last day.
    expect(w.case.dueAt).toEqual(shanghai('2026-10-08 09:05'));
    w.travelTo('2026-10-09 00:00');
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'unconfirmed' });
  });

  it.each([
    ['30 minutes', '2026-09-30 16:00', '2026-09-30 16:30'],
    ['an evening', '2026-09-30 17:00', '2026-10-01 09:00'],
    ['a morning before the hours', '2026-09-30 00:00', '2026-09-30 09:35'],
    ['another day', '2026-09-29 09:00', '2026-09-29 17:00'],
  ])('%s changes nothing', (_name, from, to) => {
    const w = resolved(away(from, to));
    w.travelTo('2026-10-01 00:00');
    expect(w.case.outcome).toBe('unconfirmed');
  });

  it('an outage that lasts over the next working day as well extends to the one after', () => {
    const w = resolved(away('2026-09-30 12:00', '2026-10-09 08:00'));
    w.at('2026-10-09 08:00');
    expect(w.do('clock', 'confirm_over').clocks.confirm?.deadline).toEqual(shanghai('2026-10-10 00:00'));
  });

  it('renewed words are extended alike, and then called back', () => {
    const w = resolved(away('2026-10-09 10:00', '2026-10-09 12:00'));
    w.at('2026-09-29 10:00');
    w.do('contact', 'heard'); // until 9 October, 24:00
    w.travelTo('2026-10-10 12:00');
    expect(w.case.state).toBe('resolved');
    w.travelTo('2026-10-11 00:00');
    expect(w.case.state).toBe('callback');
  });
});

describe('仍未解决', () => {
  it('up to 10 working days after a close by silence: called back', () => {
    const w = resolved();
    w.travelTo('2026-10-01 00:00');
    expect(w.buttons('respondent')).toContain('still_not_solved');
    w.at('2026-10-20 23:59'); // 8, 9, 10, 12 to 16, 19 and 20 October
    expect(w.refusal('contact', 'still_not_solved')).toBeNull();
    w.at('2026-10-21 00:00');
    expect(w.refusal('contact', 'still_not_solved')).toEqual({ code: 'still_not_solved_over', workingDays: 10 });
    w.at('2026-10-20 10:00');
    const c = w.do('contact', 'still_not_solved');
    expect(c).toMatchObject({ state: 'callback', clocks: { callback: { deadline: shanghai('2026-10-22 17:30') } } });
    expect(c).not.toHaveProperty('outcome');
    expect(c).not.toHaveProperty('closedAt');
  });

  it('without a unit it goes back to the desk', () => {
    const w = caseWorld({ now: '2026-09-24 10:00' });
    w.caseIn('answered');
    w.travelTo('2026-10-08 10:00');
    expect(w.do('contact', 'still_not_solved').state).toBe('submitted');
    expect(w.owes()).toContain('desk notification:to_dispatch');
  });

  it('is no way round a rating', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    w.rated('5');
    expect(w.buttons('respondent')).not.toContain('still_not_solved');
    expect(w.refusal('contact', 'still_not_solved')).toMatchObject({ code: 'wrong_state' });
  });
});
