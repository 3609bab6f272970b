import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { assignmentInHand } from '../../case/current.ts';
import { rolesOf } from '../../case/roles.ts';
import { enter, settleClock, startClock, withoutClocks } from '../../clocks/clocks.ts';
import { nextWorkingDayClose } from '../../time/day-kind.ts';
import { shanghaiDate } from '../../time/shanghai.ts';
import { actingPerson, rework } from './shared.ts';

/** Whether 电话征询 is open. */
export const inquiring = (c: Case): boolean => c.phone !== undefined && c.clocks.phone !== undefined;

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
  if (said === 'not_done') return rework(noted, ctx);
  const done = enter(noted, 'confirmed', ctx);
  if (!level) return done;
  const rating = { assignment, level, firstAt: ctx.at, at: ctx.at, by, how };
  return { ...done, ratings: [...c.ratings, rating], clocks: { settle: settleClock(ctx) } };
}
