import type { mongo } from 'mongoose';
import { auditor } from '../../jobs/auditor.ts';
import type { Job } from '../../jobs/job.ts';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import { shanghaiDate } from '../../src/domain/time/shanghai.ts';
import type { Log } from '../../src/ports.ts';
import { digestId } from '../../src/usecases/digest/figures.ts';
import { depsOn } from '../support/deps.ts';
import { timed } from './figures.ts';
import { MORNING } from './open-cases.ts';

/** What the timetable wakes every minute: all but the auditor, which looks once an hour at every open case. */
export const EVERY_MINUTE: readonly Job[] = TIMETABLE.filter((job) => job !== auditor);

/** The sender reads so many at a look (jobs/sender.ts). */
const LOOK = 200;

/** Cron wakes a second after the minute at most. */
const NOW = new Date(MORNING.getTime() + 1_000);

/** The program on one database, without the sender: nobody is told, so that only deciding and writing are in the figures. */
export async function program(db: mongo.Db) {
  const failures: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) =>
    void failures.push(`${event} ${String(fields.err ?? '')}`);
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note };
  const deps = await depsOn(db, { now: () => NOW, log });
  const { leaders } = deps.directory.current();
  // This morning's digests are written once a day; this is one of the other ticks.
  const on = shanghaiDate(NOW);
  for (const { openId, name } of leaders)
    await deps.notices.insert({
      _id: digestId(on, openId),
      schema: 1,
      rev: 1,
      to: { person: openId, name },
      show: { words: '' },
      owed: [],
      owedAt: null,
      at: NOW,
    });

  /** A tick that left something due, or a case that could not be acted upon, is no measurement. */
  async function proven(due: number): Promise<void> {
    const acted = await db.collection('cases').countDocuments({ lastEventAt: NOW });
    const left = await deps.cases.due(NOW, 1);
    if (failures.length > 0 || left.length > 0 || acted !== due)
      throw new Error(`acted on ${acted} of ${due}, ${left.length} left, ${failures.slice(0, 3).join('; ')}`);
  }

  return {
    deps,
    proven,
    /** Milliseconds of a tick by job, in the timetable's order. */
    async tick(jobs: readonly Job[] = EVERY_MINUTE): Promise<Record<string, number>> {
      const took: Record<string, number> = {};
      for (const job of jobs) took[job.name] = await timed(() => runJob(deps, job));
      return took;
    },
    /** Milliseconds of the look that the sender takes twice a second. */
    look: () => timed(() => Promise.all([deps.cases.owing(NOW, LOOK), deps.notices.owing(NOW, LOOK)])),
  };
}

export type Program = Awaited<ReturnType<typeof program>>;
