import type { Case } from '../case/case.ts';
import { assignmentInHand, openObligations } from '../case/current.ts';
import { type Role, rolesHeld, rolesInPlaceOf, type WhoRules } from '../case/roles.ts';
import { isOpen } from '../case/state.ts';
import { awaitsUnit, unitShown } from '../case/unit-of.ts';
import { isStaffed, type Unit, unitById } from '../directory/directory.ts';
import { ownerOf, type Person, type PersonActor, type UnitKind } from '../directory/person.ts';
import type { Duty, Task } from './duties.ts';

/** The role that a duty of an office or of a single person takes. Tasks that are not named: the audience's own role. */
const ROLE_OF_TASK: Partial<Record<Task, Role>> = {
  dispatch: 'dispatcher',
  guide: 'dispatcher',
  arbitrate: 'dispatcher',
  reassign: 'dispatcher',
  review: 'approver',
  telephone: 'caller',
};

/** The unit that a duty waits for, where it is not an office's. */
const unitOf = (c: Case, { waits }: Duty, { directory }: Pick<WhoRules, 'directory'>): string | undefined =>
  waits.unit ?? (waits.audience === 'unit' ? unitShown(c, directory) : undefined);

/**
 * Who at the unit has the case in hand: its handler while they work there. Before acceptance, and at any other unit, it
 * is nobody in particular.
 */
export function handlerAt(c: Case, unit: string, { directory }: Pick<WhoRules, 'directory'>): Person | undefined {
  const assignment = assignmentInHand(c);
  const handler = assignment?.unit === unit && c.state !== 'dispatched' ? assignment.handler : undefined;
  const works = unitById(directory, unit)?.staff.some((s) => s.openId === handler?.openId) ?? false;
  return works ? handler : undefined;
}

/** At a unit: the handler's and the head's; everybody's where there is no handler. */
function isTheirsAt(c: Case, unit: string, actor: PersonActor, rules: WhoRules): boolean {
  const post = actor.posts.find((p) => p.unit === unit);
  if (!post) return false;
  const handler = handlerAt(c, unit, rules);
  return !handler || handler.openId === actor.openId || post.role === 'head';
}

/**
 * Whether this person is to do it: in their own right, or in the place of those who are away, given by name. What is in hand
 * of somebody who is away is done in their place, also by a head. Source: lifecycle.md, "Events" (who may), "People";
 * calendar.md, "Handler".
 */
export function isTheirs(c: Case, duty: Duty, actor: PersonActor, rules: WhoRules): 'own' | readonly Person[] | null {
  const absent = (actor.standsFor ?? []).filter((one) =>
    isOf(c, duty, one, rules, () => rolesInPlaceOf(c, one, actor, rules)),
  );
  const handler = handlerAt(c, unitOf(c, duty, rules) ?? '', rules);
  const handling = absent.filter((one) => one.openId === handler?.openId);
  if (handling.length === 0 && isOf(c, duty, actor, rules, () => rolesHeld(c, actor, rules))) return 'own';
  const whose = handling.length > 0 ? handling : absent;
  return whose.length > 0 ? whose.map(({ openId, name }) => ({ openId, name })) : null;
}

function isOf(c: Case, duty: Duty, actor: PersonActor, rules: WhoRules, rolesIn: () => ReadonlySet<Role>): boolean {
  const unit = unitOf(c, duty, rules);
  if (unit !== undefined) return isTheirsAt(c, unit, actor, rules);
  const roles = rolesIn();
  // The desk may have asked the enterprise's agent to telephone.
  if (duty.task === 'telephone' && roles.has('agent')) return true;
  const role = ROLE_OF_TASK[duty.task] ?? duty.waits.audience;
  return [...roles].some((r) => r === role);
}

const OFFICE_KINDS: Partial<Record<Duty['waits']['audience'], readonly UnitKind[]>> = {
  desk: ['desk', 'centre'],
  coordinator: ['coordinator', 'centre'],
  supervision: ['supervision'],
};

/** Whether it waits for this unit, whoever of it does it. */
export function isOfUnit(c: Case, duty: Duty, unit: Unit, rules: WhoRules): boolean {
  const named = unitOf(c, duty, rules);
  return named !== undefined
    ? named === unit.id
    : (OFFICE_KINDS[duty.waits.audience]?.includes(unit.kind) ?? false) && !c.confidential;
}

const isDesk = (kind: UnitKind): boolean => kind === 'desk' || kind === 'centre';

/** Whether the unit has the case in hand; the desk has those that no unit has. */
export function isInHandOf(c: Case, { id, kind }: Pick<Unit, 'id' | 'kind'>, { directory }: WhoRules): boolean {
  if (!isOpen(c) || c.confidential || c.state === 'merged' || awaitsUnit(c)) return false;
  const unit = unitShown(c, directory);
  return unit === undefined ? isDesk(kind) : unit === id;
}

/**
 * Whether somebody waits for others in this case: it is their unit's or their enterprise's, or they urged it.
 *
 * @param rolesIn  their roles in it; of somebody who is away those that their deputy has
 */
export function follows(
  c: Case,
  actor: PersonActor,
  rules: WhoRules,
  rolesIn = (): ReadonlySet<Role> => rolesHeld(c, actor, rules),
): boolean {
  const urged = openObligations(c).some((o) => o.kind === 'urge_answer' && o.by && ownerOf(o.by) === actor.openId);
  if (urged && !c.confidential) return true;
  if (!isOpen(c)) return false;
  const roles = rolesIn();
  if (roles.has('respondent') || roles.has('filer') || roles.has('confidential_officer')) return true;
  return actor.posts.some(
    (p) => isStaffed(rules.directory, p.unit) && isInHandOf(c, { id: p.unit, kind: p.unitKind }, rules),
  );
}
