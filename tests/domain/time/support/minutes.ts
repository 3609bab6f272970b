import { deadline } from '../../../../src/domain/time/deadline.ts';
import { shanghai, shanghaiDate } from '../../../../src/domain/time/shanghai.ts';
import { CALENDAR_2026 } from '../../../support/calendars.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** The days of 2026 with a minute whose deadline is another than that of the day's first; every `stride`-th and the last. */
export function daysThatDiffer(stride: number): string[] {
  const different = new Set<string>();
  for (
    let day = shanghai('2026-01-01').getTime();
    day < shanghai('2027-01-01').getTime();
    day += DAY_MINUTES * MINUTE_MS
  ) {
    const of = (minute: number) => deadline(new Date(day + minute * MINUTE_MS), 1, CALENDAR_2026).at.getTime();
    const first = of(0);
    for (let minute = 1; minute < DAY_MINUTES; minute += stride)
      if (of(minute) !== first) different.add(shanghaiDate(new Date(day)));
    if (of(DAY_MINUTES - 1) !== first) different.add(shanghaiDate(new Date(day)));
  }
  return [...different];
}
