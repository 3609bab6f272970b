import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  closingTimeOf,
  nextWorkingDayClose,
  workingDaysBetween,
} from '../../../src/domain/time/day-kind.ts';
import { formatDate, formatInstant } from '../../../src/domain/time/format-date.ts';
import { shanghai, shanghaiDate } from '../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';

const now = shanghai('2027-03-01 09:00');

describe('instants as people read them — interface.md, "Faces"', () => {
  it.each([
    ['2027-03-09 17:30', {}, '3月9日（周二）17:30'],
    ['2026-12-31 09:05', {}, '2026年12月31日（周四）09:05'],
    ['2027-03-10 00:00', { endOfDay: true }, '3月9日（周二）24:00'],
    ['2027-01-01 00:00', { endOfDay: true }, '2026年12月31日（周四）24:00'],
    ['2027-03-10 00:00', {}, '3月10日（周三）00:00'],
    ['2027-03-09 17:30', { provisional: true }, '3月9日（周二）17:30 暂定'],
  ])('%s %o is %s', (at, flags, said) => {
    expect(formatInstant(shanghai(at), now, flags)).toBe(said);
  });

  it('says a date alone', () => {
    expect(formatDate('2027-03-07', now)).toBe('3月7日（周日）');
  });
});

describe('dates and working days', () => {
  it.each([
    ['2026-09-24', '2026-09-23T16:00:00.000Z'],
    ['2026-09-24 10:00', '2026-09-24T02:00:00.000Z'],
    ['2026-09-24 23:59:59', '2026-09-24T15:59:59.000Z'],
    ['2026-09-24 24:00', '2026-09-24T16:00:00.000Z'],
  ])('shanghai(%s) is %s', (words, iso) => {
    expect(shanghai(words).toISOString()).toBe(iso);
  });

  it.each(['2026-02-30', '2026-09-24 24:01', '2026-09-24 10:60', '24 September', ''])('there is no %s', (words) => {
    expect(() => shanghai(words)).toThrow(RangeError);
  });

  it('takes the date in Shanghai', () => {
    expect(shanghaiDate(new Date('2026-09-24T16:00:00Z'))).toBe('2026-09-25');
  });

  it('counts working days gone by, not the first day', () => {
    const between = (a: string, b: string) => workingDaysBetween(shanghai(a), shanghai(b), CALENDAR_2026);
    expect(between('2026-09-24 10:00', '2026-09-24 18:00')).toBe(0);
    expect(between('2026-09-24 10:00', '2026-09-28 08:00')).toBe(1);
    expect(between('2026-09-28 08:00', '2026-09-24 10:00')).toBe(0);
  });

  it('goes back over holidays as well as forward, and not by halves', () => {
    expect(addWorkingDays('2026-10-08', -1, CALENDAR_2026)).toBe('2026-09-30');
    expect(addWorkingDays('2026-10-03', 0, CALENDAR_2026)).toBe('2026-10-03');
    expect(() => addWorkingDays('2026-10-03', 0.5, CALENDAR_2026)).toThrow(RangeError);
  });

  it('closes a day at the profile’s time', () => {
    expect(closingTimeOf('2026-09-24')).toEqual(shanghai('2026-09-24 17:30'));
    expect(closingTimeOf('2026-09-24', '18:00')).toEqual(shanghai('2026-09-24 18:00'));
    expect(nextWorkingDayClose(shanghai('2026-09-24 10:00'), CALENDAR_2026)).toEqual(shanghai('2026-09-28 17:30'));
  });
});
