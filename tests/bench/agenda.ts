import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { mongo } from 'mongoose';
import { timed } from './figures.ts';

/**
 * Its fastest settings of those tried. A scan locks one job after another; a shorter `processEvery` starts more scans while
 * the first still runs, and they get into each other's way: at 10 ms it is several times slower. One scan takes all, as
 * many run at a time as there are connections, and no lock limit stops it.
 */
const SETTINGS = {
  processEvery: 600_000,
  maxConcurrency: 20,
  defaultConcurrency: 20,
  lockLimit: 0,
  defaultLockLimit: 0,
};

const NAME = 'step';
const COLLECTION = 'agendaJobs';

/**
 * Milliseconds that `agenda` takes for one-off jobs that are due now, from its start until the last is done and recorded.
 * It works through the same connection as Qisu, so driver, pool and write concern are the same.
 *
 * @param act  what a job does
 */
export async function drainByAgenda(
  db: mongo.Db,
  ids: readonly string[],
  act: (id: string) => Promise<void>,
): Promise<number> {
  // mongoose brings its own copy of the driver, of another patch version than the one agenda's types name.
  const backend = new MongoBackend({ mongo: db as never, collection: COLLECTION });
  const agenda = new Agenda({ backend, ...SETTINGS });
  await agenda.ready;
  const failures: unknown[] = [];
  agenda.on('fail', (error) => void failures.push(error));
  agenda.on('error', (error) => void failures.push(error));
  agenda.define<{ id: string }>(NAME, (job) => act(job.attrs.data.id));
  const dueAt = new Date(Date.now() - 1_000);
  await Promise.all(ids.map((id) => agenda.create(NAME, { id }).schedule(dueAt).save()));
  let open = ids.length;
  const done = new Promise<void>((resolve) => {
    agenda.on('complete', () => {
      open -= 1;
      if (open === 0) resolve();
    });
  });
  try {
    const ms = await timed(async () => {
      await agenda.start();
      await done;
    });
    if (failures.length > 0) throw new Error(`agenda failed ${failures.length} times: ${String(failures[0])}`);
    return ms;
  } finally {
    await agenda.stop();
    await db.collection(COLLECTION).deleteMany({});
  }
}
