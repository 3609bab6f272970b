import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { decide } from '../domain/events/decide.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import { contextFor, type Deps } from '../usecases/deps.ts';
import { dropEntry } from './change-entry.ts';
import { dropped } from './items.ts';

/** Cases that may follow one: more are told in the next round, because the entry stays until none is left behind. */
const DUPLICATES_MOST = 200;

/**
 * Applies an event of the sender's to a case as it is by then; an event that changes nothing is no failure.
 *
 * @returns false when the case kept changing
 */
async function tell(deps: Deps, id: string, event: string, other: Case | null, entryId?: string): Promise<boolean> {
  const told = await changeCase(
    deps,
    id,
    (c): Change<Case, 'kept changing' | number | null> => {
      if (!c) return { answer: null };
      const entry = c.outbox.find((o) => o.id === entryId);
      const free = entry ? { ...c, outbox: c.outbox.filter((o) => o !== entry) } : c;
      const decision = decide(free, event, {}, { ...contextFor(deps, { kind: 'sender' }, free, {}), other });
      if (decision.ok) return { write: decision.case, answer: decision.case.v };
      return { ...(entry && { write: dropped(c, entry) }), answer: null };
    },
    { otherwise: 'kept changing' },
  );
  if (typeof told === 'number') deps.log.info({ caseId: id, v: told }, `case.${event}`);
  return told !== 'kept changing';
}

/**
 * What happens between cases: the primary case's change is applied to each that follows, or a case that has just begun to
 * follow asks how its primary case stands. The primary case is marked first, so that no later change of it goes untold; a crash in
 * between leaves the entry owed, and so does a case that keeps changing (`busy`).
 * Source: storage.md, "Across cases"; lifecycle.md, "primary changed".
 */
export async function applyAcross(deps: Deps, c: Case, entry: OutboxItem): Promise<'done' | 'busy'> {
  if (!('across' in entry.show)) return 'done';
  if (entry.show.across === 'duplicates') {
    const duplicates = await deps.cases.find({ duplicateOf: c._id }, DUPLICATES_MOST);
    const primary = (await deps.cases.load(c._id))?.current ?? c;
    for (const f of duplicates) if (!(await tell(deps, f._id, 'primary_changed', primary))) return 'busy';
    return dropEntry(deps, c._id, entry.id);
  }
  const primaryId = c.duplicateOf?.id;
  if (!primaryId) return dropEntry(deps, c._id, entry.id);
  // With it come the words that this case's own people have added since (lifecycle.md, "add").
  const told = await tell(deps, primaryId, 'become_primary', (await deps.cases.load(c._id))?.current ?? c);
  if (!told) return 'busy';
  const primary = (await deps.cases.load(primaryId))?.current ?? null;
  return (await tell(deps, c._id, 'primary_changed', primary, entry.id)) ? 'done' : 'busy';
}
