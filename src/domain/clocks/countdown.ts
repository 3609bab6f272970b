import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { type DateText, dayOfDeadline, shanghaiDate } from '../time/shanghai.ts';
import { onWorkingDay } from './days.ts';
import type { Running } from './running.ts';
import type { Step } from './step.ts';

const PREFIX = 'day/';
/** The key of a day's redrawing: one that was missed is not made up for. */
export const dayKey = (at: Date): string => `${PREFIX}${shanghaiDate(at)}`;

/**
 * A card that counts days is drawn anew on the morning of each working day, with whatever is said that morning: on the last
 * ones before a deadline, and while it is over. The series has no end, so only its next step is planned.
 * Source: interface.md, "Faces".
 */
export function countdown(c: Case, { profile, calendar }: Rules, clocks: readonly Running[]): Step[] {
  const last = c.firedKeys.findLast((key) => key.startsWith(PREFIX))?.slice(PREFIX.length);
  const next = clocks.flatMap((r) => (r.watch ? [nextDay(r, last)] : []));
  if (next.length === 0) return [];
  const at = new Date(Math.min(...next.map((day) => day.getTime())));
  return [{ key: dayKey(at), at, kind: 'redraw' }];

  function nextDay({ startedAt, deadline }: Running, drawn: DateText | undefined): Date {
    const counted = onWorkingDay(dayOfDeadline(deadline), -profile.countdown.workingDays, profile.hours.open, calendar);
    const after = [shanghaiDate(startedAt), ...(drawn ? [drawn] : [])].sort().at(-1) ?? '';
    const following = onWorkingDay(after, 1, profile.hours.open, calendar);
    return new Date(Math.max(counted.getTime(), following.getTime()));
  }
}
