import type { Case } from '../domain/case/case.ts';
import { type Notice, PlatformError } from '../ports.ts';
import type { Deps } from './deps.ts';

/**
 * How long a tap or word is tried again: Feishu waits three seconds for an answer, and half a second is left for the way.
 * Source: storage.md, "The case"; events-and-callbacks.md 4.4.
 */
export const PERSON_WAITS_MS = 2_500;
/** How often work that nobody waits for is tried before it is left to the next round, which comes within half a second. */
export const ROUND_TRIES = 5;
/** The first pause, at most: about what the load and the write of whoever was faster take (storage.md, "start-up chain"). */
export const PAUSE_FIRST_MS = 10;
/** The longest pause: many tries fit into the time a person waits. */
export const PAUSE_MOST_MS = 100;

/** What becomes of a document: what is written, if anything, and what the caller is told once it is. */
export type Change<T, A> = { write?: T; answer: A };

/** `otherwise`: what the caller is told when others were faster again and again. Left out, a person waits. */
type Patience<A> = { otherwise?: A };

/**
 * Load, decide, save, and again when somebody else was faster: the one way in which a case is changed. `make` decides anew
 * on the case as it is by then, so it must leave the world as it is unless it writes nothing. Between two tries lies a short
 * pause, drawn at random so that those who raced do not meet again. A person's change is tried for 2.5 s; work of the
 * outbox and of jobs, which names its answer for that event (`otherwise`), a few times. Source: storage.md, "The case".
 *
 * @param of  its id, or the case where it has just been read
 * @param make  given null when there is no such case; `seen`: this delivery already took effect
 * @throws PlatformError, retryable, when a person's time is over; whatever the store or `make` throws
 */
export function changeCase<A>(
  deps: Pick<Deps, 'cases' | 'clock'>,
  of: string | Case,
  make: (c: Case | null, seen: boolean) => Change<Case, A> | Promise<Change<Case, A>>,
  how: Patience<A> & { delivery?: string } = {},
): Promise<A> {
  const id = typeof of === 'string' ? of : of._id;
  let known = typeof of === 'string' ? null : { current: of, seen: false };
  const attempt = async () => {
    const found = known ?? (await deps.cases.load(id, how.delivery));
    known = null;
    const { write, answer } = await make(found?.current ?? null, found?.seen ?? false);
    return !write || (await deps.cases.save(write)) ? { answer } : null;
  };
  return untilDone(deps, `case ${id}`, attempt, how);
}

/** The same for a notice, whose `rev` is raised here. */
export function changeNotice<A>(
  deps: Pick<Deps, 'notices' | 'clock'>,
  id: string,
  make: (n: Notice | null) => Change<Notice, A> | Promise<Change<Notice, A>>,
  how: Patience<A> = {},
): Promise<A> {
  const attempt = async () => {
    const found = await deps.notices.load(id);
    const { write, answer } = await make(found);
    return !write || (await deps.notices.save({ ...write, rev: (found?.rev ?? 0) + 1 })) ? { answer } : null;
  };
  return untilDone(deps, `notice ${id}`, attempt, how);
}

/** @param attempt  gives null when somebody else was faster */
async function untilDone<A>(
  { clock }: Pick<Deps, 'clock'>,
  what: string,
  attempt: () => Promise<{ answer: A } | null>,
  how: Patience<A>,
): Promise<A> {
  const began = clock.monotonic();
  for (let tries = 1; ; tries++) {
    const done = await attempt();
    if (done) return done.answer;
    const pause = Math.random() * Math.min(PAUSE_MOST_MS, PAUSE_FIRST_MS * 2 ** (tries - 1));
    if (how.otherwise !== undefined && tries >= ROUND_TRIES) return how.otherwise;
    if (how.otherwise === undefined && clock.monotonic() - began + pause >= PERSON_WAITS_MS)
      throw new PlatformError('mongo', 0, true, `${what} kept changing, ${tries} times`);
    await clock.wait(pause);
  }
}
