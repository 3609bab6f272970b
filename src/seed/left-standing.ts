import type { Directory } from '../domain/directory/directory.ts';
import { addWorkingDays } from '../domain/time/day-kind.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import type { WorkCalendar } from '../domain/time/work-calendar.ts';
import type { Arrival, Way } from './life.ts';
import { STANDS, type Stand } from './stands.ts';

const TOLD_ITSELF: readonly Way[] = ['own', 'agent'];
/** Who is in the register may as well tell it another way. */
const IN_THE_REGISTER: readonly Way[] = [...TOLD_ITSELF, 'channel', 'mayor'];

type Place = { until: Date; directory: Directory; calendar: WorkCalendar };

/** The arrivals, of which the last in time for it is left in each of those states; none in a story that is too short. */
export function leftStanding(all: readonly Arrival[], { until, directory, calendar }: Place): Arrival[] {
  const stands = new Map<number, Stand>();
  for (const [stand, { days, way }] of Object.entries(STANDS) as [Stand, (typeof STANDS)[Stand]][]) {
    if (way && !directory.channels.some((k) => k.kind === way)) continue;
    const by = addWorkingDays(shanghaiDate(until), -days, calendar);
    const last = all.findLast((a) => shanghaiDate(a.at) <= by && isPlain(a, way) && !stands.has(a.n));
    if (last) stands.set(last.n, stand);
  }
  return all.map((arrival) => {
    const stand = stands.get(arrival.n);
    return stand ? { ...arrival, stand, way: STANDS[stand].way ?? arrival.way } : arrival;
  });
}

/** An appeal of an enterprise of the register, told by itself, and about which nothing else is to happen. */
const isPlain = ({ way, matter, like, second }: Arrival, instead?: Way): boolean =>
  (instead ? IN_THE_REGISTER : TOLD_ITSELF).includes(way) &&
  matter.kind === 'appeal' &&
  !matter.elsewhere &&
  !like &&
  !second;
