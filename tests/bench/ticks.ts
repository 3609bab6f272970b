import type { mongo } from 'mongoose';
import { dueSteps } from '../../jobs/due-steps.ts';
import { Case } from '../../src/domain/case/case.ts';
import type { RunningDatabase } from '../../src/local-database/database.ts';
import { drainByAgenda } from './agenda.ts';
import { median, print, ratios, spread, timed } from './figures.ts';
import { copies, type Document, grow, type Patterns, patterns, putBack } from './open-cases.ts';
import { ownDatabase } from './own-database.ts';
import { type Program, program } from './program.ts';

/*
 * Two figures of quality.md, "Fast": what a tick costs beside how many cases are open, and how fast due timers are drained
 * beside `agenda`. Both sides of a ratio are measured in turn in one run, because the machine is never quiet.
 */

const DUE = 1_000;
const ROUNDS = 5;
const SIZES = [100_000, 1_000_000];

/** A database of cases of which `DUE` are due, and the program on it. */
type Town = {
  db: mongo.Db;
  app: Program;
  due: Document[];
  later: Document[];
  open: number;
  close: () => Promise<void>;
};

async function town(database: RunningDatabase, name: string): Promise<Town> {
  const { db, close } = await ownDatabase(database, name);
  const { due: pattern, later }: Patterns = await patterns(db);
  const due = copies(pattern, 0, DUE);
  await db.collection<Document>('cases').insertMany(due);
  const app = await program(db, database.rangeReads);
  return { db, app, due, later, open: DUE, close };
}

type Tick = { whole: number; look: number; jobs: Record<string, number> };

/** One tick, checked; everything is then put back as it was. */
async function tick({ db, app, due }: Town): Promise<Tick> {
  const look = await app.look();
  const jobs = await app.tick();
  await app.proven(DUE);
  await putBack(db.collection('cases'), due);
  return { whole: Object.values(jobs).reduce((a, b) => a + b, 0), look, jobs };
}

/** Ticks of the small and of the large database in turn; the first of each only warms up. */
async function besides(small: Town, large: Town): Promise<void> {
  const [few, many]: [Tick[], Tick[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [await tick(small), await tick(large)];
    if (round === 0) continue;
    few.push(a);
    many.push(b);
  }
  print(`定时任务走一轮，${DUE} 件到期（每轮先小后大，轮流 ${ROUNDS} 次）：`);
  for (const [of, ticks] of [
    [small, few],
    [large, many],
  ] as const) {
    const each = (pick: (t: Tick) => number | undefined) =>
      spread(
        ticks.map((t) => pick(t) ?? Number.NaN),
        '毫秒',
      );
    print(`  未结 ${of.open} 件：${each((t) => t.whole)}`);
    for (const job of Object.keys(ticks[0]?.jobs ?? {})) print(`    ${job}：${each((t) => t.jobs[job])}`);
    print(`    发送器看一眼（不计入）：${each((t) => t.look)}`);
  }
  const whole = (ticks: Tick[]) => ticks.map((t) => t.whole);
  print(
    `  ${large.open} 件是 ${small.open} 件的 ${(median(whole(many)) / median(whole(few))).toFixed(2)} 倍（目标不超过 1.3）；`,
  );
  print(
    `  逐轮：${ratios(whole(many), whole(few))
      .map((r) => r.toFixed(2))
      .join(' ')}`,
  );
}

/** The same timers through `agenda`: its handler does the one guarded write that our step does, the same bytes. */
async function besideAgenda({ db, app, due }: Town): Promise<void> {
  const drain = () => timed(() => app.tick([dueSteps]));
  await drain();
  await app.proven(DUE);
  const written = await db.collection<Document>('cases').find().toArray();
  const after = new Map(written.map((doc) => [doc._id, Case.parse(doc)]));
  const write = async (id: string): Promise<void> => {
    const c = after.get(id);
    if (!c || !(await app.deps.cases.save(c))) throw new Error(`${id} was not written`);
  };
  const ids = due.map((doc) => doc._id);
  const [ours, theirs]: [number[], number[]] = [[], []];
  print(`办完 ${DUE} 个到期的，与 agenda 轮流 ${ROUNDS} 次（同一服务器、驱动、连接池、写入确认）：`);
  for (let round = 0; round < ROUNDS; round++) {
    await putBack(db.collection('cases'), due);
    ours.push(await drain());
    await app.proven(DUE);
    await putBack(db.collection('cases'), due);
    theirs.push(await drainByAgenda(db, ids, write));
    await app.proven(DUE);
  }
  const perSecond = (ms: number[]) => ms.map((t) => (DUE / t) * 1_000);
  const [a, b] = [perSecond(ours), perSecond(theirs)];
  print(`  企诉：每秒${spread(a, '个')}`);
  print(`  agenda：每秒${spread(b, '个')}`);
  print(
    `  企诉是 agenda 的 ${(median(a) / median(b)).toFixed(1)} 倍（目标至少 5）；逐轮：${ratios(a, b)
      .map((r) => r.toFixed(1))
      .join(' ')}`,
  );
}

/**
 * Measures both on the given server and prints the figures.
 *
 * @param sizes  how many cases are open beside the small database's, one after another
 */
export async function ticks(database: RunningDatabase, sizes: readonly number[] = SIZES): Promise<void> {
  const small = await town(database, 'qisu_bench_small');
  const large = await town(database, 'qisu_bench_large');
  try {
    await besideAgenda(small);
    await putBack(small.db.collection('cases'), small.due);
    for (const size of sizes) {
      const { inserted, fits } = await grow(large.db, large.later, large.open, size);
      large.open += inserted;
      if (!fits) break;
      await besides(small, large);
    }
  } finally {
    await small.close();
    await large.close();
  }
}
