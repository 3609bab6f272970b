import { type DateText, plusDays, shanghai, weekday, yearOf } from './shanghai.ts';

/** A date somebody wrote, and what stands around it. `date` is null where there is no such day. */
export type SaidDate = { date: DateText | null; before: string; behind: string };

/** 今天 and the days after it. */
const NAMED: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 };
const WEEKDAYS = '日一二三四五六';
const DAYS_OF_A_WEEK = 7;

/** In this order; the first that is in the text is the date. */
const SHAPES: readonly [RegExp, (m: readonly string[], today: DateText) => DateText | null][] = [
  [
    /(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})[日号]?/,
    ([, year = '', month = '', day = '']) => existing(year, month, day),
  ],
  [/(\d{1,2})(?:-|\/|\.|月)(\d{1,2})[日号]?/, ([, month = '', day = ''], today) => nearest(month, day, today)],
  [/(\d{1,2})[日号]/, ([, day = ''], today) => nextOf(day, today)],
  [/大后天|今天|今日|明天|明日|后天/, ([word = ''], today) => plusDays(today, NAMED[word] ?? 0)],
  [
    // Alone between marks, because a name may begin alike (周一鸣).
    /(?<=^|[ ,、。;到至])(下下?|本|这)?(?:周|星期|礼拜)([一二三四五六日天])(?=$|[ ,、。;]|由)/,
    ([, which = '', day = ''], today) => ofWeek(which, day, today),
  ],
];

/** The date of these numbers; null where the month has no such day. */
function existing(year: string, month: string, day: string): DateText | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    shanghai(date);
    return date;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The day of the year that lies nearest to today: on 20 December `1月5日` is next year's, on 6 December `12月5日` yesterday. */
function nearest(month: string, day: string, today: DateText): DateText | null {
  const away = (date: DateText): number => Math.abs(shanghai(date).getTime() - shanghai(today).getTime());
  const dates = [-1, 0, 1].flatMap((years) => existing(String(yearOf(today) + years), month, day) ?? []);
  return dates.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** The next day of this number, today included. */
function nextOf(day: string, today: DateText): DateText | null {
  const [year = '', month = ''] = today.split('-');
  const following = Number(month) === 12 ? [String(Number(year) + 1), '1'] : [year, String(Number(month) + 1)];
  const [here, there] = [existing(year, month, day), existing(following[0] ?? '', following[1] ?? '', day)];
  return here !== null && here >= today ? here : there;
}

/** 周五 is the next one, today included; 本周五 that of this week, which begins on Monday, 下周五 that of the next. */
function ofWeek(which: string, said: string, today: DateText): DateText {
  const day = WEEKDAYS.indexOf(said === '天' ? '日' : said);
  const monday = plusDays(today, -((weekday(today) + DAYS_OF_A_WEEK - 1) % DAYS_OF_A_WEEK));
  const inWeek = (day + DAYS_OF_A_WEEK - 1) % DAYS_OF_A_WEEK;
  if (which === '') return plusDays(today, (day - weekday(today) + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK);
  const weeks = which.startsWith('下') ? which.length : 0;
  return plusDays(monday, weeks * DAYS_OF_A_WEEK + inWeek);
}

/**
 * The first date in a text as people write dates: `12月5日`, `12-05`, `2026-12-05`, `5号`, `明天`, `下周五`. Null where there is
 * none. The text's marks are in their plain width (`folded`).
 *
 * @param today  in Shanghai; what lacks its year or month is taken from it
 */
export function dateIn(text: string, today: DateText): SaidDate | null {
  for (const [shape, read] of SHAPES) {
    const found = shape.exec(text);
    if (found)
      return {
        date: read(found, today),
        before: text.slice(0, found.index),
        behind: text.slice(found.index + found[0].length),
      };
  }
  return null;
}
