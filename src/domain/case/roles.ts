import type { Profile } from '../../../config/profile.ts';
import { coordinatorOf, type Directory, deskOf } from '../directory.ts';
import type { Actor, UnitKind } from '../person.ts';
import { type Case, legInHand, runningLeg, type Seat } from './case.ts';
import { openObligations } from './clocks.ts';

/** What somebody is to a case. The permission table speaks of roles alone. Source: lifecycle.md, "People". */
export const ROLES = [
  'respondent',
  'filer',
  'desk',
  /** Who dispatches and decides returns: the desk, after 提请协调 the coordinator, where there is none supervision. */
  'dispatcher',
  'unit',
  'head',
  'handler',
  'approver',
  'obliged',
  'supervision',
  'leader',
  'clock',
  'sender',
] as const;
export type Role = (typeof ROLES)[number];

type Rules = { directory: Directory; profile: Profile };

/** Kinds of unit whose staff dispatch: the desk's, after 提请协调 the coordinator's, where there is none supervision's. */
const dispatchingKinds = (c: Case, d: Directory): readonly UnitKind[] => {
  if (!c.referral) return ['desk', 'centre'];
  return coordinatorOf(d) ? ['coordinator', 'centre'] : ['supervision'];
};

/** The seat whose card dispatches now; a centre is desk and coordinator in one and has the desk's card alone. */
export function dispatchingSeat(c: Pick<Case, 'referral'>, d: Directory): 'desk' | 'coordinator' | 'supervision' {
  if (!c.referral) return 'desk';
  const coordinator = coordinatorOf(d);
  if (!coordinator) return 'supervision';
  return coordinator.id === deskOf(d)?.id ? 'desk' : 'coordinator';
}

/** Every role the actor has in this case. */
export function rolesOf(c: Case, actor: Actor, rules: Rules): Set<Role> {
  if (actor.kind !== 'person') return new Set([actor.kind]);
  const roles = new Set<Role>();
  const has = (...kinds: readonly UnitKind[]) => actor.posts.some((p) => kinds.includes(p.unitKind));
  const inUnit = (id: string | undefined) => actor.posts.find((p) => p.unit === id);
  const handled = c.legs.some((leg) => inUnit(leg.unit) || leg.handler?.openId === actor.openId);
  const answered = c.answer?.by.openId === actor.openId;
  // Nobody who handles a case, or belongs to a unit of it, speaks for the enterprise (T46).
  if (!handled && !answered && (actor.contactOf.includes(c.enterprise.id) || c.respondent.openId === actor.openId))
    roles.add('respondent');
  if (c.filer.openId === actor.openId) roles.add('filer');
  if (has('desk', 'centre')) roles.add('desk');
  if (has(...dispatchingKinds(c, rules.directory))) roles.add('dispatcher');
  if (has('supervision')) roles.add('supervision');
  if (rules.profile.closureApprover.seat === 'desk' ? has('desk', 'centre') : has('supervision')) roles.add('approver');
  const unit = unitShown(c);
  const post = inUnit(unit);
  if (post) roles.add('unit');
  if (post?.role === 'head') roles.add('head');
  if (post && runningLeg(c)?.handler?.openId === actor.openId) roles.add('handler');
  if (openObligations(c).some((o) => inUnit(o.unit))) roles.add('obliged');
  if (actor.leads && (actor.leads === 'all' || (unit !== undefined && actor.leads.includes(unit)))) roles.add('leader');
  return roles;
}

/** The roles that whoever sees this seat's card may have: decides which buttons the card carries. */
export function seatRoles(c: Case, seat: Seat, rules: Rules): Set<Role> {
  const roles = new Set<Role>();
  if (seat === dispatchingSeat(c, rules.directory)) roles.add('dispatcher');
  if (seat === rules.profile.closureApprover.seat) roles.add('approver');
  if (seat === 'respondent') roles.add('respondent').add('filer');
  if (seat === 'filer') roles.add('filer');
  if (seat === 'desk') roles.add('desk');
  if (seat === 'supervision') roles.add('supervision');
  if (seat === 'unit') for (const role of ['unit', 'head', 'handler'] as const) roles.add(role);
  const owing = openObligations(c);
  if (seat === 'unit' && owing.some((o) => o.unit === unitShown(c))) roles.add('obliged');
  if (seat === 'desk' && owing.some((o) => isDesk(o.unit, rules.directory))) roles.add('obliged');
  return roles;
}

const isDesk = (unit: string, d: Directory): boolean =>
  d.units.some((u) => u.id === unit && (u.kind === 'desk' || u.kind === 'centre'));

/** The seats that must have a living card for this case as it is now. */
export function seatsWanted(c: Case, rules: Rules): { seat: Seat; unit?: string; person?: string }[] {
  const seats: { seat: Seat; unit?: string; person?: string }[] = [{ seat: 'desk' }];
  const dispatching = dispatchingSeat(c, rules.directory);
  if (dispatching !== 'desk') seats.push({ seat: dispatching });
  if (c.state === 'closure_review' && rules.profile.closureApprover.seat === 'supervision')
    if (!seats.some((s) => s.seat === 'supervision')) seats.push({ seat: 'supervision' });
  const unit = unitShown(c);
  if (unit) seats.push({ seat: 'unit', unit });
  if (c.respondent.openId) seats.push({ seat: 'respondent', person: c.respondent.openId });
  if (c.filer.openId !== c.respondent.openId) seats.push({ seat: 'filer', person: c.filer.openId });
  return seats;
}

/** The unit whose group shows the case: that of the leg in hand; none once the case has gone back to the desk. */
export const unitShown = (c: Case): string | undefined => legInHand(c)?.unit;
