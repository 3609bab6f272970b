import { DELIVERIES_KEPT } from '../domain/case/outbox.ts';
import { type ClockPort, PlatformError } from '../ports.ts';

/** How often work that nobody waits for is tried before it is left to the next round, which comes within half a second. */
export const ROUND_TRIES = 5;
/** The first pause, at most: about what the load and the write of whoever was faster take (storage.md, "The start-up chain"). */
export const PAUSE_FIRST_MS = 10;
/** The longest pause: many tries fit into the time a person waits. */
export const PAUSE_MOST_MS = 100;
/**
 * How long somebody waits for their turn while a write of others hangs; then they go past it, and the guard of `rev` decides
 * whose write holds. Some twenty times what a write takes, and well within the time a person waits.
 */
export const TURN_COMES_WITHIN_MS = 500;
/** Changes in one write: the document remembers the deliveries of all of them, should the answer be lost. */
const BATCH_MOST = DELIVERIES_KEPT / 2;

/** What becomes of a document: what is written, if anything, and what the caller is told once it is. */
export type Change<T, A> = { write?: T; answer: A };

/** `otherwise`: what the caller is told when others were faster again and again. Left out, a person waits. */
export type Patience<A> = { otherwise?: A };

type Wish<T, A> = Patience<A> & {
  id: string;
  /** How long a person waits, in milliseconds. */
  withinMs: number;
  /** The document, where it has just been read. */
  known?: T;
  make: (found: T | null) => Change<T, A> | Promise<Change<T, A>>;
};

type Documents<T> = {
  name: string;
  load: (id: string) => Promise<T | null>;
  /** Replaces the document of revision `over`; false when it has another by now. */
  save: (next: T, over: number) => Promise<boolean>;
};

/** A wish whose turn has not come or not succeeded; `settle` tells whoever wished. */
type Waiting<T> = {
  known: T | undefined;
  /** Being made or written just now. */
  inHand: boolean;
  make: (found: T | null) => Promise<Change<T, () => void>>;
  fail: (error: unknown) => void;
  /** True when whoever wished has waited long enough, and has been told so. */
  givesUp: (pauseMs: number) => boolean;
};

/** Who waits for their turn, by the document's id. */
export type Queues<T> = Map<string, Waiting<T>[]>;

/**
 * Changes a document under the guard of its `rev`. Within this process those who want to change one document take turns, and
 * whoever has come by the time it is loaded is served by the same write, one after the other: nobody's work is in vain, and
 * a document is written as seldom as can be. Nothing is told to anybody before the write that holds their change is done,
 * so a lost write is lost for all of its batch, and each is made anew. Other instances are met by the guard alone.
 */
export function changeInTurn<T extends { rev: number }, A>(
  queues: Queues<T>,
  documents: Documents<T>,
  clock: ClockPort,
  wish: Wish<T, A>,
): Promise<A> {
  return new Promise((resolve, reject) => {
    const waiting = waitingFor(documents.name, clock, wish, resolve, reject);
    const queue = queues.get(wish.id);
    if (queue) {
      queue.push(waiting);
      void clock.wait(TURN_COMES_WITHIN_MS).then(() => {
        const at = waiting.inHand ? -1 : queue.indexOf(waiting);
        if (at >= 0) void serve(documents, clock, wish.id, queue.splice(at, 1));
      });
      return;
    }
    const fresh = [waiting];
    queues.set(wish.id, fresh);
    void serve(documents, clock, wish.id, fresh).finally(() => queues.delete(wish.id));
  });
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
  return {
    known,
    inHand: false,
    async make(found) {
      const { write, answer } = await make(found);
      return { ...(write && { write }), answer: () => resolve(answer) };
    },
    fail: reject,
    givesUp(pauseMs) {
      lost += 1;
      if (otherwise !== undefined) {
        if (lost >= ROUND_TRIES) resolve(otherwise);
        return lost >= ROUND_TRIES;
      }
      const over = clock.monotonic() - began + pauseMs >= withinMs;
      if (over) reject(new PlatformError('store', 0, true, `${name} ${id} kept changing, ${lost} times`));
      return over;
    },
  };
}

/** Serves a queue until nobody is left in it. */
async function serve<T extends { rev: number }>(
  documents: Documents<T>,
  clock: ClockPort,
  id: string,
  queue: Waiting<T>[],
): Promise<void> {
  let lost = 0;
  while (queue.length > 0) {
    const batch = await served(documents, id, queue);
    if (batch === 'done') {
      lost = 0;
      continue;
    }
    const pause = Math.random() * Math.min(PAUSE_MOST_MS, PAUSE_FIRST_MS * 2 ** lost++);
    drop(
      queue,
      batch.filter((w) => w.givesUp(pause)),
    );
    if (queue.length > 0) await clock.wait(pause);
  }
}

/** One load and one write for all who have come by then; `done` when they have been told, else those who must be made anew. */
async function served<T extends { rev: number }>(
  documents: Documents<T>,
  id: string,
  queue: Waiting<T>[],
): Promise<Waiting<T>[] | 'done'> {
  let batch: Waiting<T>[] = queue.slice(0, 1);
  try {
    const [alone] = queue;
    const known = queue.length === 1 ? alone?.known : undefined;
    if (alone) alone.known = undefined;
    const found = known ?? (await documents.load(id));
    batch = queue.slice(0, known ? 1 : BATCH_MOST);
    for (const waiting of batch) waiting.inHand = true;
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
    if (now && now !== found && !(await documents.save(now, found?.rev ?? 0))) {
      for (const waiting of batch) waiting.inHand = false;
      return batch;
    }
    drop(queue, batch);
    for (const told of tell) told();
  } catch (error) {
    drop(queue, batch);
    for (const { fail } of batch) fail(error);
  }
  return 'done';
}

function drop<T>(queue: Waiting<T>[], gone: readonly Waiting<T>[]): void {
  for (const waiting of gone) {
    const at = queue.indexOf(waiting);
    if (at >= 0) queue.splice(at, 1);
  }
}
