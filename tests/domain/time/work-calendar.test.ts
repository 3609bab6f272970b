import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { dayKind, isWorkingDay } from '../../../src/domain/time/day-kind.ts';
import { publicHolidays } from '../../../src/domain/time/public-holidays.ts';
import { plusDays, shanghai } from '../../../src/domain/time/shanghai.ts';
import {
  calendarDifference,
  mergeCalendar,
  missingYear,
  packageDays,
  WorkCalendar,
} from '../../../src/domain/time/work-calendar.ts';
import { CALENDAR_2026 } from '../../support/calendars.ts';

/** Asked in UTC: west of Greenwich the package's own tables are a day off. */
function workdaysByPackage(dates: readonly string[]): string[] {
  const ask =
    "const days = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));\
    process.stdout.write(JSON.stringify(days.filter((day) => require('chinese-days').isWorkday(day))));";
  const env = { ...process.env, TZ: 'UTC' };
  return JSON.parse(
    execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8', env, input: JSON.stringify(dates) }),
  );
}

const none = { days: {}, unpublished: [] };

describe('the merged calendar — calendar.md, rule 2; T1 to T3', () => {
  it('knows the years the package lists days of, and no others', () => {
    const { published } = mergeCalendar(packageDays(), none);
    expect(published.slice(0, 2)).toEqual([2004, 2005]);
    expect(published).toContain(2026);
    expect(published).not.toContain(2099);
  });

  it('publishes a year by the days an operator lists', () => {
    const calendar = mergeCalendar(packageDays(), { days: { '2099-01-02': 'off' }, unpublished: [] });
    expect(calendar.published).toContain(2099);
    expect(dayKind('2099-01-02', calendar)).toEqual({ working: false, provisional: false, why: '放假' });
  });

  it('drops the package’s days of a year declared unpublished and keeps the operator’s', () => {
    const calendar = mergeCalendar(packageDays(), { days: { '2026-02-13': 'off' }, unpublished: [2026] });
    expect(calendar.published).not.toContain(2026);
    expect(dayKind('2026-02-14', calendar)).toEqual({ working: false, provisional: true, why: '周末' });
    expect(dayKind('2026-02-13', calendar)).toMatchObject({ working: false, provisional: true });
    expect(dayKind('2026-10-07', calendar)).toMatchObject({ working: true, provisional: true });
  });

  it('lets an operator correct a published day', () => {
    const calendar = mergeCalendar(packageDays(), { days: { '2026-10-10': 'off' }, unpublished: [] });
    expect(isWorkingDay('2026-10-10', CALENDAR_2026)).toBe(true);
    expect(isWorkingDay('2026-10-10', calendar)).toBe(false);
  });

  it('agrees with the package’s own answers for every day of the published years', () => {
    const dates: string[] = [];
    for (let day = '2020-01-01'; day < '2027-01-01'; day = plusDays(day, 1)) dates.push(day);
    expect(dates.filter((date) => isWorkingDay(date, CALENDAR_2026))).toEqual(workdaysByPackage(dates));
  });

  it('is a document that can be read back', () => {
    expect(WorkCalendar.parse(JSON.parse(JSON.stringify(CALENDAR_2026)))).toEqual(CALENDAR_2026);
  });

  it('names what changed between two calendars', () => {
    const after = mergeCalendar(packageDays(), {
      days: { '2026-10-10': 'off', '2027-01-01': 'off' },
      unpublished: [2028],
    });
    expect(calendarDifference(CALENDAR_2026, after)).toEqual({
      days: [
        { date: '2026-10-10', before: 'work', after: 'off' },
        { date: '2027-01-01', before: null, after: 'off' },
      ],
      published: { added: [2027], removed: [] },
      same: false,
    });
    expect(calendarDifference(after, after).same).toBe(true);
  });

  it.each([
    ['2026-10-31 23:59', null],
    ['2026-11-01 00:00', 2027],
    ['2025-12-31 09:00', null],
  ])('on %s the notice found missing is that of %s', (now, year) => {
    expect(missingYear(shanghai(now), CALENDAR_2026)).toBe(year);
  });
});

describe('a day, and why — calendar.md, rule 4', () => {
  it.each([
    ['2026-10-10', true, '调休上班'],
    ['2026-10-11', false, '周末'],
    ['2026-10-01', false, '法定节假日'],
    ['2026-10-05', false, '放假'],
    ['2026-10-09', true, '工作日'],
  ])('%s works: %s, %s', (date, working, why) => {
    expect(dayKind(date, CALENDAR_2026)).toMatchObject({ working, provisional: false, why });
  });

  it('holds to the Regulation where the notice is missing', () => {
    expect([...publicHolidays(2027)]).toEqual([
      ['2027-01-01', '元旦'],
      ['2027-02-05', '除夕'],
      ['2027-02-06', '春节'],
      ['2027-02-07', '春节'],
      ['2027-02-08', '春节'],
      ['2027-04-05', '清明节'],
      ['2027-05-01', '劳动节'],
      ['2027-05-02', '劳动节'],
      ['2027-06-09', '端午节'],
      ['2027-09-15', '中秋节'],
      ['2027-10-01', '国庆节'],
      ['2027-10-02', '国庆节'],
      ['2027-10-03', '国庆节'],
    ]);
  });

  it('finds every holiday by law among those of the notices since the revision', () => {
    for (const year of [2025, 2026]) {
      for (const date of publicHolidays(year).keys())
        expect(dayKind(date, CALENDAR_2026), date).toMatchObject({ working: false });
    }
  });
});
