import type { Deps } from '../src/usecases/deps.ts';

/** A job of the timetable. Run twice, late, or on three machines it gives the same result. */
export type Job = {
  name: string;
  /** The job's name for the administrators. */
  title: string;
  cron: string;
  run: (deps: Deps) => Promise<void>;
  /** The next instant at which it has work that no case's `dueAt` names; a moved clock stops there. */
  nextAt?: (deps: Deps, after: Date) => Date | null;
};
