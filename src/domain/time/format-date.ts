import { type DateText, plusDays, shanghaiDate, shanghaiTime, weekday } from './shanghai.ts';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** `3月9日`, with the year if it is not the year of `now`. */
function formatDay(date: DateText, now: Date): string {
  const [year = '', month, day] = date.split('-');
  const shown = year === shanghaiDate(now).slice(0, 4) ? '' : `${year}年`;
  return `${shown}${Number(month)}月${Number(day)}日`;
}

/** `3月9日（周二）`, with the year if it is not the year of `now`. Source: interface.md, "Faces". */
export const formatDate = (date: DateText, now: Date): string =>
  `${formatDay(date, now)}（周${WEEKDAYS[weekday(date)]}）`;

/** `3月9日17:30`: when something was, inside a sentence. */
export const formatMinute = (at: Date, now: Date): string => `${formatDay(shanghaiDate(at), now)}${shanghaiTime(at)}`;

/**
 * `3月9日（周二）17:30`, with the year if it is not the year of `now`. Source: interface.md, "Faces".
 *
 * @param endOfDay     the instant ends a day: midnight is written as `24:00` of the day before
 * @param provisional  adds 暂定, since the year's holiday notice is not out yet (calendar.md, rule 4)
 */
export function formatInstant(at: Date, now: Date, { endOfDay = false, provisional = false } = {}): string {
  const date = shanghaiDate(at);
  const time = shanghaiTime(at);
  const said =
    endOfDay && time === '00:00' ? `${formatDate(plusDays(date, -1), now)}24:00` : `${formatDate(date, now)}${time}`;
  return provisional ? `${said} 暂定` : said;
}

/** `2026年4月` for `2026-04`. */
export const formatMonth = (month: string): string => month.replace(/^(\d{4})-0?(\d+)$/, '$1年$2月');
