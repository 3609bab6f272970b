import type { PersonActor } from '../directory/person.ts';

/**
 * Whose cases somebody's figures are made of: all; or those of the units they lead, and of the units they are head of.
 * `leads` is null for whoever is no leader.
 */
export type Reach = 'all' | { leads: readonly string[] | null; heads: readonly string[] };

/** The units that somebody is head of. A leaders' office has no cases. */
export const headedBy = ({ posts }: Pick<PersonActor, 'posts'>): string[] =>
  posts.filter((p) => p.role === 'head' && p.unitKind !== 'leadership').map((p) => p.unit);

const supervises = ({ posts }: Pick<PersonActor, 'posts'>): boolean => posts.some((p) => p.unitKind === 'supervision');

type Reader = Pick<PersonActor, 'posts' | 'leads'>;

/** The reach of whoever may ask for figures: leaders, supervision, heads; null for anybody else. Source: R-601. */
export function reachOf(actor: Reader): Reach | null {
  const heads = headedBy(actor);
  if (actor.leads === 'all' || supervises(actor)) return 'all';
  return actor.leads || heads.length > 0 ? { leads: actor.leads, heads } : null;
}

/** Whether somebody is told unasked how things stand, and may urge. Source: interface.md, "How much is said"; R-507. */
export const leadsOrSupervises = (actor: Reader): boolean => actor.leads !== null || supervises(actor);

/** Whether a unit's figures are among theirs. */
export const reaches = (reach: Reach, unit: string | undefined): boolean =>
  reach === 'all' || (unit !== undefined && [...(reach.leads ?? []), ...reach.heads].includes(unit));

/** Whose figures somebody may ask for: the own, then those of whom they stand in for; whoever reads all reads them once. */
export function figuresFor(actor: PersonActor): { openId: string; reach: Reach }[] {
  const own = reachOf(actor);
  const parts = own === 'all' ? [actor] : [actor, ...(actor.standsFor ?? [])];
  return parts.flatMap((part) => {
    const reach = reachOf(part);
    return reach ? [{ openId: part.openId, reach }] : [];
  });
}

/** Whether somebody may ask for what is urged: they urge themselves, or stand in for somebody who does. */
export const mayReadUrges = (actor: PersonActor): boolean =>
  [actor, ...(actor.standsFor ?? [])].some(leadsOrSupervises);
