import { unitById, unitNamed } from '../../directory.ts';
import type { PersonActor } from '../../person.ts';
import { type Case, currentRating, lastLeg } from '../case.ts';
import { endLeg, enter, startLeg, withLeg, writtenReplyClock } from '../clocks.ts';
import type { Ctx } from '../event.ts';
import type { Refusal } from '../refusal.ts';

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

/** A rework leg at the same unit: after 尚未解决, 继续办理 and 退回续办. The same people go on, so it is in progress at once. */
export function rework(c: Case, ctx: Ctx): Case {
  const last = lastLeg(c);
  if (!last) return enter({ ...c, referral: undefined }, 'submitted', ctx);
  const next = startLeg(enter({ ...c, closure: undefined }, 'in_progress', ctx), last.unit, 'rework', ctx);
  return withLeg(next, ctx, (leg) => ({
    ...leg,
    acceptedAt: ctx.at,
    ...(last.handler && { handler: last.handler }),
    // The law's date was named once and holds for the matter, not for the leg.
    ...(last.limit.on && { limit: last.limit }),
  }));
}

/** Goes on after a call-back, or returns to the desk where no unit was ever needed. */
export const goOn = (c: Case, ctx: Ctx): Case => rework({ ...c, explanationAskedAt: undefined, missedCalls: [] }, ctx);

/** Owes the sealed written reply of R-405, unless one is owed already. */
export function oweWrittenReply(c: Case, ctx: Ctx): Case {
  if (c.obligations.some((o) => !o.metAt && !o.lapsedAt)) return c;
  const unit = lastLeg(c)?.unit ?? ctx.directory.units.find((u) => u.kind === 'desk' || u.kind === 'centre')?.id;
  if (!unit) return c;
  return { ...c, obligations: [...c.obligations, { kind: 'written_reply', unit, clock: writtenReplyClock(ctx) }] };
}

export const close = (c: Case, outcome: NonNullable<Case['outcome']>, ctx: Ctx): Case => ({
  ...enter(c, 'closed', ctx),
  outcome,
  closedAt: ctx.at,
});

/** Whether the dissatisfaction in hand has a call noted. Source: lifecycle.md, invariant 5. */
export const callNoted = (c: Case): boolean => {
  const since = currentRating(c)?.settledAt;
  return c.calls.some((k) => k.leg === (lastLeg(c)?.n ?? null) && (!since || k.at >= since));
};

export const endRunning = (c: Case, verdict: 'in_time' | 'passed_on' | 'withdrawn', ctx: Ctx): Case =>
  endLeg(c, verdict, ctx);

export const ratedOf = (c: Case) => currentRating(c);
