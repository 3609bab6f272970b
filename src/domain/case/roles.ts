import type { Profile } from '../../../config/profile.ts';
import { boardById, coordinatorOf, type Directory, deskOf, headOf, unitById } from '../directory/directory.ts';
import type { Actor, Person, PersonActor, UnitKind } from '../directory/person.ts';
import type { Case } from './case.ts';
import { assignmentInHand, openObligations, openTasks, runningAssignment } from './current.ts';
import type { ObligationKind } from './parts.ts';
import { isOpen } from './state.ts';

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
  /** Who may enter an answer: the desk but for who answered, with nobody else supervision. */
  'caller',
  'supervision',
  'leader',
  'confidential_officer',
  'clock',
  'sender',
] as const;
export type Role = (typeof ROLES)[number];

/** What says who is what: the people, and the rules of the place. */
export type WhoRules = { directory: Directory; profile: Profile };

/** Kinds of unit whose staff dispatch: the desk's, after 提请协调 the coordinator's, where there is none supervision's. */
const dispatchingKinds = (c: Case, d: Directory): readonly UnitKind[] => {
  if (!c.referral) return ['desk', 'centre'];
  return coordinatorOf(d) ? ['coordinator', 'centre'] : ['supervision'];
};
/** Whose turn it is to sign. */
export const nextSigner = (c: Case) => c.signoff?.signers[c.signoff.signed.length];

/** A board's chief assigns first; until then nobody of its units may act. */
export const awaitsUnit = (c: Case): boolean => {
  const assignment = runningAssignment(c);
  return c.state === 'dispatched' && assignment?.board !== undefined && assignment.unitNamedAt === undefined;
};

/** Whoever handled the case, helped with it, or belongs to a unit that did: they confirm and rate nothing of it (T46). */
function handled(c: Case, openId: string, units: readonly string[]): boolean {
  const inUnit = (id: string) => units.includes(id);
  return (
    c.assignments.some((l) => inUnit(l.unit) || l.handler?.openId === openId) || c.coTasks.some((t) => inUnit(t.unit))
  );
}

/** Whether this officer of the desk may enter an answer: not of a 直接答复 of their own, nor of what their unit handled. */
function mayEnter(c: Case, openId: string, d: Directory): boolean {
  const answered = !assignmentInHand(c) && c.answer?.by.openId === openId;
  const units = d.units.filter((u) => u.active && u.staff.some((s) => s.openId === openId)).map((u) => u.id);
  return !answered && !handled(c, openId, units);
}

/** Whether anybody at the desk may telephone; with nobody else supervision does. */
export const deskMayEnter = (c: Case, d: Directory): boolean =>
  (deskOf(d)?.staff ?? []).some((s) => mayEnter(c, s.openId, d));

/** Who handles the running assignment: whoever accepted, until handed over; the unit's head once that person has left it. */
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
  // A confidential case knows its named officers and whoever filed it, nobody else.
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
  // Whose board has it may look at it, and is told the state, not that only the chief may.
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
  // Nobody who handles a case, or belongs to a unit of it, speaks for the enterprise (T46).
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

/** Whether the actor's unit owes something of this kind. */
export const owes = (c: Case, actor: Actor, kind: ObligationKind): boolean =>
  actor.kind === 'person' &&
  openObligations(c).some((o) => o.kind === kind && actor.posts.some((p) => p.unit === o.unit));
/** 专项督办: a case of the mayor's line, until it is done; listed apart. Source: R-508; SQ (十四). */
export const specialSupervision = (c: Case, profile: Profile): boolean =>
  isOpen(c) && c.channel !== undefined && (profile.signoff?.channelKinds.includes(c.channel.kind) ?? false);

/** Whether a leader of these units may look at the case and urge it. */
export function isLedBy(c: Case, units: readonly string[] | 'all'): boolean {
  const unit = unitShown(c);
  return units === 'all' || (unit !== undefined && units.includes(unit));
}

/** The unit whose group shows the case: that of the assignment in hand; none once the case has gone back to the desk, or follows another. */
export const unitShown = (c: Case): string | undefined => assignmentInHand(c)?.unit;
