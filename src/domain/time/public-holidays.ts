import chineseDays from 'chinese-days';
import { type DateText, plusDays } from './shanghai.ts';

/**
 * The solar date of a lunar date. The library works with local time, but parses a `yyyy-MM-dd` string as UTC. West of
 * Greenwich that gives the day before, so it is given local noon.
 */
const fromLunar = (year: number, month: number, day: number): DateText =>
  chineseDays.getSolarDateFromLunar(new Date(year, month - 1, day, 12)).date;

/** Qingming by the usual formula for this century; the library's function gives the day before west of Greenwich. */
function qingming(year: number): DateText {
  const ofCentury = year % 100;
  const day = Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4);
  return `${year}-04-0${day}`;
}

function holidaysIn(year: number): ReadonlyMap<DateText, string> {
  const newYear = fromLunar(year, 1, 1);
  return new Map([
    [`${year}-01-01`, '元旦'],
    ...[-1, 0, 1, 2].map((days): [DateText, string] => [plusDays(newYear, days), days < 0 ? '除夕' : '春节']),
    [qingming(year), '清明节'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [fromLunar(year, 5, 5), '端午节'],
    [fromLunar(year, 8, 15), '中秋节'],
    [`${year}-10-01`, '国庆节'],
    [`${year}-10-02`, '国庆节'],
    [`${year}-10-03`, '国庆节'],
  ]);
}

const known = new Map<number, ReadonlyMap<DateText, string>>();

/**
 * The public holidays of a year that the law fixes, with their names. They are certain before the State Council's
 * notice says which days around them are off. Source: calendar.md, rule 4; Regulation on Public Holidays (2024
 * revision).
 *
 * @param year  2000 to 2099
 */
export function publicHolidays(year: number): ReadonlyMap<DateText, string> {
  const holidays = known.get(year) ?? holidaysIn(year);
  known.set(year, holidays);
  return holidays;
}
