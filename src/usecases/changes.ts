import { DELIVERIES_KEPT } from '../domain/case/outbox.ts';
import { type ClockPort, PlatformError } from '../ports.ts';

/** How often background work is tried before it is left to the next round, which comes within half a second. */
export const ROUND_TRIES = 5;
/** The longest first wait in milliseconds: about one load and write (storage.md, "The start-up chain"). */
export const PAUSE_FIRST_MS = 10;
/** The longest wait, in milliseconds: many tries fit into the time a person waits. */
export const PAUSE_MOST_MS = 100;
/**
 * How long a change waits for its turn while another write hangs, in milliseconds. Then it is tried at once, and the
 * guard of `rev` decides. It is some twenty times what a write takes, and well within the time a person waits.
 */
export const TURN_COMES_WITHIN_MS = 500;
/** Most changes in one write. The document must remember the deliveries of all of them, in case the answer is lost. */
const BATCH_MOST = DELIVERIES_KEPT / 2;

/** What to write, if anything, and the answer for the caller once it is written. */
export type Change<T, A> = { write?: T; answer: A };

/** `otherwise` is the answer when other writers were faster too often; absent where a person waits. */
export type Patience<A> = { otherwise?: A };

type Wish<T, A> = Patience<A> & {
  id: string;
  /** How long a person waits, in milliseconds. */
  withinMs: number;
  /** The document, if it has been read: what this process wrote since is as good, and another's write is noticed. */
  known?: T;
  make: (found: T | null) => Change<T, A> | Promise<Change<T, A>>;
};

type Documents<T> = {
  name: string;
  load: (id: string) => Promise<T | null>;
  /** Replaces the document if its `rev` is `over`; false when it is not. */
  save: (next: T, over: number) => Promise<boolean>;
};

/** A change that waits for its turn or for another try; `fail` and the made answer end it. */
type Waiting<T> = {
  known: T | undefined;
  /** Whether it is being made or written now. */
  inHand: boolean;
  make: (found: T | null) => Promise<Change<T, () => void>>;
  fail: (error: unknown) => void;
  /**
   * True when the caller has waited long enough; the caller then has its answer or error.
   *
   * @param why  what the database said, where it was not another writer that was faster
   */
  givesUp: (pauseMs: number, why?: unknown) => boolean;
};

/** By the document's id: the changes that wait, and the documents this process wrote last. */
export type Queues<T> = { waiting: Map<string, Waiting<T>[]>; written: Map<string, T> };
export const noQueues = <T>(): Queues<T> => ({ waiting: new Map(), written: new Map() });
/** Most documents kept as they were written: more than are sent from at once. `D` */
const WRITTEN_MOST = 64;

/**
 * Changes a document under the guard of its `rev`. Within this process changes of one document take turns. All that
 * wait when it is loaded are made one after the other and saved in one write. Callers get their answers only after that
 * write. If it is lost to another instance, every change of the batch is made again.
 */
export function changeInTurn<T extends { rev: number }, A>(
  queues: Queues<T>,
  documents: Documents<T>,
  clock: ClockPort,
  wish: Wish<T, A>,
): Promise<A> {
  return new Promise((resolve, reject) => {
    const waiting = waitingFor(documents.name, clock, wish, resolve, reject);
    const queue = queues.waiting.get(wish.id);
    if (!queue) return begin(queues, documents, clock, wish.id, [waiting]);
    queue.push(waiting);
    void passBy(queues, documents, clock, wish.id, queue, waiting);
  });
}

/** Serves a queue of its own; whoever comes meanwhile joins it. */
function begin<T extends { rev: number }>(
  queues: Queues<T>,
  documents: Documents<T>,
  clock: ClockPort,
  id: string,
  queue: Waiting<T>[],
): void {
  const { waiting, written } = queues;
  waiting.set(id, queue);
  void serve({ documents, written, id, queue }, clock).finally(() => {
    if (waiting.get(id) === queue) waiting.delete(id);
  });
}

/**
 * Goes past a queue in which nothing moves, with all who wait in it: each alone, they would take one another's turn away
 * until their time is over. A queue that moves is only slow, and is waited for. Each passes by at most once.
 */
async function passBy<T extends { rev: number }>(
  queues: Queues<T>,
  documents: Documents<T>,
  clock: ClockPort,
  id: string,
  queue: Waiting<T>[],
  waiting: Waiting<T>,
): Promise<void> {
  const stillWaits = (): boolean => !waiting.inHand && queue.includes(waiting);
  while (stillWaits()) {
    const [first] = queue;
    await clock.wait(TURN_COMES_WITHIN_MS);
    if (!stillWaits() || queue[0] !== first) continue;
    const rest = queue.filter((w) => !w.inHand);
    drop(queue, rest);
    return begin(queues, documents, clock, id, rest);
  }
}

function waitingFor<T, A>(
  name: string,
  clock: ClockPort,
  { id, known, make, otherwise, withinMs }: Wish<T, A>,
  resolve: (answer: A) => void,
  reject: (error: unknown) => void,
): Waiting<T> {
  const began = clock.monotonic();
  let lost = 0;
  let last: unknown;
  return {
    known,
    inHand: false,
    async make(found) {
      const { write, answer } = await make(found);
      return { ...(write && { write }), answer: () => resolve(answer) };
    },
    fail: reject,
    givesUp(pauseMs, why) {
      lost += 1;
      last = why ?? last;
      if (otherwise !== undefined) {
        if (lost >= ROUND_TRIES) resolve(otherwise);
        return lost >= ROUND_TRIES;
      }
      const over = clock.monotonic() - began + pauseMs >= withinMs;
      if (over) reject(last ?? new PlatformError('store', 0, true, `${name} ${id} kept changing, ${lost} times`));
      return over;
    },
  };
}

type Serving<T> = { documents: Documents<T>; written: Map<string, T>; id: string; queue: Waiting<T>[] };

/** Makes changes until the queue is empty. */
async function serve<T extends { rev: number }>(serving: Serving<T>, clock: ClockPort): Promise<void> {
  const { queue } = serving;
  let lost = 0;
  while (queue.length > 0) {
    const batch = await served(serving);
    if (batch === 'done') {
      lost = 0;
      continue;
    }
    serving.written.delete(serving.id);
    const { again, why } = batch;
    const pause = Math.random() * Math.min(PAUSE_MOST_MS, PAUSE_FIRST_MS * 2 ** lost++);
    drop(
      queue,
      again.filter((w) => w.givesUp(pause, why)),
    );
    if (queue.length > 0) await clock.wait(pause);
  }
}

/** The document as all of them may take it to be; undefined when it must be read. */
function knownTo<T extends { rev: number }>(first: readonly Waiting<T>[], written: T | undefined): T | undefined {
  let newest = written;
  for (const { known } of first) {
    if (!known) return undefined;
    if (!newest || known.rev >= newest.rev) newest = known;
  }
  return newest;
}

/** One load and one write for all waiting changes; `done` when answered, else the changes that must be made again. */
async function served<T extends { rev: number }>({
  documents,
  written,
  id,
  queue,
}: Serving<T>): Promise<{ again: Waiting<T>[]; why?: unknown } | 'done'> {
  let batch: Waiting<T>[] = queue.slice(0, 1);
  try {
    // Whoever has read it together comes together, and is served by one write.
    await new Promise(setImmediate);
    const found = knownTo(queue.slice(0, BATCH_MOST), written.get(id)) ?? (await documents.load(id));
    batch = queue.slice(0, BATCH_MOST);
    for (const waiting of batch) {
      waiting.inHand = true;
      waiting.known = undefined;
    }
    let now = found;
    const tell: (() => void)[] = [];
    for (const waiting of batch) {
      try {
        const { write, answer } = await waiting.make(now);
        now = write ?? now;
        tell.push(answer);
      } catch (error) {
        tell.push(() => waiting.fail(error));
      }
    }
    if (now && now !== found) {
      if (!(await documents.save(now, found?.rev ?? 0))) {
        for (const waiting of batch) waiting.inHand = false;
        return { again: batch };
      }
      keep(written, id, now);
    }
    drop(queue, batch);
    for (const told of tell) told();
  } catch (error) {
    // A database that is busy or has just lost its server is asked again, as long as a person would wait.
    if (error instanceof PlatformError && error.retryable) {
      for (const waiting of batch) waiting.inHand = false;
      return { again: batch, why: error };
    }
    drop(queue, batch);
    for (const { fail } of batch) fail(error);
  }
  return 'done';
}

/** Keeps what was written, and of all only the newest. */
function keep<T>(written: Map<string, T>, id: string, document: T): void {
  written.delete(id);
  written.set(id, document);
  const [oldest] = written.keys();
  if (written.size > WRITTEN_MOST && oldest !== undefined) written.delete(oldest);
}

function drop<T>(queue: Waiting<T>[], gone: readonly Waiting<T>[]): void {
  for (const waiting of gone) {
    const at = queue.indexOf(waiting);
    if (at >= 0) queue.splice(at, 1);
  }
}
