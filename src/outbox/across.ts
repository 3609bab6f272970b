import type { Case } from '../domain/case/case.ts';
import type { Owed } from '../domain/case/message.ts';
import { decide } from '../domain/events/decide.ts';
import { PlatformError } from '../ports.ts';
import { contextFor, type Deps } from '../usecases/deps.ts';
import { dropped } from './outcome.ts';

/** Cases that may follow one: more are told in the next round, because the entry stays until none is left behind. */
const FOLLOWERS_MOST = 200;
const SAVES = 5;

/** Applies an event of the sender's to a case as it is by then; an event that changes nothing is no failure. */
async function tell(deps: Deps, id: string, event: string, other: Case | null, entryId?: string): Promise<void> {
  for (let i = 0; i < SAVES; i++) {
    const c = (await deps.cases.load(id))?.current;
    if (!c) return;
    const entry = c.owed.find((o) => o.id === entryId);
    const free = entry ? { ...c, owed: c.owed.filter((o) => o !== entry) } : c;
    const decision = decide(free, event, {}, { ...contextFor(deps, { kind: 'sender' }, free, {}), other });
    const next = decision.ok ? decision.case : entry && dropped(c, entry);
    if (!next) return;
    if (await deps.cases.save(next)) {
      if (decision.ok) deps.log.info({ caseId: id, v: next.v }, `case.${event}`);
      return;
    }
  }
  throw new PlatformError('mongo', 0, true, `case ${id} kept changing`);
}

/**
 * What happens between cases: the leading case's change is applied to each that follows, or a case that has just begun to
 * follow asks how its leader stands. The leader is marked first, so that no later change of it goes untold; a crash in
 * between leaves the entry owed. Source: storage.md, "Across cases"; lifecycle.md, "leader moved".
 */
export async function tellAcross(deps: Deps, c: Case, entry: Owed): Promise<void> {
  if (!('across' in entry.show)) return;
  if (entry.show.across === 'followers') {
    const followers = await deps.cases.find({ follows: c._id }, FOLLOWERS_MOST);
    const leader = (await deps.cases.load(c._id))?.current ?? c;
    for (const f of followers) await tell(deps, f._id, 'leader_moved', leader);
    await settleEntry(deps, c._id, entry.id);
    return;
  }
  const leaderId = c.follows?.id;
  if (!leaderId) return settleEntry(deps, c._id, entry.id);
  // With it come the words that this case's own people have added since (lifecycle.md, "add").
  await tell(deps, leaderId, 'become_leader', (await deps.cases.load(c._id))?.current ?? c);
  const leader = (await deps.cases.load(leaderId))?.current ?? null;
  await tell(deps, c._id, 'leader_moved', leader, entry.id);
}

async function settleEntry(deps: Deps, id: string, entryId: string): Promise<void> {
  for (let i = 0; i < SAVES; i++) {
    const c = (await deps.cases.load(id))?.current;
    const entry = c?.owed.find((o) => o.id === entryId);
    if (!c || !entry || (await deps.cases.save(dropped(c, entry)))) return;
  }
  throw new PlatformError('mongo', 0, true, `case ${id} kept changing`);
}
