import { closingTimeOf } from '../domain/time/day-kind.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import { nextWindow } from '../domain/time/window.ts';

type Hours = Parameters<typeof nextWindow>[1];
const MINUTE_MS = 60_000;

/** The instant, where people are at work then; else some minutes after work begins again. */
export function atWork(at: Date, minutes: number, hours: Hours): Date {
  const open = nextWindow(at, hours);
  return open > at ? new Date(open.getTime() + minutes * MINUTE_MS) : at;
}

/** So many minutes of work later. */
export function afterWork(from: Date, minutes: number, hours: Hours): Date {
  let at = nextWindow(from, hours);
  for (let left = minutes * MINUTE_MS; ; ) {
    const close = closingTimeOf(shanghaiDate(at), hours.profile.hours.close);
    const today = close.getTime() - at.getTime();
    if (left <= today) return new Date(at.getTime() + left);
    left -= today;
    at = nextWindow(new Date(close.getTime() + 1), hours);
  }
}
