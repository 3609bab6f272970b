import { describe, expect, it } from 'vitest';
import { inHand, type World } from './support/world.ts';

/** A result that the respondent has, from Monday 03-02: three working days end at 24:00 of Thursday 03-05. */
function resolved(): World {
  const w = inHand('2026-03-02 10:00');
  w.do('unit', 'finish');
  w.quiet();
  return w;
}

describe('before silence the respondent alone is reminded — lifecycle.md, "clock: confirm, rate"', () => {
  it('a confirmation: one working day before and on the last day; then what the rule says', () => {
    const w = resolved();
    w.travelTo('2026-03-10 12:00');
    expect(w.lines('赵明远', 'rung', 'alarm')).toEqual([
      '03-04 09:05 赵明远 says confirm_soon',
      '03-05 09:05 赵明远 says confirm_last_day',
      '03-06 09:05 赵明远 says closed_by_silence',
    ]);
    expect(w.case).toMatchObject({ state: 'closed', outcome: 'unconfirmed' });
    expect(w.case.steps.map((s) => s.to.map((p) => p.name))).toEqual([['赵明远'], ['赵明远']]);
  });

  it('a rating likewise', () => {
    const w = resolved();
    w.do('contact', 'confirm');
    w.quiet();
    w.travelTo('2026-03-10 12:00');
    expect(w.lines('赵明远')).toEqual([
      '03-04 09:05 赵明远 says rate_soon',
      '03-05 09:05 赵明远 says rate_last_day',
      '03-06 09:05 赵明远 says closed_by_silence',
    ]);
  });

  it('over a long holiday the day before is the working day before it', () => {
    // Three working days from Tuesday 09-29: 09-30, 10-08, 10-09.
    const w = inHand('2026-09-29 10:00');
    w.do('unit', 'finish');
    w.quiet();
    w.travelTo('2026-10-09 12:00');
    expect(w.lines('赵明远')).toEqual([
      '10-08 09:05 赵明远 says confirm_soon',
      '10-09 09:05 赵明远 says confirm_last_day',
    ]);
  });

  it('words from the respondent start it anew, with reminders of its own', () => {
    const w = resolved();
    w.at('2026-03-04 10:00', 'contact', 'heard');
    w.travelTo('2026-03-10 12:00');
    // Until Monday 03-09; running out again it is called back, never closed.
    expect(w.lines('赵明远')).toEqual([
      '03-04 09:05 赵明远 says confirm_soon',
      '03-06 09:05 赵明远 says confirm_soon',
      '03-09 09:05 赵明远 says confirm_last_day',
    ]);
    expect(w.case.state).toBe('callback');
  });

  it('a respondent who has spoken is reminded no more', () => {
    const w = resolved();
    w.do('contact', 'confirm');
    w.do('contact', 'rate', { datum: '5' });
    w.quiet();
    w.travelTo('2026-03-31 12:00');
    expect([w.log, w.case.outcome, w.next()]).toEqual([[], 'satisfied', null]);
  });

  it('when the reminder’s day was lost to an outage it is dropped, and on record as dropped', () => {
    const w = resolved();
    w.travelTo('2026-03-03 12:00');
    w.awayUntil('2026-03-06 08:00');
    expect(w.lines('says confirm')).toEqual([]);
    expect(w.case.steps.map((s) => [s.kind, s.dropped])).toEqual([
      ['remind', true],
      ['warn', true],
    ]);
  });
});
