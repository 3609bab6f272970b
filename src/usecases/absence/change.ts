import type { KeptAbsence, KeptAbsences } from '../../domain/absence/kept.ts';
import { type Change, changeInTurn, noQueues, type Queues } from '../changes.ts';
import type { Deps } from '../deps.ts';

const queues = new WeakMap<Deps['memory'], Queues<KeptAbsences>>();

/**
 * Changes who is away: load, decide, save, and again when another instance was faster. What is decided is in force here at
 * once, and a second later everywhere.
 *
 * @throws PlatformError when others were faster until a person's time was over, or the database failed
 */
export async function changeAbsences<A>(
  deps: Deps,
  make: (all: readonly KeptAbsence[]) => { write?: readonly KeptAbsence[]; answer: A },
): Promise<A> {
  const { memory, clock, messenger } = deps;
  const waiting = queues.get(memory) ?? noQueues<KeptAbsences>();
  queues.set(memory, waiting);
  const documents = {
    name: 'absences',
    load: async (): Promise<KeptAbsences> => memory.absences(),
    save: ({ all }: KeptAbsences, rev: number): Promise<boolean> => memory.keepAbsences({ rev, all }),
  };
  const answer = await changeInTurn<KeptAbsences, A>(waiting, documents, clock, {
    id: 'absences',
    withinMs: messenger.traits.answerWithinMs,
    make: (kept): Change<KeptAbsences, A> => {
      const { write, answer } = make(kept?.all ?? []);
      return { ...(write && { write: { rev: kept?.rev ?? 0, all: write } }), answer };
    },
  });
  await deps.directory.refresh();
  return answer;
}
