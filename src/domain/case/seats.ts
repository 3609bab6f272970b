import { boardById, coordinatorOf, type Directory, deskOf } from '../directory/directory.ts';
import type { PersonActor } from '../directory/person.ts';
import type { Case } from './case.ts';
import { openObligations, openTasks, runningAssignment } from './current.ts';
import type { Seat } from './message.ts';
import type { ObligationKind } from './parts.ts';
import {
  awaitsUnit,
  deskMayEnter,
  nextSigner,
  type Role,
  rolesOf,
  specialSupervision,
  unitShown,
  type WhoRules,
} from './roles.ts';

/** The seat whose card dispatches now; a centre is desk and coordinator in one and has the desk's card alone. */
export function dispatchingSeat(c: Pick<Case, 'referral'>, d: Directory): 'desk' | 'coordinator' | 'supervision' {
  if (!c.referral) return 'desk';
  const coordinator = coordinatorOf(d);
  if (!coordinator) return 'supervision';
  return coordinator.id === deskOf(d)?.id ? 'desk' : 'coordinator';
}

/** Whether those who see this seat's card owe something of this kind. */
export const seatOwes = (c: Case, seat: Seat, kind: ObligationKind, d: Directory): boolean =>
  openObligations(c).some((o) => o.kind === kind && owedAtSeat(c, seat, o.unit, d));

function owedAtSeat(c: Case, seat: Seat, unit: string, d: Directory): boolean {
  if (seat === 'unit') return unit === unitShown(c);
  return seat === 'desk' && isDesk(unit, d);
}

const SEAT_ROLES: Partial<Record<Seat, readonly Role[]>> = {
  respondent: ['respondent', 'filer'],
  filer: ['filer', 'agent'],
  desk: ['desk', 'caller'],
  supervision: ['supervision'],
  leader: ['leader'],
  unit: ['unit', 'head', 'handler'],
  co_unit: ['co_unit'],
  chief: ['chief'],
  signer: ['signer'],
  expert: ['expert'],
  officer: ['officer'],
};

/** The roles that whoever sees this seat's card may have: decides which buttons the card carries. */
export function seatRoles(c: Case, seat: Seat, rules: WhoRules): Set<Role> {
  if (c.confidential) return new Set(seat === 'officer' ? ['officer'] : []);
  const roles = new Set<Role>(SEAT_ROLES[seat] ?? []);
  if (seat === 'unit' && awaitsUnit(c)) return new Set();
  if (seat === 'officer') return new Set();
  if (seat === 'chief' && !awaitsUnit(c)) return new Set();
  if (seat === 'signer' && c.state !== 'awaiting_signoff') return new Set();
  if (seat === 'co_unit' && openTasks(c).length === 0) roles.delete('co_unit');
  if (seat === 'filer' && !c.phone?.agent) roles.delete('agent');
  if (seat === 'desk' && !deskMayEnter(c, rules.directory)) roles.delete('caller');
  if (seat === 'supervision' && !deskMayEnter(c, rules.directory)) roles.add('caller');
  if (seat === dispatchingSeat(c, rules.directory)) roles.add('dispatcher');
  if (seat === rules.profile.closureApprover.seat) roles.add('approver');
  if (openObligations(c).some((o) => owedAtSeat(c, seat, o.unit, rules.directory))) roles.add('obliged');
  return roles;
}

const isDesk = (unit: string, d: Directory): boolean =>
  d.units.some((u) => u.id === unit && (u.kind === 'desk' || u.kind === 'centre'));

export type Wanted = { seat: Seat; unit?: string; person?: string; board?: string };

/** The seats that must have a living card for this case as it is now. */
export function seatsWanted(c: Case, rules: WhoRules): Wanted[] {
  if (c.confidential) return rules.directory.confidential.map((o): Wanted => ({ seat: 'officer', person: o.openId }));
  const seats: Wanted[] = [{ seat: 'desk' }];
  const dispatching = dispatchingSeat(c, rules.directory);
  if (dispatching !== 'desk') seats.push({ seat: dispatching });
  if (wantsSupervision(c, rules) && dispatching !== 'supervision') seats.push({ seat: 'supervision' });
  const unit = unitShown(c);
  // Until the board's chief has named a unit, the chief alone has the work order.
  if (unit && !awaitsUnit(c)) seats.push({ seat: 'unit', unit });
  for (const t of openTasks(c)) seats.push({ seat: 'co_unit', unit: t.unit });
  const assignment = runningAssignment(c);
  const board = boardById(rules.directory, assignment?.board);
  if (board && awaitsUnit(c)) seats.push({ seat: 'chief', person: board.chief.openId });
  const signer = c.state === 'awaiting_signoff' ? nextSigner(c) : undefined;
  if (signer) seats.push({ seat: 'signer', person: signer.openId });
  if (c.expertAsk && !c.expertAsk.repliedAt && c.state === 'submitted')
    seats.push({ seat: 'expert', person: c.expertAsk.expert.openId });
  if (c.respondent.openId) seats.push({ seat: 'respondent', person: c.respondent.openId });
  if (c.filer.openId !== c.respondent.openId && c.filer.as !== 'desk')
    seats.push({ seat: 'filer', person: c.filer.openId });
  return seats;
}

/** Supervision looks on once a case was urged or escalated, asks for its decision, or is under special supervision. */
const wantsSupervision = (c: Case, { profile, directory }: WhoRules): boolean =>
  specialSupervision(c, profile) ||
  (inquiring(c) && !deskMayEnter(c, directory)) ||
  (c.state === 'closure_review' && profile.closureApprover.seat === 'supervision') ||
  c.escalations.length > 0 ||
  c.obligations.some((o) => o.kind === 'urge_answer') ||
  (c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt);

const inquiring = (c: Case): boolean => c.clocks.phone !== undefined;

/** With which eyes a person may see a case; null when it is not theirs to see. */
export function seatFor(c: Case, actor: PersonActor, rules: WhoRules): Seat | null {
  const roles = rolesOf(c, actor, rules);
  if (c.confidential) return roles.has('officer') ? 'officer' : null;
  if (roles.has('respondent')) return 'respondent';
  if (roles.has('filer')) return 'filer';
  if (roles.has('desk')) return 'desk';
  if (roles.has('dispatcher')) return 'coordinator';
  if (roles.has('unit')) return 'unit';
  if (roles.has('co_unit')) return 'co_unit';
  if (roles.has('chief')) return 'chief';
  if (roles.has('supervision')) return 'supervision';
  return roles.has('leader') || roles.has('signer') ? 'leader' : null;
}
