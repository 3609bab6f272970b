import type { Profile } from '../../../config/profile.ts';
import { boardById, coordinatorOf, type Directory, deskOf, headOf, unitById } from '../directory/directory.ts';
import type { Actor, Person, PersonActor, UnitKind } from '../directory/person.ts';
import type { Case } from './case.ts';
import { assignmentInHand, openObligations, openTasks, runningAssignment } from './current.ts';
import type { ObligationKind } from './parts.ts';
import { isOpen } from './state.ts';

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
  /** May enter an answer: the desk except whoever gave it; supervision when nobody is left at the desk. */
  'caller',
  'supervision',
  'leader',
  'confidential_officer',
  'clock',
  'sender',
] as const;
export type Role = (typeof ROLES)[number];

/** What roles are worked out from: the people, and the rules of the place. */
export type WhoRules = { directory: Directory; profile: Profile };

/** The kinds of unit whose staff dispatch: the desk; after 提请协调 the coordinator, or supervision where there is none. */
const dispatchingKinds = (c: Case, d: Directory): readonly UnitKind[] => {
  if (!c.referral) return ['desk', 'centre'];
  return coordinatorOf(d) ? ['coordinator', 'centre'] : ['supervision'];
};
/** The signer whose turn it is; undefined when nobody's is. */
export const nextSigner = (c: Case) => c.signoff?.signers[c.signoff.signed.length];

/** Whether the board's chief has yet to assign a unit; until then no unit of the board may act. */
export const awaitsUnit = (c: Case): boolean => {
  const assignment = runningAssignment(c);
  return c.state === 'dispatched' && assignment?.board !== undefined && assignment.unitNamedAt === undefined;
};

/** Whether a person or their unit handled the case or helped with it. They may not confirm or rate it (T46). */
function handled(c: Case, openId: string, units: readonly string[]): boolean {
  const inUnit = (id: string) => units.includes(id);
  return (
    c.assignments.some((l) => inUnit(l.unit) || l.handler?.openId === openId) || c.coTasks.some((t) => inUnit(t.unit))
  );
}

/** Whether this member of the desk may enter an answer: not about their own 直接答复 or what their unit handled. */
function mayEnter(c: Case, openId: string, d: Directory): boolean {
  const answered = !assignmentInHand(c) && c.answer?.by.openId === openId;
  const units = d.units.filter((u) => u.active && u.staff.some((s) => s.openId === openId)).map((u) => u.id);
  return !answered && !handled(c, openId, units);
}

/** Whether anybody at the desk may telephone; otherwise supervision does. */
export const deskMayEnter = (c: Case, d: Directory): boolean =>
  (deskOf(d)?.staff ?? []).some((s) => mayEnter(c, s.openId, d));

/** The handler of the running assignment; the unit's head when the handler has left the unit. */
export function handlerOf(c: Case, d: Directory): Person | undefined {
  const assignment = runningAssignment(c);
  const unit = assignment?.handler && unitById(d, assignment.unit);
  if (!assignment?.handler || !unit) return assignment?.handler;
  const there = unit.staff.some((s) => s.openId === assignment.handler?.openId);
  return there ? assignment.handler : headOf(unit);
}

/** Every role the actor has in this case. */
export function rolesOf(c: Case, actor: Actor, rules: WhoRules): Set<Role> {
  if (actor.kind !== 'person') return new Set([actor.kind]);
  const has = (...kinds: readonly UnitKind[]) => actor.posts.some((p) => kinds.includes(p.unitKind));
  // Only the named officers have a role in a confidential case.
  if (c.confidential) {
    const roles = new Set<Role>();
    if (actor.confidentialOfficer) roles.add('confidential_officer');
    return roles;
  }
  const roles = enterpriseRoles(c, actor);
  if (has('desk', 'centre')) roles.add('desk');
  if (has(...dispatchingKinds(c, rules.directory))) roles.add('dispatcher');
  if (has('supervision')) roles.add('supervision');
  if (rules.profile.closureApprover.role === 'desk' ? has('desk', 'centre') : has('supervision')) roles.add('approver');
  const calls = deskMayEnter(c, rules.directory) ? has('desk', 'centre') : has('supervision');
  if (calls && mayEnter(c, actor.openId, rules.directory)) roles.add('caller');
  for (const role of unitRoles(c, actor, rules.directory)) roles.add(role);
  if (actor.openId === nextSigner(c)?.openId && c.state === 'awaiting_signoff') roles.add('signer');
  const board = boardById(rules.directory, runningAssignment(c)?.board);
  // A chief keeps the role while the case is at the board, so a refusal names the state instead of the role.
  if (board?.chief.openId === actor.openId) roles.add('chief');
  if (c.expertAsk?.expert.openId === actor.openId) roles.add('expert');
  if (actor.leads && isLedBy(c, actor.leads)) roles.add('leader');
  return roles;
}

function enterpriseRoles(c: Case, actor: PersonActor): Set<Role> {
  const roles = new Set<Role>();
  const posts = actor.posts.map((p) => p.unit);
  const barred = handled(c, actor.openId, posts);
  const answered = c.answer?.by.openId === actor.openId;
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
  const post = awaitsUnit(c) ? undefined : inUnit(unitShown(c));
  if (post) roles.push('unit');
  if (post?.role === 'head') roles.push('head');
  if (post && handlerOf(c, d)?.openId === actor.openId) roles.push('handler');
  if (openTasks(c).some((t) => inUnit(t.unit))) roles.push('co_unit');
  if (openObligations(c).some((o) => inUnit(o.unit))) roles.push('obliged');
  return roles;
}

/** Whether the actor's unit owes an obligation of this kind. */
export const owes = (c: Case, actor: Actor, kind: ObligationKind): boolean =>
  actor.kind === 'person' &&
  openObligations(c).some((o) => o.kind === kind && actor.posts.some((p) => p.unit === o.unit));
/** 专项督办: a case of the mayor's line until it is done. Such cases are listed apart. Source: R-508; SQ (十四). */
export const specialSupervision = (c: Case, profile: Profile): boolean =>
  isOpen(c) && c.channel !== undefined && (profile.signoff?.channelKinds.includes(c.channel.kind) ?? false);

/** Whether a leader in charge of these units may see the case and urge it. */
export function isLedBy(c: Case, units: readonly string[] | 'all'): boolean {
  const unit = unitShown(c);
  return units === 'all' || (unit !== undefined && units.includes(unit));
}

/** The unit whose group has the case's card; undefined once the case is back at the desk or merged. */
export const unitShown = (c: Case): string | undefined => assignmentInHand(c)?.unit;
