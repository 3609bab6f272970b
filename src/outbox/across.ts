import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { decide } from '../domain/events/decide.ts';
import { partCase } from '../domain/events/split.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import { contextFor, type Deps } from '../usecases/deps.ts';
import { carryClaim } from './carry-claim.ts';
import { dropEntry } from './change-entry.ts';
import { forgetNotices } from './forget-notices.ts';
import { dropped } from './items.ts';

/** Most duplicates handled in a round; the item stays until none is left for the next round. */
const DUPLICATES_MOST = 200;

/** Most cases that name one case. */
const LINKED_MOST = 2_000;

/**
 * Applies an event of the sender to a case as it is now. An event that changes nothing counts as applied.
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
 * Makes a case of each part that is none yet. Its id and origin come from its place, so that whoever does it again after a
 * crash finds it. Source: lifecycle.md, "split".
 *
 * @returns false when the case that was split kept changing
 */
async function partsMade(deps: Deps, id: string): Promise<boolean> {
  const whole = (await deps.cases.load(id))?.current;
  for (const [i, part] of (whole?.parts ?? []).entries()) {
    if (!whole || whole.confidential || part.no !== undefined) continue;
    const ctx = contextFor(deps, { kind: 'sender' }, null, {});
    const no = await deps.cases.nextNo(shanghaiDate(ctx.now).replaceAll('-', ''));
    const files = whole.files.filter((f) => !f.of && (f.purpose === 'appeal' || f.purpose === 'addition'));
    const made = { _id: `${id}p${i + 1}`, no, origin: `part/${id}/${i + 1}`, files };
    const { current, inserted } = await deps.cases.insert(partCase(whole, part, made, ctx));
    if (inserted) deps.wake();
    if (!(await tell(deps, id, 'part_made', current))) return false;
  }
  return true;
}

/**
 * Carries changes between cases. A change of the primary case is applied to each duplicate, or a new duplicate asks for
 * the primary case's state. The primary case is marked as having duplicates first, so no later change is missed. After
 * a crash, or when a case keeps changing (`busy`), the item stays in the outbox. Source: storage.md, "Across cases";
 * lifecycle.md, "primary changed".
 */
export async function applyAcross(deps: Deps, c: Case, entry: OutboxItem): Promise<'done' | 'busy'> {
  if (!('across' in entry.show)) return 'done';
  if (entry.show.across === 'duplicates') {
    const duplicates = await deps.cases.find({ duplicateOf: c._id }, DUPLICATES_MOST);
    const primary = (await deps.cases.load(c._id))?.current ?? c;
    for (const f of duplicates) if (!(await tell(deps, f._id, 'primary_changed', primary))) return 'busy';
    return dropEntry(deps, c, entry.id);
  }
  if (entry.show.across === 'linked') {
    const linked = await deps.cases.find({ names: c.no }, LINKED_MOST);
    const secret = (await deps.cases.load(c._id))?.current ?? c;
    for (const f of linked) if (!(await tell(deps, f._id, 'cut_link', secret))) return 'busy';
    if (!(await forgetNotices(deps, secret))) return 'busy';
    return dropEntry(deps, c, entry.id);
  }
  if (entry.show.across === 'claim') {
    await carryClaim(deps, (await deps.cases.load(c._id))?.current ?? c);
    return dropEntry(deps, c, entry.id);
  }
  if (entry.show.across === 'parts') return (await partsMade(deps, c._id)) ? dropEntry(deps, c, entry.id) : 'busy';
  const primaryId = c.duplicateOf?.id;
  if (!primaryId) return dropEntry(deps, c, entry.id);
  // The event also copies additions made to this case since then (lifecycle.md, "add").
  const told = await tell(deps, primaryId, 'become_primary', (await deps.cases.load(c._id))?.current ?? c);
  if (!told) return 'busy';
  const primary = (await deps.cases.load(primaryId))?.current ?? null;
  return (await tell(deps, c._id, 'primary_changed', primary, entry.id)) ? 'done' : 'busy';
}
