import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { runningAssignment } from '../../case/current.ts';
import { type Role, rolesHeld, rolesInPlaceOf } from '../../case/roles.ts';
import { inHandAt } from '../../clocks/recipients.ts';
import { boardById, unitById } from '../../directory/directory.ts';
import type { Person, PersonActor } from '../../directory/person.ts';

/**
 * The absent one in whose place a deputy does this; undefined where it is the deputy's own act. It is the absent one's where
 * the deputy alone may not do it, or where the case is in hand of the absent one and not of the deputy: what a handler's
 * deputy does is the handler's, and stays so afterwards. Source: lifecycle.md, "People".
 *
 * @param by        the roles that may do it
 * @param personal  who may do it by themselves does it for themselves
 */
export function inWhosePlace(
  c: Case,
  { by, personal }: { by: readonly Role[]; personal: boolean },
  deputy: PersonActor,
  ctx: Ctx,
): Person | undefined {
  const may = (roles: ReadonlySet<Role>): boolean => by.some((role) => roles.has(role));
  const allowed = (deputy.standsFor ?? []).filter((absent) => may(rolesInPlaceOf(c, absent, deputy, ctx)));
  const alone = may(rolesHeld(c, deputy, ctx));
  if (allowed.length === 0 || (alone && personal)) return undefined;
  const hands = inHandOf(c, by, deputy, ctx);
  const theirs = (person: Pick<Person, 'openId'>): boolean => hands.some((p) => p.openId === person.openId);
  const found = alone ? !theirs(deputy) && allowed.find(theirs) : (allowed.find(theirs) ?? allowed[0]);
  return found ? { openId: found.openId, name: found.name } : undefined;
}

/** Who has the case in hand at the offices and units of this person, and at the board that has yet to name a unit. */
function inHandOf(c: Case, by: readonly Role[], { posts }: PersonActor, { directory }: Ctx): Person[] {
  if (by.includes('chief')) {
    const chief = boardById(directory, runningAssignment(c)?.board)?.chief;
    return chief ? [chief] : [];
  }
  return posts.flatMap(({ unit }) => {
    const there = unitById(directory, unit);
    return there ? inHandAt(c, there) : [];
  });
}
