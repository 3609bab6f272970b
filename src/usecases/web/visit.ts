import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { linkOver } from '../../domain/case/link-life.ts';
import type { Audience } from '../../domain/case/message.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Link } from '../../links-port.ts';
import { type Deps, rulesNow } from '../deps.ts';

/** Most cases that the page lists. D */
const LISTED_MOST = 200;

/** Somebody without an account, by the link they opened. */
export type Visit = { link: Link; actor: PersonActor };

/** Why a link opens nothing. `unknown`: it was never given out, is too short, or its person has left the directory. */
export type Barred = { barred: 'unknown'; link?: never } | { barred: 'revoked' | 'expired'; link: Link };

/** Who opens a link, or why it opens nothing. Source: interface.md, "Links". */
export async function visitBy(deps: Deps, token: string): Promise<Visit | Barred> {
  const link = await deps.links.find(token);
  if (!link) return { barred: 'unknown' };
  if (link.revokedAt) return { barred: 'revoked', link };
  const actor = actorOf(deps.directory.current(), link.person);
  if (!actor) return { barred: 'unknown' };
  const now = deps.clock.now();
  // A young link is good whatever became of the cases: they are asked for only where it is old.
  const over = linkOver(link.madeAt, [], now) && linkOver(link.madeAt, await casesOf(deps, { link, actor }), now);
  if (over) return { barred: 'expired', link };
  return { link, actor };
}

/** The case that a link is for alone; undefined once its person speaks for an enterprise: then it is for all of theirs. */
export const caseAlone = ({ link, actor }: { link: Pick<Link, 'caseId'>; actor: PersonActor }): string | undefined =>
  actor.contactOf.length === 0 ? link.caseId : undefined;

/** The visitor's cases, newest first; of a link for one case that one. A confidential one is never among them. */
export async function casesOf(deps: Deps, visit: { link: Pick<Link, 'caseId'>; actor: PersonActor }): Promise<Case[]> {
  const { actor } = visit;
  const alone = caseAlone(visit);
  const mine = { openId: actor.openId, enterprises: actor.contactOf };
  const found = await deps.cases.find({ mine }, LISTED_MOST);
  return found.filter((c) => (alone === undefined || c._id === alone) && seenAs(deps, actor, c) !== null);
}

/** As whom the visitor sees a case: the enterprise's side or not at all. */
function seenAs(deps: Deps, actor: PersonActor, c: Case): Audience | null {
  if (c.confidential) return null;
  const audience = audienceFor(c, actor, rulesNow(deps));
  return audience === 'respondent' || audience === 'filer' ? audience : null;
}

/** A case of the visitor by its number; null also where it is somebody else's. */
export async function caseOf(deps: Deps, visit: Visit, no: string): Promise<{ c: Case; audience: Audience } | null> {
  const c = await deps.cases.byNo(no);
  const alone = caseAlone(visit);
  if (!c || (alone !== undefined && c._id !== alone)) return null;
  const audience = seenAs(deps, visit.actor, c);
  return audience && { c, audience };
}
