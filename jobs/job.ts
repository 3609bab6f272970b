import type { Deps } from '../src/usecases/deps.ts';

/** Something the timetable wakes. Run twice, late, or on three machines it gives the same result. */
export type Job = {
  name: string;
  /** What the administrators call it. */
  title: string;
  cron: string;
  run: (deps: Deps) => Promise<void>;
  /** When it next has something to do, where no case says so: a moved clock stops there. */
  nextAt?: (deps: Deps, after: Date) => Date | null;
};
