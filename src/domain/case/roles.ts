import type { Profile } from '../../../config/profile.ts';
import { claimMeans } from '../directory/claims.ts';
import {
  activeBoard,
  actsForBoard,
  coordinatorOf,
  type Directory,
  deskOf,
  headOf,
  isStaffed,
  supervisionOf,
  unitById,
} from '../directory/directory.ts';
import type { Actor, Person, PersonActor, UnitKind } from '../directory/person.ts';
import type { Case } from './case.ts';
import { assignmentInHand, openObligations, openTasks, runningAssignment } from './current.ts';
import { takingPart } from './escalated.ts';
import type { ObligationKind } from './parts.ts';
import { nextSigner } from './signers.ts';
import { isOpen } from './state.ts';
import { awaitsUnit, unitLeft, unitShown } from './unit-of.ts';

/** What somebody is to a case. Rights are given only to roles. Source: lifecycle.md, "People". */
export const ROLES = [
  'respondent',
  'filer',
  'desk',
  /** Dispatches and decides returns: the desk; after 提请协调 the coordinator, or supervision where there is none. */
  'dispatcher',
  'unit',
  'head',
  'handler',
  'co_unit',
  /** The chief of the board a case was dispatched to. */
  'chief',
  /** The signer whose turn it is. */
  'signer',
  'expert',
  'approver',
  'obliged',
  /** The agent of the enterprise, at the desk's request. */
  'agent',
  /** The agent of an enterprise of the register that a stranger's claim may mean: says who it is, and sees no more. */
  'claimed_agent',
  /** May enter an answer: the desk except whoever gave it; supervision when nobody is left at the desk. */
  'caller',
  'supervision',
  'leader',
  /** Takes part in an escalation: may look. */
  'party',
  'confidential_officer',
  /** Filed a case that is confidential now: holds its receipt and may add to it, no more. */
  'receipt_holder',
  'clock',
  'sender',
] as const;
export type Role = (typeof ROLES)[number];

/** What roles are worked out from: the people, and the rules of the place. */
export type WhoRules = { directory: Directory; profile: Profile };

/** Who dispatches: the desk; after 提请协调 the coordinator, supervision where there is none, else the desk again. */
export function dispatchingOffice(c: Pick<Case, 'referral'>, d: Directory): 'desk' | 'coordinator' | 'supervision' {
  if (!c.referral) return 'desk';
  if (coordinatorOf(d)) return 'coordinator';
  return supervisionOf(d) ? 'supervision' : 'desk';
}

const OFFICE_KINDS: Record<ReturnType<typeof dispatchingOffice>, readonly UnitKind[]> = {
  desk: ['desk', 'centre'],
  coordinator: ['coordinator', 'centre'],
  supervision: ['supervision'],
};

/** Who decides a closure review, by the profile; the desk where there is no supervision. */
export const approvingOffice = ({ profile, directory }: WhoRules): 'desk' | 'supervision' =>
  profile.closureApprover.role === 'supervision' && supervisionOf(directory) ? 'supervision' : 'desk';

/** Whether a person, also as a deputy, or their unit handled the case or helped with it. They may not confirm or rate it (T46). */
function handled(c: Case, openId: string, units: readonly string[]): boolean {
  const inUnit = (id: string) => units.includes(id);
  const isHandler = (person: string) => c.assignments.some((l) => l.handler?.openId === person);
  return (
    c.assignments.some((l) => inUnit(l.unit)) ||
    isHandler(openId) ||
    c.coTasks.some((t) => inUnit(t.unit)) ||
    c.record.some(({ by }) => by.for !== undefined && by.openId === openId && isHandler(by.for))
  );
}

/** Whether this person gave the 直接答复, as a deputy or by one. */
const gaveAnswer = ({ answer }: Case, openId: string): boolean =>
  answer !== undefined && (answer.by.openId === openId || answer.by.for === openId);

/** Whether this member of the desk may enter an answer: not about their own 直接答复 or what their unit handled. */
function mayEnter(c: Case, openId: string, d: Directory): boolean {
  const answered = !assignmentInHand(c) && gaveAnswer(c, openId);
  const units = d.units.filter((u) => u.active && u.staff.some((s) => s.openId === openId)).map((u) => u.id);
  return !answered && !handled(c, openId, units);
}

/** Whether anybody at the desk may telephone; otherwise supervision does. */
export const deskMayEnter = (c: Case, d: Directory): boolean =>
  (deskOf(d)?.staff ?? []).some((s) => mayEnter(c, s.openId, d));

/**
 * The handler of the running assignment; the unit's head when the handler has left the unit, nobody when the unit has
 * left the directory.
 */
export function handlerOf(c: Case, d: Directory): Person | undefined {
  const assignment = runningAssignment(c);
  if (!assignment?.handler || !isStaffed(d, assignment.unit)) return undefined;
  const unit = unitById(d, assignment.unit);
  if (!unit) return undefined;
  const there = unit.staff.some((s) => s.openId === assignment.handler?.openId);
  return there ? assignment.handler : headOf(unit);
}

/** Whether this person filed a case that is confidential now. The desk, which writes down what others say, has no receipt. */
export const holdsReceipt = (c: Case, openId: string): boolean =>
  c.confidential === true && c.filer.as !== 'desk' && c.filer.openId === openId;

/** Every role the actor has in this case, those included that a deputy has in the place of somebody who is away. */
export function rolesOf(c: Case, actor: Actor, rules: WhoRules): Set<Role> {
  if (actor.kind !== 'person') return new Set([actor.kind]);
  const roles = rolesHeld(c, actor, rules);
  for (const absent of actor.standsFor ?? [])
    for (const role of rolesInPlaceOf(c, absent, actor, rules)) roles.add(role);
  return roles;
}

/** What somebody is to a case by themselves alone, and no deputy is for them. Source: lifecycle.md, "People". */
const THEIR_OWN: readonly Role[] = ['respondent', 'agent', 'claimed_agent', 'expert', 'receipt_holder'];

/**
 * The roles that this deputy has in the place of one who is away, without those that the deputy's own part in the case
 * forbids: nobody enters the enterprise's word on an answer they gave.
 */
export function rolesInPlaceOf(c: Case, absent: PersonActor, deputy: PersonActor, rules: WhoRules): Set<Role> {
  const roles = rolesHeld(c, absent, rules);
  for (const role of THEIR_OWN) roles.delete(role);
  if (!filedForUnit(c, absent)) roles.delete('filer');
  if (!mayEnter(c, deputy.openId, rules.directory)) roles.delete('caller');
  return roles;
}

/** Whether the absent one filed it as one of the unit's staff, so that whoever stands in for them there may add to it. */
const filedForUnit = ({ filer }: Case, { posts }: PersonActor): boolean =>
  filer.as === 'staff' && posts.some((p) => p.unit === filer.unit);

/** The roles somebody has in their own right. */
export function rolesHeld(c: Case, actor: PersonActor, rules: WhoRules): Set<Role> {
  const has = (...kinds: readonly UnitKind[]) => actor.posts.some((p) => kinds.includes(p.unitKind));
  // Only the named officers have a role in a confidential case, and whoever filed it holds a receipt.
  if (c.confidential) {
    const roles = new Set<Role>();
    if (actor.confidentialOfficer) roles.add('confidential_officer');
    if (holdsReceipt(c, actor.openId)) roles.add('receipt_holder');
    return roles;
  }
  const roles = enterpriseRoles(c, actor);
  if (claimMeans(rules.directory, c.enterprise?.id).some(({ id }) => actor.agentOf.includes(id)))
    roles.add('claimed_agent');
  if (has('desk', 'centre')) roles.add('desk');
  if (has(...OFFICE_KINDS[dispatchingOffice(c, rules.directory)])) roles.add('dispatcher');
  if (has('supervision')) roles.add('supervision');
  if (has(...OFFICE_KINDS[approvingOffice(rules)])) roles.add('approver');
  const calls = deskMayEnter(c, rules.directory) ? has('desk', 'centre') : has('supervision');
  if (calls && mayEnter(c, actor.openId, rules.directory)) roles.add('caller');
  for (const role of unitRoles(c, actor, rules.directory)) roles.add(role);
  if (actor.openId === nextSigner(c, rules.directory)?.openId && c.state === 'awaiting_signoff') roles.add('signer');
  const board = activeBoard(rules.directory, runningAssignment(c)?.board);
  // A chief keeps the role while the case is at the board, so a refusal names the state instead of the role.
  if (board && actsForBoard(board, actor.openId)) roles.add('chief');
  if (c.expertAsk?.expert.openId === actor.openId) roles.add('expert');
  if (actor.leads && isLedBy(c, actor.leads, rules.directory)) roles.add('leader');
  if (c.escalations.length > 0 && isParty(c, actor, rules.directory)) roles.add('party');
  return roles;
}

function isParty(c: Case, { openId, posts }: PersonActor, d: Directory): boolean {
  const { units, people } = takingPart(c, d);
  return people.some((p) => p.openId === openId) || units.some((u) => posts.some((p) => p.unit === u.id));
}

function enterpriseRoles(c: Case, actor: PersonActor): Set<Role> {
  const roles = new Set<Role>();
  const posts = actor.posts.map((p) => p.unit);
  const barred = handled(c, actor.openId, posts);
  const answered = gaveAnswer(c, actor.openId);
  const speaks = c.enterprise !== undefined && actor.contactOf.includes(c.enterprise.id);
  // Nobody who handles a case, or belongs to a unit of it, is its respondent (T46).
  if (!barred && !answered && (speaks || c.respondent.openId === actor.openId)) roles.add('respondent');
  if (c.filer.openId === actor.openId) roles.add('filer');
  if (!barred && c.enterprise && actor.agentOf.includes(c.enterprise.id) && c.phone?.agent) roles.add('agent');
  return roles;
}

function unitRoles(c: Case, actor: PersonActor, d: Directory): Role[] {
  const roles: Role[] = [];
  const inUnit = (id: string | undefined) => actor.posts.find((p) => p.unit === id);
  const post = awaitsUnit(c) ? undefined : inUnit(unitShown(c, d));
  if (post) roles.push('unit');
  if (post?.role === 'head') roles.push('head');
  if (post && handlerOf(c, d)?.openId === actor.openId) roles.push('handler');
  if (openTasks(c).some((t) => inUnit(t.unit))) roles.push('co_unit');
  if (openObligations(c).some((o) => inUnit(obligedUnit(o, d)))) roles.push('obliged');
  return roles;
}

/** Whether the actor's unit owes an obligation of this kind. */
export const owes = (c: Case, actor: Actor, kind: ObligationKind, d: Directory): boolean =>
  actor.kind === 'person' &&
  openObligations(c).some((o) => o.kind === kind && actor.posts.some((p) => p.unit === obligedUnit(o, d)));

/** The unit that owes it; the desk where it must serve the letter, or where that unit has left the directory. */
export const obligedUnit = (
  { unit, servedBy }: Pick<Case['obligations'][number], 'unit' | 'servedBy'>,
  d: Directory,
): string => (isStaffed(d, servedBy ?? unit) ? (servedBy ?? unit) : (deskOf(d)?.id ?? unit));

/** 专项督办: a case of the mayor's line until it is done. Such cases are listed apart. Source: R-508; SQ (十四). */
export const specialSupervision = (c: Case, profile: Profile): boolean =>
  isOpen(c) && c.channel !== undefined && (profile.signoff?.channelKinds.includes(c.channel.kind) ?? false);

/**
 * Whether a leader in charge of these units may see the case and urge it. A case whose unit has left the directory stays
 * with whoever was in charge of it, and counts with the desk; where nobody is in charge of either, with every leader.
 */
export function isLedBy(c: Case, units: readonly string[] | 'all', d: Directory): boolean {
  if (units === 'all') return true;
  const unit = unitShown(c, d);
  if (unit !== undefined) return units.includes(unit);
  if (!unitLeft(c, d)) return false;
  const [desk, left] = [deskOf(d)?.id, assignmentInHand(c)?.unit];
  const leads = (of: readonly string[] | 'all') => of === 'all' || of.some((id) => id === desk || id === left);
  return leads(units) || !d.leaders.some((l) => leads(l.units));
}

/** Who has a dispatched case: its unit, or the chief of the board that has yet to name one; without them the dispatcher. */
export function handlingAudience(c: Case, d: Directory): 'unit' | 'chief' | ReturnType<typeof dispatchingOffice> {
  if (unitLeft(c, d)) return dispatchingOffice(c, d);
  return awaitsUnit(c) ? 'chief' : 'unit';
}
