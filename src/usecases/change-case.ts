import type { Case } from '../domain/case/case.ts';
import type { Notice } from '../domain/notice/notice.ts';
import type { CaseStore, NoticeStore } from '../ports.ts';
import { type Change, changeInTurn, noQueues, type Patience, type Queues } from './changes.ts';
import type { Deps } from './deps.ts';

const caseQueues = new WeakMap<CaseStore, Queues<Case>>();
const noticeQueues = new WeakMap<NoticeStore, Queues<Notice>>();

function queuesOf<S extends object, T>(all: WeakMap<S, Queues<T>>, store: S): Queues<T> {
  const queues = all.get(store) ?? noQueues<T>();
  all.set(store, queues);
  return queues;
}

const knownAs = <T extends { _id: string }>(of: string | T) =>
  typeof of === 'string' ? { id: of } : { id: of._id, known: of };

/**
 * Load, decide, save, and again when another writer was faster: the only way to change a case. `make` decides on the
 * case as loaded and has no other effect; it may run several times. A person's change is retried as long as the answer
 * to a press may take. Work of the sender and of jobs is retried a few times, then answered with `otherwise`.
 * Source: storage.md, "The case".
 *
 * @param of  its id, or the case where it has been read
 * @param make  given null when there is no such case; `seen`: this delivery already took effect
 * @throws PlatformError, retryable, when a person's time is over; whatever the store or `make` throws
 */
export function changeCase<A>(
  deps: Pick<Deps, 'cases' | 'clock' | 'messenger'>,
  of: string | Case,
  make: (c: Case | null, seen: boolean) => Change<Case, A> | Promise<Change<Case, A>>,
  { delivery, ...how }: Patience<A> & { delivery?: string } = {},
): Promise<A> {
  const { cases, clock, messenger } = deps;
  const documents = {
    name: 'case',
    load: async (id: string) => (await cases.load(id))?.current ?? null,
    save: cases.save,
  };
  const seen = (c: Case | null): boolean => delivery !== undefined && c?.deliveries.includes(delivery) === true;
  return changeInTurn(queuesOf(caseQueues, cases), documents, clock, {
    ...knownAs(of),
    ...how,
    withinMs: messenger.traits.answerWithinMs,
    make: (c) => make(c, seen(c)),
  });
}

/** The same for a notice; its `rev` is raised here. */
export function changeNotice<A>(
  { notices, clock, messenger }: Pick<Deps, 'notices' | 'clock' | 'messenger'>,
  of: string | Notice,
  make: (n: Notice | null) => Change<Notice, A> | Promise<Change<Notice, A>>,
  how: Patience<A> = {},
): Promise<A> {
  const documents = { name: 'notice', load: notices.load, save: notices.save };
  const raised = async (n: Notice | null): Promise<Change<Notice, A>> => {
    const { write, answer } = await make(n);
    return { ...(write && { write: { ...write, rev: (n?.rev ?? 0) + 1 } }), answer };
  };
  return changeInTurn(queuesOf(noticeQueues, notices), documents, clock, {
    ...knownAs(of),
    ...how,
    withinMs: messenger.traits.answerWithinMs,
    make: raised,
  });
}
