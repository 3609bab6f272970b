import type { Profile } from '../../../config/profile.ts';
import { coordinatorOf, type Directory } from '../directory.ts';
import type { Actor } from '../person.ts';
import { type Case, isOpen, lastLeg, runningLeg, type Seat } from './case.ts';
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

const dispatchingKind = (c: Case, d: Directory): 'desk' | 'coordinator' | 'supervision' =>
  !c.referral ? 'desk' : coordinatorOf(d) ? 'coordinator' : 'supervision';

/** Every role the actor has in this case. */
export function rolesOf(c: Case, actor: Actor, rules: Rules): Set<Role> {
  if (actor.kind !== 'person') return new Set([actor.kind]);
  const roles = new Set<Role>();
  const has = (...kinds: string[]) => actor.posts.some((p) => kinds.includes(p.unitKind));
  const inUnit = (id: string | undefined) => actor.posts.find((p) => p.unit === id);
  const handled = c.legs.some((leg) => inUnit(leg.unit));
  const answered = c.answer?.by.openId === actor.openId;
  // Nobody who handles a case, or belongs to a unit of it, speaks for the enterprise (T46).
  if (!handled && !answered && (actor.contactOf.includes(c.enterprise.id) || c.respondent.openId === actor.openId))
    roles.add('respondent');
  if (c.filer.openId === actor.openId) roles.add('filer');
  if (has('desk', 'centre')) roles.add('desk');
  const dispatching = dispatchingKind(c, rules.directory);
  if (has(dispatching, ...(dispatching === 'supervision' ? [] : ['centre']))) roles.add('dispatcher');
  if (has('supervision')) roles.add('supervision');
  if (rules.profile.closureApprover.seat === 'desk' ? has('desk', 'centre') : has('supervision')) roles.add('approver');
  const post = inUnit(lastLeg(c)?.unit);
  if (post) roles.add('unit');
  if (post?.role === 'head') roles.add('head');
  if (post && runningLeg(c)?.handler?.openId === actor.openId) roles.add('handler');
  if (openObligations(c).some((o) => inUnit(o.unit))) roles.add('obliged');
  const unit = lastLeg(c)?.unit;
  if (actor.leads && (actor.leads === 'all' || (unit !== undefined && actor.leads.includes(unit)))) roles.add('leader');
  return roles;
}

/** The roles that whoever sees this seat's card may have: decides which buttons the card carries. */
export function seatRoles(c: Case, seat: Seat, rules: Rules): Set<Role> {
  const roles = new Set<Role>();
  const dispatching = dispatchingKind(c, rules.directory);
  if (seat === dispatching) roles.add('dispatcher');
  if (seat === rules.profile.closureApprover.seat) roles.add('approver');
  if (seat === 'respondent') roles.add('respondent').add('filer');
  if (seat === 'filer') roles.add('filer');
  if (seat === 'desk') {
    roles.add('desk');
    const centre = rules.directory.units.some((u) => u.active && u.kind === 'centre');
    if (centre && dispatching === 'coordinator') roles.add('dispatcher');
  }
  if (seat === 'supervision') roles.add('supervision');
  if (seat === 'unit') for (const role of ['unit', 'head', 'handler'] as const) roles.add(role);
  const owing = openObligations(c);
  if (seat === 'unit' && owing.some((o) => o.unit === lastLeg(c)?.unit)) roles.add('obliged');
  if (seat === 'desk' && owing.some((o) => isDesk(o.unit, rules.directory))) roles.add('obliged');
  return roles;
}

const isDesk = (unit: string, d: Directory): boolean =>
  d.units.some((u) => u.id === unit && (u.kind === 'desk' || u.kind === 'centre'));

/** The seats that must have a living card for this case as it is now. */
export function seatsWanted(c: Case, rules: Rules): { seat: Seat; unit?: string; person?: string }[] {
  const seats: { seat: Seat; unit?: string; person?: string }[] = [{ seat: 'desk' }];
  if (c.referral) {
    const dispatching = dispatchingKind(c, rules.directory);
    const centre = rules.directory.units.some((u) => u.active && u.kind === 'centre');
    if (dispatching !== 'coordinator' || !centre) seats.push({ seat: dispatching });
  }
  if (c.state === 'closure_review' && rules.profile.closureApprover.seat === 'supervision')
    if (!seats.some((s) => s.seat === 'supervision')) seats.push({ seat: 'supervision' });
  const unit = unitShown(c);
  if (unit) seats.push({ seat: 'unit', unit });
  if (c.respondent.openId) seats.push({ seat: 'respondent', person: c.respondent.openId });
  if (c.filer.openId !== c.respondent.openId) seats.push({ seat: 'filer', person: c.filer.openId });
  return seats;
}

/** The unit whose group shows the case: the last leg's, unless the case has gone back to the desk. */
export function unitShown(c: Case): string | undefined {
  const leg = lastLeg(c);
  if (!leg) return undefined;
  return isOpen(c) ? (c.state === 'submitted' ? undefined : leg.unit) : c.state === 'redirected' ? undefined : leg.unit;
}
