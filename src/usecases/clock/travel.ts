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
  /** The writes of this process, each of which may have made something due. */
  writes: Writes;
};
type Writes = { counted: number };

/** The store with its writes counted. */
export const countingWrites = <D, I, S extends Store<D, I>>(store: S & Store<D, I>, writes: Writes): S => {
  const done = () => {
    writes.counted += 1;
  };
  return {
    ...store,
    insert: (document: D) => store.insert(document).finally(done),
    save: (document: D, over?: number) => store.save(document, over).finally(done),
  };
};
type Store<D, I> = { insert: (document: D) => Promise<I>; save: (document: D, over?: number) => Promise<boolean> };

const MINUTE_MS = 60_000;
const minuteOf = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/**
 * Moves the sandbox's clock from one due instant to the next. At each, due steps are taken and waiting items are sent,
 * so a month passes in a minute and nothing is skipped. Source: interface.md, "Sandbox".
 */
export function clockTravel({ cases, notices, clock, set, act, runJobs, drain, timetable, writes }: Needs): Travel {
  /** The minute in which the jobs last ran: the timetable knows nothing shorter. Absent before the first move. */
  let ranIn: number | undefined;
  /** What was due next when the data was last read, and how much this process had written by then. */
  let read: { next: Date | null; writes: number } | undefined;

  async function next(): Promise<Date | null> {
    const by = writes.counted;
    const [inCases, inNotices] = await Promise.all([cases.nextAt(), notices.nextAt()]);
    const next = [inCases, inNotices].flatMap((at) => (at ? [at] : []));
    const instants = [...next, ...timetable(clock.now())].map((at) => at.getTime());
    read = { next: instants.length > 0 ? new Date(Math.min(...instants)) : null, writes: by };
    return read.next;
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
      let due = read?.writes === writes.counted ? read.next : await next();
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
