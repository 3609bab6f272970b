import type { Travel } from '../../ports.ts';
import type { Deps } from '../deps.ts';

type Needs = Pick<Deps, 'cases' | 'notices' | 'clock'> & {
  /** Moves the program's clock so that it shows `at`. */
  set: (at: Date) => Promise<void>;
  act: () => Promise<void>;
  drain: () => Promise<void>;
  /** The next instants of jobs in the timetable that do not depend on a case. */
  timetable: (after: Date) => Date[];
};

/**
 * Moves the sandbox's clock from one due instant to the next. At each, due steps are taken and waiting items are sent,
 * so a month passes in a minute and nothing is skipped. Source: interface.md, "Sandbox".
 */
export function clockTravel({ cases, notices, clock, set, act, drain, timetable }: Needs): Travel {
  async function next(): Promise<Date | null> {
    const next = [await cases.nextAt(), await notices.nextAt()].flatMap((at) => (at ? [at] : []));
    const instants = [...next, ...timetable(clock.now())].map((at) => at.getTime());
    return instants.length > 0 ? new Date(Math.min(...instants)) : null;
  }
  async function settle(): Promise<void> {
    await act();
    await drain();
  }
  return {
    look: async () => ({ now: clock.now(), next: await next() }),
    async step(to) {
      await drain();
      let due = await next();
      if (due && due <= clock.now()) {
        await settle();
        due = await next();
      }
      const now = clock.now();
      // What is still due after settling waits for Feishu, not for the clock.
      const goal = due && due > now && due < to ? due : to;
      if (goal > now) await set(goal);
      await settle();
      return { now: clock.now(), next: await next() };
    },
  };
}
