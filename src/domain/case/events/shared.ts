import { deskOf, unitById, unitNamed } from '../../directory.ts';
import type { PersonActor } from '../../person.ts';
import { closingTimeOf, nextWorkingDayClose } from '../../time/working-days.ts';
import { type Case, type Leg, legInHand } from '../case.ts';
import { enter, handleLimit, startLeg, withLeg, writtenReplyClock } from '../clocks.ts';
import type { Ctx, Tell } from '../event.ts';
import type { Refusal } from '../refusal.ts';

export { callNoted } from '../case.ts';

/** The person who acts. Events a clock may not cause say so in `by`, so anything else is a bug. */
export function actingPerson(ctx: Ctx): { openId: string; name: string } {
  if (ctx.actor.kind !== 'person') throw new TypeError(`${ctx.actor.kind} cannot do what only a person may`);
  const { openId, name } = ctx.actor as PersonActor;
  return { openId, name };
}

export const noteBy = (ctx: Ctx, text: string) => ({ at: ctx.at, by: actingPerson(ctx), text });

/** The unit meant by a select or by typed words: the typed name wins because it was typed. */
export function unitMeant(
  ctx: Ctx,
  input: { unit?: string | undefined; unitName?: string | undefined },
): string | Refusal {
  if (input.unitName) {
    const named = unitNamed(ctx.directory, input.unitName);
    return named ? named.id : { code: 'unknown_unit', words: input.unitName };
  }
  const unit = input.unit ? unitById(ctx.directory, input.unit) : undefined;
  return unit?.active && unit.kind === 'department' ? unit.id : { code: 'unknown_unit', words: input.unit ?? '' };
}

/** Checks that category and urgency are the profile's and that the category is one that is handled. */
export function classRefusal(ctx: Ctx, category: string | undefined, urgency: string | undefined): Refusal | null {
  const known = ctx.profile.categories.find((k) => k.id === category);
  if (category !== undefined && !known) return { code: 'unknown_choice', label: '类别', words: category };
  if (known?.kind === 'redirect') return { code: 'redirect_category', category: known.word };
  if (urgency !== undefined && !ctx.profile.urgencies.some((u) => u.id === urgency))
    return { code: 'unknown_choice', label: '紧急程度', words: urgency };
  return null;
}

/**
 * The limit of a case that has been accepted before. The law's date of an approval case was named at acceptance and there is
 * no second one, so what held goes on holding.
 */
export function limitGoingOn(c: Case, leg: Leg, ctx: Ctx): Leg['limit'] {
  const limit = handleLimit(c, ctx.profile);
  return limit.workingDays === undefined ? leg.limit : limit;
}

/** A rework leg at the same unit: after 尚未解决, 继续办理 and 退回续办. The same people go on, so it is in progress at once. */
export function rework(c: Case, ctx: Ctx): Case {
  const last = legInHand(c);
  const again = { ...c, closure: undefined };
  if (!last) return enter(again, 'submitted', ctx);
  return withLeg(startLeg(enter(again, 'in_progress', ctx), last.unit, 'rework', ctx), ctx, (leg) => {
    const limit = limitGoingOn(c, last, ctx);
    // A leg cannot be born late: where the law's date is over, the unit has the next working day.
    const over = limit.on !== undefined && closingTimeOf(limit.on, leg.close) < ctx.at;
    return {
      ...leg,
      limit,
      acceptedAt: ctx.at,
      ...(last.handler && { handler: last.handler }),
      ...(over && { notBefore: nextWorkingDayClose(ctx.at, ctx.calendar, leg.close) }),
    };
  });
}

/**
 * Owes the sealed written reply of R-405: by the unit of the leg in hand, for a 直接答复 by the desk. A unit that owes one
 * already answers both with it, and a leg or answer whose reply has been given owes no second.
 */
export function oweWrittenReply(c: Case, ctx: Ctx): Case {
  const leg = legInHand(c);
  const unit = leg?.unit ?? deskOf(ctx.directory)?.id;
  if (!unit) return c;
  const owing = c.obligations.find((o) => o.unit === unit && !o.metAt && !o.lapsedAt);
  if (owing)
    return { ...c, obligations: c.obligations.map((o) => (o === owing ? { ...owing, leg: leg?.n ?? null } : o)) };
  if (c.obligations.some((o) => o.metAt && isInHand(c, o))) return c;
  const reply = { kind: 'written_reply' as const, unit, leg: leg?.n ?? null, clock: writtenReplyClock(ctx) };
  return { ...c, obligations: [...c.obligations, reply] };
}

/** Whether an obligation comes from what the case is about now: the leg in hand, or the latest answer. */
const isInHand = (c: Case, o: Case['obligations'][number]): boolean => {
  const leg = legInHand(c);
  return leg ? o.leg === leg.n : o.leg === null && (!c.answer || o.clock.startedAt > c.answer.at);
};

/** A later leg or answer was rated satisfied: what earlier ones owed lapses (lifecycle.md, "Written reply"). */
export const lapseEarlierReplies = (c: Case, ctx: Ctx): Case => ({
  ...c,
  obligations: c.obligations.map((o) => (o.metAt || o.lapsedAt || isInHand(c, o) ? o : { ...o, lapsedAt: ctx.at })),
});

export const close = (c: Case, outcome: NonNullable<Case['outcome']>, ctx: Ctx): Case => ({
  ...enter(c, 'closed', ctx),
  outcome,
  closedAt: ctx.at,
});

/** Who is told of a result: the respondent in writing, else the desk must telephone; without an enterprise the desk checks. */
export function resultTells(after: Case): Tell[] {
  if (!after.enterprise) return [{ seat: 'desk', say: 'to_verify' }];
  if (after.clocks.phone) return [{ seat: 'desk', say: 'to_telephone' }];
  return [{ seat: 'respondent', say: 'please_confirm', onDelivery: 'notice_delivered' }];
}
