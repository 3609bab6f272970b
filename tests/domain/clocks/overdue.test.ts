import { describe, expect, it } from 'vitest';
import { onWeekBegun } from '../../../src/domain/clocks/days.ts';
import { addWorkingDays } from '../../../src/domain/time/day-kind.ts';
import { shanghaiDate } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';
import { inHand, type World, world } from './support/world.ts';

/** Five working days from Monday 2026-03-02: due Monday 03-09. */
const consultation = (): World => inHand('2026-03-02 10:00', { category: 'consultation' });

describe('the respondent hears that it is late — lifecycle.md, "clock: overdue"', () => {
  it('on the morning after a missed dispatch deadline, once', () => {
    const w = world('2026-03-02 10:00');
    w.submit();
    w.travelTo('2026-03-20 12:00');
    expect(w.lines('赵明远 says')).toEqual(['03-04 09:05 赵明远 says dispatch_overdue']);
  });

  it('of the work, not of the acceptance; again where the deadline is moved and missed again', () => {
    const w = world('2026-03-02 10:00');
    w.submit({ category: 'consultation' });
    w.do('desk', 'dispatch');
    w.travelTo('2026-03-13 12:00');
    expect(w.lines('says answer_overdue')).toEqual(['03-10 09:05 赵明远 says answer_overdue']);
    w.do('desk', 'reclassify', { category: 'appeal' });
    w.travelTo('2026-03-27 12:00');
    expect(w.lines('says answer_overdue')).toEqual([
      '03-10 09:05 赵明远 says answer_overdue',
      '03-24 09:05 赵明远 says answer_overdue',
    ]);
  });

  it('not of what was done in time, nor of a confidential case', () => {
    const done = consultation();
    done.at('2026-03-09 17:00', 'unit', 'finish');
    const secret = consultation();
    secret.do('desk', 'make_confidential');
    for (const w of [done, secret]) {
      w.travelTo('2026-03-13 12:00');
      expect(w.lines('says answer_overdue')).toEqual([]);
    }
  });

  it('an urgent case at its deadline', () => {
    const w = inHand('2026-03-02 10:00', { urgency: 'urgent' }, { profile: 'suqian' });
    w.travelTo('2026-03-05 12:00');
    expect(w.lines('says answer_overdue')).toEqual(['03-04 17:33 赵明远 says answer_overdue']);
  });
});

describe('the desk hears of what is late — lifecycle.md, "clock: overdue"', () => {
  it('of each missed deadline of a unit once, and every week of what is late for over five working days', () => {
    const w = consultation();
    w.travelTo('2026-03-31 12:00');
    expect(w.lines('#desk missed', '#desk weekly')).toEqual([
      '03-10 09:05 #desk missed handle @王敏、刘洋',
      // Monday 03-16 is the fifth working day after the deadline.
      '03-23 09:05 #desk weekly handle @王敏、刘洋',
      '03-30 09:05 #desk weekly handle @王敏、刘洋',
    ]);
  });

  it('not of its own deadlines but once a week', () => {
    const w = world('2026-03-02 10:00');
    w.submit();
    w.travelTo('2026-03-16 12:00');
    expect(w.lines('#desk missed', '#desk weekly')).toEqual(['03-16 09:05 #desk weekly dispatch @王敏、刘洋']);
  });

  it.each([
    ['2026-03-10', '2026-03-16', 'a Monday'],
    ['2026-03-16', '2026-03-23', 'after a Monday the next'],
    ['2026-04-03', '2026-04-07', 'Monday is Qingming: Tuesday'],
    ['2026-09-30', '2026-10-08', 'after National Day the Thursday'],
    ['2026-02-14', '2026-02-24', 'a week without working days has none'],
  ])('the first working day of a week after %s is %s: %s', (from, to) => {
    expect(shanghaiDate(onWeekBegun(from, '09:05', CALENDAR_2026))).toBe(to);
    expect(addWorkingDays(to, 0, CALENDAR_2026)).toBe(to);
  });
});

describe('nobody supervises themselves — lifecycle.md, invariant 10', () => {
  it('where the handler is the head, supervision hears on the head’s day, and not again on its own', () => {
    const w = world('2026-03-02 10:00');
    w.submit({ category: 'consultation' });
    w.do('desk', 'dispatch');
    w.do('head', 'accept');
    w.travelTo('2026-03-16 12:00');
    expect(w.lines('rung handle')).toEqual([
      '03-10 09:05 蒋文涛 rung handle 越级',
      '03-16 09:05 陈刚 rung handle',
      '03-16 09:05 顾秘书长 rung handle',
    ]);
    expect(w.case.steps.find((s) => s.kind === 'rung')).toMatchObject({ who: 'supervision', own: true });
  });
});

describe('a month’s progress of a late case — lifecycle.md, invariant 10', () => {
  it('is no second 久拖未决 of it while its unit works on it', () => {
    const w = consultation();
    w.travelTo('2026-05-29 12:00');
    expect(w.lines('long_overdue handle').length).toBeGreaterThan(5);
    expect(w.lines('long_overdue monthly_progress')).toEqual([]);
    expect(w.lines('rung monthly_progress').length).toBeGreaterThan(2);
  });
});
