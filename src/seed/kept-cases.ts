import type { Case } from '../domain/case/case.ts';
import type { CaseStore } from '../ports.ts';

/** Of how many cases what was written last is kept: more than are open at a time. D */
const KEPT_MOST = 1_000;

/**
 * The cases of a database in which nobody else writes: whatever this process wrote or read last is what is there, so it is not
 * read again. Reading a case is half of what a story asks of the database.
 */
export function keptCases(store: CaseStore): CaseStore {
  const kept = new Map<string, Case>();

  /** Keeps the newest: a reading may have begun before a write that is done by now. */
  function keep(c: Case): void {
    const known = kept.get(c._id);
    kept.delete(c._id);
    kept.set(c._id, known && known.rev > c.rev ? known : c);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MOST && oldest !== undefined) kept.delete(oldest);
  }

  return {
    ...store,
    async load(id, delivery) {
      const known = kept.get(id);
      if (known) return { current: known, seen: delivery !== undefined && known.deliveries.includes(delivery) };
      const found = await store.load(id, delivery);
      if (found) keep(found.current);
      return found;
    },
    async insert(c) {
      const answer = await store.insert(c);
      keep(answer.current);
      return answer;
    },
    async save(c, over) {
      const saved = await store.save(c, over);
      if (saved) keep(c);
      else kept.delete(c._id);
      return saved;
    },
  };
}
