import type { Travel } from '../../ports.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'cases' | 'notices' | 'clock'> & {
  /** Moves the program's clock so that it shows `at`. */
  set: (at: Date) => Promise<void>;
  /** Takes the due steps of cases. */
  act: () => Promise<void>;
  /** Runs all jobs of the timetable, the due steps among them. */
  runJobs: () => Promise<void>;
  drain: () => Promise<void>;
  /** The next instants of jobs in the timetable that do not depend on a case. */
  timetable: (after: Date) => Date[];
};

const MINUTE_MS = 60_000;
const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/**
 * Moves the sandbox's clock from one due instant to the next. At each, due steps are taken and waiting items are sent,
 * so a month passes in a minute and nothing is skipped. Source: interface.md, "Sandbox".
 */
export function clockTravel({ cases, notices, clock, set, act, runJobs, drain, timetable }: Needs): Travel {
  /** The minute in which the jobs last ran: the timetable knows nothing shorter. Absent before the first move. */
  let ranIn: number | undefined;

  async function next(): Promise<Date | null> {
    const [inCases, inNotices] = await Promise.all([cases.nextAt(), notices.nextAt()]);
    const next = [inCases, inNotices].flatMap((at) => (at ? [at] : []));
    const instants = [...next, ...timetable(clock.now())].map((at) => at.getTime());
    return instants.length > 0 ? new Date(Math.min(...instants)) : null;
  }
  /** All that is due is done and sent; what is due after that. */
  async function settle(): Promise<Date | null> {
    const minute = minuteOf(clock.now());
    await (minute === ranIn ? act() : runJobs());
    ranIn = minute;
    await drain();
    return next();
  }
  return {
    look: async () => ({ now: clock.now(), next: await next() }),
    async step(to) {
      let due = await next();
      if (due && due <= clock.now()) due = await settle();
      const now = clock.now();
      // What is still due after settling waits for Feishu, not for the clock.
      const goal = due && due > now && due < to ? due : to;
      if (goal > now) await set(goal);
      if ((due && due <= clock.now()) || minuteOf(clock.now()) !== ranIn) due = await settle();
      return { now: clock.now(), next: due };
    },
  };
}
