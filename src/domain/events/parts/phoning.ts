import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { assignmentInHand, currentRating } from '../../case/current.ts';
import { rolesOf } from '../../case/roles.ts';
import { enter, settleClock, startClock, withoutClocks } from '../../clocks/clocks.ts';
import { nextWorkingDayClose } from '../../time/day-kind.ts';
import { shanghaiDate } from '../../time/shanghai.ts';
import { disputed } from './disputing.ts';
import { actingPerson } from './shared.ts';

/** Whether 电话征询 is open. */
export const inquiring = (c: Case): boolean => c.phone !== undefined && c.clocks.phone !== undefined;

/** Whether the confirmation of the result in hand was entered for the respondent, who was not asked in writing. */
export function confirmedByEntry(c: Case): boolean {
  const n = assignmentInHand(c)?.n ?? null;
  const since = n === null ? c.answer?.at : undefined;
  return c.entered.some((e) => e.assignment === n && e.said === 'confirmed' && (!since || e.at >= since));
}

/** Whether a rating may be entered, or entered anew: the confirmation was entered and nothing of the rating is final. */
export function mayBeCompleted(c: Case, { at }: Pick<Ctx, 'at'>): boolean {
  if (c.state !== 'confirmed' || !confirmedByEntry(c)) return false;
  const rating = currentRating(c);
  if (!rating) return true;
  return (
    rating.how !== undefined && !rating.settledAt && c.clocks.settle !== undefined && at <= c.clocks.settle.deadline
  );
}

export const triedToday = (c: Case, at: Date): boolean =>
  c.phone?.attempts.some((a) => a.on === shanghaiDate(at)) ?? false;

/**
 * 未联系上: the next call is due on the next working day. After the profile's number of calls, each on another day, the
 * confirm clock starts, and silence is then `unconfirmed` in every profile. Source: lifecycle.md, "enter an answer".
 */
export function notReached(c: Case, number: string, note: string, ctx: Ctx): Case {
  const { phone } = c;
  const running = c.clocks.phone;
  if (!phone || !running) return c;
  const by = actingPerson(ctx);
  const attempts = [...phone.attempts, { at: ctx.at, on: shanghaiDate(ctx.at), by, number, note }];
  if (attempts.length < ctx.profile.phoneAttempts.most) {
    const deadline = nextWorkingDayClose(ctx.at, ctx.calendar, ctx.profile.hours.close);
    return { ...c, phone: { ...phone, attempts }, clocks: { ...c.clocks, phone: { ...running, deadline } } };
  }
  const next = c.state === 'confirmed' ? 'rate' : 'confirm';
  const clocks = { ...withoutClocks(c, 'phone'), [next]: startClock(next, ctx) };
  return { ...c, phone: undefined, unreached: true, clocks };
}

type Answer = {
  said: 'confirmed' | 'not_done';
  level?: string | undefined;
  number: string;
  calledAt: string;
  note: string;
};

/** Applies an answer for the respondent and marks it as entered, by the desk or by the agent (代评). */
export function entered(c: Case, { said, level, number, calledAt, note }: Answer, ctx: Ctx): Case {
  const how = rolesOf(c, ctx.actor, ctx).has('caller') ? ('desk' as const) : ('agent' as const);
  const by = actingPerson(ctx);
  const assignment = assignmentInHand(c)?.n ?? null;
  const noted = { ...c, entered: [...c.entered, { assignment, at: ctx.at, by, how, number, calledAt, said, note }] };
  if (said === 'not_done') return disputed(noted, ctx);
  const done = enter(noted, 'confirmed', ctx);
  if (!level) return done;
  const rating = { assignment, level, firstAt: ctx.at, at: ctx.at, by, how };
  const others = c.ratings.filter((r) => r !== currentRating(c));
  return { ...done, ratings: [...others, rating], clocks: { settle: c.clocks.settle ?? settleClock(ctx) } };
}
