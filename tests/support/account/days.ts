// Days and hours as whoever reads calendar.md counts them. Nothing here asks the program.

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** Qingming and May Day of 2026, and the Saturday worked for it, from the State Council's notice. */
const OFF = ['2026-04-04', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05'];
const WORKED = ['2026-05-09'];
const WEEK = '日一二三四五六';

/** The window in which anything is said: lifecycle.md, invariant 10. */
export const OPENS = '09:05';
export const CLOSES = '17:30';

/** `2026-03-09`, of the day in Shanghai. */
export const dateOf = (at: Date): string => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
/** `HH:mm` in Shanghai. */
export const timeOf = (at: Date): string => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(11, 16);
export const instant = (date: string, time: string): Date => new Date(`${date}T${time}:00+08:00`);
/** The end of a day. */
export const midnight = (date: string): Date => new Date(instant(date, '00:00').getTime() + DAY_MS);

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);
export const nextDay = (date: string, days = 1): string =>
  new Date(dayOf(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
const weekday = (date: string): number => dayOf(date).getUTCDay();

export const isWorked = (date: string): boolean =>
  WORKED.includes(date) || (!OFF.includes(date) && weekday(date) !== 0 && weekday(date) !== 6);

/** The n-th working day after a date, or before it. */
export function workday(date: string, n: number): string {
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = nextDay(day, Math.sign(n));
    if (isWorked(day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from`, up to `to`. */
export function workdaysTo(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = nextDay(day);
    if (isWorked(day)) count += 1;
  }
  return count;
}

/** When something may be said. */
export function window(at: Date): Date {
  const date = dateOf(at);
  if (isWorked(date) && at < instant(date, OPENS)) return instant(date, OPENS);
  if (isWorked(date) && at <= instant(date, CLOSES)) return at;
  return instant(workday(date, 1), OPENS);
}

/** In the first three minutes of a half hour what a clock owes waits. Source: storage.md, "The outbox". */
export function afterRush(at: Date): Date {
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  const into = minute % RUSH_EVERY;
  return into < RUSH ? new Date((minute + RUSH - into) * MINUTE_MS) : at;
}
const MINUTE_MS = 60_000;
const RUSH_EVERY = 30;
const RUSH = 3;

/** Whether no working day of the same week lies before it. */
export const beginsWeek = (date: string): boolean => {
  for (let day = date; weekday(day) !== 1; ) {
    day = nextDay(day, -1);
    if (isWorked(day)) return false;
  }
  return isWorked(date);
};
/** Whether no working day of the same month lies before it. */
export const beginsMonth = (date: string): boolean =>
  isWorked(date) && workday(date, -1).slice(0, 7) !== date.slice(0, 7);

/** `3月9日（周一）17:30`: an instant as people read it; the end of a day as `24:00` of that day. */
export function inWords(at: Date): string {
  const ends = timeOf(at) === '00:00';
  const date = dateOf(ends ? new Date(at.getTime() - 1) : at);
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日（周${WEEK[weekday(date)]}）${ends ? '24:00' : timeOf(at)}`;
}
