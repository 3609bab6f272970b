import { actorOf } from '../directory/actor.ts';
import { activeBoard, coordinatorOf, type Directory, deskOf, isStaffed } from '../directory/directory.ts';
import type { PersonActor } from '../directory/person.ts';
import type { Case } from './case.ts';
import { openObligations, openTasks, runningAssignment } from './current.ts';
import { partiesAt } from './escalated.ts';
import type { Audience } from './message.ts';
import type { ObligationKind } from './parts.ts';
import {
  approvingOffice,
  deskMayEnter,
  dispatchingOffice,
  obligedUnit,
  type Role,
  rolesHeld,
  rolesInPlaceOf,
  rolesOf,
  specialSupervision,
  type WhoRules,
} from './roles.ts';
import { nextSigner } from './signers.ts';
import { awaitsUnit, unitShown } from './unit-of.ts';

/** The audience whose card has the buttons to dispatch; a centre is desk and coordinator in one, as `desk`. */
export function dispatchingAudience(c: Pick<Case, 'referral'>, d: Directory): 'desk' | 'coordinator' | 'supervision' {
  const office = dispatchingOffice(c, d);
  return office === 'coordinator' && coordinatorOf(d)?.id === deskOf(d)?.id ? 'desk' : office;
}

/** Whether the people of this audience owe an obligation of this kind. */
export const audienceOwes = (c: Case, audience: Audience, kind: ObligationKind, d: Directory): boolean =>
  openObligations(c).some((o) => o.kind === kind && owedAtAudience(c, audience, obligedUnit(o, d), d));

function owedAtAudience(c: Case, audience: Audience, unit: string, d: Directory): boolean {
  if (audience === 'unit') return unit === unitShown(c, d);
  return audience === 'desk' && isDesk(unit, d);
}

const AUDIENCE_ROLES: Partial<Record<Audience, readonly Role[]>> = {
  respondent: ['respondent', 'filer'],
  filer: ['filer', 'agent'],
  desk: ['desk', 'caller'],
  supervision: ['supervision'],
  leader: ['leader'],
  unit: ['unit', 'head', 'handler'],
  co_unit: ['co_unit'],
  party: ['party'],
  chief: ['chief'],
  signer: ['signer'],
  expert: ['expert'],
  confidential_officer: ['confidential_officer'],
};

/** The roles that readers of this audience's card may have. They decide which buttons the card carries. */
export function audienceRoles(c: Case, audience: Audience, rules: WhoRules): Set<Role> {
  if (c.confidential) return new Set(audience === 'confidential_officer' ? ['confidential_officer'] : []);
  const roles = new Set<Role>(AUDIENCE_ROLES[audience] ?? []);
  const d = rules.directory;
  if (audience === 'unit' && (awaitsUnit(c) || unitShown(c, d) === undefined)) return new Set();
  if (audience === 'confidential_officer') return new Set();
  if (audience === 'chief' && !awaitsUnit(c)) return new Set();
  if (audience === 'signer' && c.state !== 'awaiting_signoff') return new Set();
  if (audience === 'co_unit' && openTasks(c).length === 0) roles.delete('co_unit');
  if (audience === 'filer' && !c.phone?.agent) roles.delete('agent');
  if (audience === 'desk' && !deskMayEnter(c, rules.directory)) roles.delete('caller');
  if (audience === 'supervision' && !deskMayEnter(c, rules.directory)) roles.add('caller');
  if (audience === dispatchingAudience(c, rules.directory)) roles.add('dispatcher');
  if (audience === approvingOffice(rules)) roles.add('approver');
  if (openObligations(c).some((o) => owedAtAudience(c, audience, obligedUnit(o, d), d))) roles.add('obliged');
  return roles;
}

const isDesk = (unit: string, d: Directory): boolean =>
  d.units.some((u) => u.id === unit && (u.kind === 'desk' || u.kind === 'centre'));

export type Wanted = { audience: Audience; unit?: string; person?: string; board?: string };

/** The audiences that must have a living card for this case as it is now. Nobody outside the directory has one. */
export function audiencesWanted(c: Case, rules: WhoRules): Wanted[] {
  const { directory } = rules;
  const isThere = (openId: string): boolean => actorOf(directory, openId) !== null;
  if (c.confidential)
    return rules.directory.confidential.map((o): Wanted => ({ audience: 'confidential_officer', person: o.openId }));
  const audiences: Wanted[] = [{ audience: 'desk' }];
  const dispatching = dispatchingAudience(c, rules.directory);
  if (dispatching !== 'desk') audiences.push({ audience: dispatching });
  if (wantsSupervision(c, rules) && dispatching !== 'supervision') audiences.push({ audience: 'supervision' });
  const unit = unitShown(c, directory);
  // Until the board's chief has named a unit, only the chief gets the card.
  if (unit && !awaitsUnit(c)) audiences.push({ audience: 'unit', unit });
  for (const t of openTasks(c)) if (isStaffed(directory, t.unit)) audiences.push({ audience: 'co_unit', unit: t.unit });
  const board = activeBoard(directory, runningAssignment(c)?.board);
  if (board && awaitsUnit(c))
    audiences.push({ audience: 'chief', ...(board.chatId ? { board: board.id } : { person: board.chief.openId }) });
  const signer = c.state === 'awaiting_signoff' ? nextSigner(c, directory) : undefined;
  if (signer && isThere(signer.openId)) audiences.push({ audience: 'signer', person: signer.openId });
  if (c.expertAsk && !c.expertAsk.repliedAt && c.state === 'submitted' && isThere(c.expertAsk.expert.openId))
    audiences.push({ audience: 'expert', person: c.expertAsk.expert.openId });
  for (const { audience, unit: id, person } of partiesAt(c, directory))
    if (id !== undefined && audience === 'party' && !audiences.some((w) => standsFor(w, id, directory)))
      audiences.push({ audience, unit: id });
    else if (person && audience !== 'unit' && isThere(person)) audiences.push({ audience, person });
  if (c.respondent.openId && isThere(c.respondent.openId))
    audiences.push({ audience: 'respondent', person: c.respondent.openId });
  if (looksOn(c, directory)) audiences.push({ audience: 'filer', person: c.filer.openId });
  return audiences;
}

/** Whether whoever filed it is somebody beside the respondent, and follows it on a card of their own; the desk has its own. */
export const looksOn = ({ filer, respondent }: Case, d: Directory): boolean =>
  filer.openId !== respondent.openId && filer.as !== 'desk' && actorOf(d, filer.openId) !== null;

/** Whether this audience's card is in the group of the unit. */
const standsFor = ({ audience, unit }: Wanted, id: string, d: Directory): boolean =>
  unit === id || (audience === 'coordinator' && coordinatorOf(d)?.id === id);

/** Supervision has a card once a case was urged or escalated, needs its decision, or is under special supervision. */
const wantsSupervision = (c: Case, { profile, directory }: WhoRules): boolean =>
  specialSupervision(c, profile) ||
  (inquiring(c) && !deskMayEnter(c, directory)) ||
  (c.state === 'closure_review' && approvingOffice({ profile, directory }) === 'supervision') ||
  c.escalations.length > 0 ||
  c.obligations.some((o) => o.kind === 'urge_answer') ||
  (c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt);

const inquiring = (c: Case): boolean => c.clocks.phone !== undefined;

/** The audience as which a person may see the case; null when they may not see it. */
export function audienceFor(c: Case, actor: PersonActor, rules: WhoRules): Audience | null {
  const roles = rolesOf(c, actor, rules);
  // What an absent colleague filed is seen so by whoever has nothing else to do with it.
  if (roles.size > 1 && !rolesHeld(c, actor, rules).has('filer')) roles.delete('filer');
  if (c.confidential) return roles.has('confidential_officer') ? 'confidential_officer' : null;
  if (roles.has('respondent')) return 'respondent';
  if (roles.has('filer')) return 'filer';
  if (roles.has('desk')) return 'desk';
  if (roles.has('dispatcher')) return 'coordinator';
  if (roles.has('unit')) return 'unit';
  if (roles.has('co_unit')) return 'co_unit';
  if (roles.has('chief')) return 'chief';
  if (roles.has('signer')) return 'signer';
  if (roles.has('supervision')) return 'supervision';
  if (roles.has('leader')) return 'leader';
  if (roles.has('expert') && c.state === 'submitted') return 'expert';
  // The coordinator finds every case, and looks on in those that it does not dispatch.
  const findsAll = actor.posts.some((p) => p.unitKind === 'coordinator');
  return roles.has('party') || findsAll ? 'party' : null;
}

/** Those who are away, in whose place alone this person reads the card of an audience. Source: lifecycle.md, "People". */
export function readsFor(c: Case, audience: Audience, openId: string, rules: WhoRules): readonly PersonActor[] {
  const actor = actorOf(rules.directory, openId);
  const isOf = (roles: ReadonlySet<Role>): boolean =>
    AUDIENCE_ROLES[audience]?.some((role) => roles.has(role)) ?? false;
  if (!actor?.standsFor || isOf(rolesHeld(c, actor, rules))) return [];
  return actor.standsFor.filter((absent) => isOf(rolesInPlaceOf(c, absent, actor, rules)));
}
