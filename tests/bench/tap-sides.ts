import type { mongo } from 'mongoose';
import { realClock } from '../../src/adapters/clock.ts';
import type { RangeReads } from '../../src/adapters/mongo/due.ts';
import { INDEXES } from '../../src/adapters/mongo/indexes.ts';
import type { ClockPort } from '../../src/ports.ts';
import { type Document, MORNING, patterns, putBack } from './open-cases.ts';
import { pressing } from './press.ts';
import { dispatched, type Target, targets, tookEffectOnce } from './tap-cases.ts';
import type { Answer } from './tap-client.ts';
import { barest, qisu, type Server } from './tap-servers.ts';

/** Cases that a run accepts. */
export const TAPS = 500;
/** As many presses at a time as there are connections to the database. */
export const AT_ONCE = 20;
const MINUTE_MS = 60_000;
/** Runs of each side before the first that counts: a program that has been up for a while is compiled, one just started is not. */
const WARM_UP_RUNS = 8;

/** Of fewer acknowledged presses than this share a run says nothing. */
const LEAST_ACKNOWLEDGED = 0.9;

/** One side of the comparison: where it listens and where its cases lie. `prove` throws unless each of these took effect once. */
type Side = {
  server: Server;
  documents: mongo.Collection<Document>;
  prove: (after: Document[], acknowledged: Target[]) => void;
};

/**
 * What a run of `TAPS` presses came to: how many were acknowledged a second, milliseconds to each answer, how many were told
 * 系统繁忙 instead, and milliseconds of the processor that this process used for one.
 */
export type Run = { perSecond: number; ms: number[]; busy: number; cpu: number };

/** @param perSecond  presses at this even pace; without it as fast as `AT_ONCE` at a time are answered */
type Press = (perSecond?: number) => Promise<Run>;

export type Sides = {
  ours: Press;
  /** Writes into a collection without an index. */
  barest: Press;
  /** Writes into a collection with the indexes of cases. */
  indexed: Press;
  later: readonly Document[];
  close: () => Promise<void>;
};

const acknowledged = ({ status, body }: Answer): boolean =>
  status === 200 && (JSON.parse(body) as { toast?: { type?: string } }).toast?.type === 'success';

/** A clock on which a minute passes whenever it is told so, so that nobody is turned away for pressing too often. */
function steppedClock(): ClockPort & { pass: () => void } {
  let passed = 0;
  return {
    ...realClock(),
    now: () => MORNING,
    monotonic: () => performance.now() + passed,
    pass: () => {
      passed += MINUTE_MS;
    },
  };
}

/** Whoever was told 系统繁忙 may have their wish all the same; what takes a minute longer is a failure. */
async function until(so: () => boolean): Promise<void> {
  const end = performance.now() + MINUTE_MS;
  for (; !so(); await realClock().wait(10))
    if (performance.now() > end) throw new Error('a press is still being handled');
}

/**
 * All sides on one database: the program, and the barest handler twice, which writes the very documents that the program
 * wrote when it accepted these cases for the first time. Each has been run `WARM_UP_RUNS` times, to be warm.
 *
 * @returns `later`, patterns of open cases with nothing due, to fill the database with
 */
export async function sides(db: mongo.Db, rangeReads: RangeReads): Promise<Sides> {
  const { due, later } = await patterns(db);
  const documents = dispatched([...due, ...later], TAPS);
  const cases = db.collection<Document>('cases');
  await cases.insertMany(documents);
  const clock = steppedClock();
  const program = await qisu(db, rangeReads, clock);
  const pressed = targets(documents, program.officers, MORNING);
  const ids = documents.map((doc) => doc._id);
  const posts = pressed.map(({ post }) => post);
  const { press, stop } = pressing();

  /** Presses every case once, checks what came of it and puts the cases back as they were. */
  async function run(side: Side, perSecond?: number): Promise<Run & { after: Document[] }> {
    clock.pass();
    const load = { url: side.server.url, posts, atOnce: AT_ONCE, ...(perSecond && { perSecond }) };
    const used = process.cpuUsage();
    const before = program.acted();
    const { ms, answers } = await press(load);
    if (side === ours) await until(() => program.acted() - before === TAPS || program.failures.length > 0);
    const { user, system } = process.cpuUsage(used);
    if (program.failures.length > 0) throw new Error(program.failures[0]);
    const done = pressed.filter((_target, i) => acknowledged(answers[i] as Answer));
    if (done.length < TAPS * LEAST_ACKNOWLEDGED)
      throw new Error(
        `${done.length} of ${TAPS} taps were acknowledged: ${answers.find((a) => !acknowledged(a))?.body}`,
      );
    const after = await side.documents.find({ _id: { $in: ids } }).toArray();
    side.prove(after, done);
    await putBack(side.documents, documents);
    return {
      perSecond: (done.length / ms) * 1_000,
      ms: answers.map((a) => a.ms),
      busy: TAPS - done.length,
      cpu: (user + system) / 1_000 / TAPS,
      after,
    };
  }

  const ours: Side = { server: program, documents: cases, prove: (after, done) => tookEffectOnce(done, after) };
  async function warm(side: Side, times = WARM_UP_RUNS): Promise<void> {
    for (let n = 0; n < times; n++) await run(side);
  }

  const { after } = await run(ours);
  tookEffectOnce(pressed, after);
  await warm(ours, WARM_UP_RUNS - 1);
  const written = new Map(after.map((doc) => [doc._id, doc]));

  async function peer(name: string, indexes: readonly mongo.IndexDescription[]): Promise<Side> {
    const own = db.collection<Document>(name);
    await own.insertMany(documents);
    if (indexes.length > 0) await own.createIndexes([...indexes]);
    const prove = (then: Document[], done: Target[]): void => {
      const revs = new Map(then.map((doc) => [doc._id, doc.rev]));
      const lost = done.filter(({ doc }) => revs.get(doc._id) !== doc.rev + 1).length;
      if (lost > 0) throw new Error(`the barest handler acknowledged ${lost} writes that are not there`);
    };
    const side = { server: await barest(own, written), documents: own, prove };
    await warm(side);
    return side;
  }

  const [bare, indexed] = [await peer('bare', []), await peer('indexed', INDEXES.cases ?? [])];
  return {
    ours: (perSecond) => run(ours, perSecond),
    barest: (perSecond) => run(bare, perSecond),
    indexed: (perSecond) => run(indexed, perSecond),
    later,
    async close() {
      stop();
      for (const { server } of [ours, bare, indexed]) await server.close();
    },
  };
}
