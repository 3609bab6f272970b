import type { Assignment } from '../../case/assignment.ts';
import { dispatchingAudience } from '../../case/audiences.ts';
import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { assignmentInHand, lastAssignment, openTasks, runningAssignment } from '../../case/current.ts';
import type { SentFile } from '../../case/parts.ts';
import type { Refusal } from '../../case/refusal.ts';
import { awaitsUnit, unitLeft, unitShown } from '../../case/unit-of.ts';
import { enter, startAssignment, withAssignment } from '../../clocks/clocks.ts';
import { handleLimit } from '../../clocks/handle-limit.ts';
import { officersTold } from '../../directory/deputies.ts';
import { deskOf, isStaffed, unitById } from '../../directory/directory.ts';
import { type Person, type PersonActor, personActing } from '../../directory/person.ts';
import { closingTimeOf, nextWorkingDayClose } from '../../time/day-kind.ts';

/** The person who acts. Use it only in events whose `by` excludes the clock; anything else is a bug. */
export const actingPerson = (ctx: Ctx): Person => personActing(actorIn(ctx));

/** Whose act it is: of whoever is away where their deputy acts. */
export function owningPerson(ctx: Ctx): Person {
  const { openId, name, actsFor } = actorIn(ctx);
  return actsFor ?? { openId, name };
}

function actorIn({ actor }: Ctx): PersonActor {
  if (actor.kind !== 'person') throw new TypeError(`${actor.kind} cannot do what only a person may`);
  return actor;
}

export const noteBy = (ctx: Ctx, text: string, files: readonly SentFile[] = []) => ({
  at: ctx.at,
  by: actingPerson(ctx),
  text,
  ...(files.length > 0 && { files: files.map(({ id }) => id) }),
});

/** The unit of a note: for its own people the lead unit, for others their co-unit. */
export function unitNoting(c: Case, { actor }: Ctx): string {
  const lead = lastAssignment(c)?.unit ?? '';
  const posts = actor.kind === 'person' ? actor.posts.map((p) => p.unit) : [];
  if (posts.includes(lead)) return lead;
  return openTasks(c).find((t) => posts.includes(t.unit))?.unit ?? lead;
}

/** Adds a note of a telephone call about the assignment in hand; without text nothing is added. */
export const withCall = (c: Case, text: string | undefined, ctx: Ctx, files: readonly SentFile[] = []): Case =>
  text ? { ...c, calls: [...c.calls, { ...noteBy(ctx, text, files), assignment: assignmentInHand(c)?.n ?? null }] } : c;

/** The department that was chosen. */
export function unitMeant(ctx: Ctx, input: { unit?: string | undefined }): string | Refusal {
  const unit = input.unit ? unitById(ctx.directory, input.unit) : undefined;
  return unit?.kind === 'department' && isStaffed(ctx.directory, unit.id)
    ? unit.id
    : { code: 'unknown_unit', words: input.unit ?? '' };
}

/**
 * Refuses a category or urgency that the profile lacks, and a category that is redirected. What the case has had and the
 * profile has no longer must be chosen anew.
 */
export function classRefusal(
  c: Pick<Case, 'category' | 'urgency'>,
  ctx: Ctx,
  category: string | undefined,
  urgency: string | undefined,
): Refusal | null {
  const unknown = (field: 'category' | 'urgency', label: string, words: string): Refusal =>
    words === c[field]
      ? { code: 'bad_form', problems: [{ field, label, words: '请选择' }] }
      : { code: 'unknown_choice', label, words };
  const known = ctx.profile.categories.find((k) => k.id === category);
  if (category !== undefined && !known) return unknown('category', '类别', category);
  if (known?.kind === 'redirect') return { code: 'redirect_category', category: known.word };
  if (urgency !== undefined && !ctx.profile.urgencies.some((u) => u.id === urgency))
    return unknown('urgency', '紧急程度', urgency);
  return null;
}

/**
 * The limit of a case that was accepted before. An approval case keeps its legal date, named at acceptance; a
 * case in review or lawsuit keeps that date.
 */
export function limitGoingOn(c: Case, assignment: Assignment, ctx: Ctx): Assignment['limit'] {
  const limit = handleLimit(c, ctx.profile);
  return limit.workingDays === undefined || (c.legal && assignment.limit.on) ? assignment.limit : limit;
}

/**
 * A rework at the same unit after 尚未解决, 继续办理 or 退回续办. The handler stays, so it is in progress at once. Without a
 * unit, or when it has left the directory, the desk dispatches anew.
 */
export function rework(c: Case, ctx: Ctx): Case {
  const last = assignmentInHand(c);
  const again = { ...c, closure: undefined };
  if (!last) return enter(again, 'submitted', ctx);
  if (!isStaffed(ctx.directory, last.unit)) return enter(passedOn(again), 'submitted', ctx);
  const started = startAssignment(enter(again, 'in_progress', ctx), last.unit, 'rework', ctx);
  return withAssignment(started, ctx, (assignment) => {
    const held = limitGoingOn(started, last, ctx);
    const over = held.on !== undefined && closingTimeOf(held.on, assignment.close) < ctx.at;
    // After the date of a lawsuit the usual limit holds again; an approval case has no other limit than its legal date.
    const limit = over && assignment.limit.workingDays !== undefined ? assignment.limit : held;
    return {
      ...assignment,
      limit,
      acceptedAt: ctx.at,
      ...(last.handler && { handler: last.handler }),
      // An assignment cannot be late from its start: after the legal date the unit has until the next working day.
      ...(over && limit.on && { notBefore: nextWorkingDayClose(ctx.at, ctx.calendar, assignment.close) }),
    };
  });
}

/** The case has left the unit that had it last. */
const passedOn = (c: Case): Case => ({
  ...c,
  assignments: c.assignments.map((a, i) => (i === c.assignments.length - 1 ? { ...a, passedOn: true } : a)),
});

export const close = (c: Case, outcome: NonNullable<Case['outcome']>, ctx: Ctx): Case => ({
  ...enter(c, 'closed', ctx),
  outcome,
  closedAt: ctx.at,
});

/**
 * Who gets notifications about a case: the board's chief until a unit is named, then the unit; for a duplicate the
 * primary case's unit; without them whoever dispatches, or the desk that has answered it.
 */
export function inCharge(c: Case, { directory }: Pick<Ctx, 'directory'>): Pick<Notify, 'audience' | 'unit'> {
  if (unitLeft(c, directory)) return { audience: dispatchingAudience(c, directory) };
  if (awaitsUnit(c)) return { audience: 'chief' };
  if (unitShown(c, directory)) return { audience: 'unit' };
  const primaryUnit = c.duplicateOf?.shows?.unit;
  return primaryUnit !== undefined && isStaffed(directory, primaryUnit)
    ? { audience: 'unit', unit: primaryUnit }
    : { audience: c.state === 'submitted' ? dispatchingAudience(c, directory) : 'desk' };
}

/** The same; for a confidential case its officers alone. */
export const toWhomeverHasIt = (
  c: Case,
  ctx: Pick<Ctx, 'directory'>,
): Pick<Notify, 'audience' | 'unit' | 'person'>[] =>
  c.confidential
    ? officersTold(ctx.directory).map((o) => ({ audience: 'confidential_officer', person: o.openId }))
    : [inCharge(c, ctx)];

/**
 * Tells whoever dispatches the case now that it has come back.
 *
 * @param words  why
 */
export const backToDispatch = (c: Case, { directory }: Pick<Ctx, 'directory'>, words = ''): Notify<'to_dispatch'> => ({
  audience: dispatchingAudience(c, directory),
  notification: 'to_dispatch',
  words,
});

/** The unit responsible now: the assignment's; a duplicate's is the primary case's; else the desk. */
export const unitAnswering = (c: Case, { directory }: Pick<Ctx, 'directory'>): string => {
  const units = [unitShown(c, directory), runningAssignment(c)?.unit, c.duplicateOf?.shows?.unit];
  return units.find((unit) => isStaffed(directory, unit)) ?? deskOf(directory)?.id ?? '';
};
