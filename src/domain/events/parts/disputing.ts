import type { Case } from '../../case/case.ts';
import type { Ctx, Notify } from '../../case/context.ts';
import { assignmentInHand, currentRating, levelOf } from '../../case/current.ts';
import { toFiler } from '../../case/filed.ts';
import { because } from '../../case/notification.ts';
import type { State } from '../../case/state.ts';
import { enter } from '../../clocks/clocks.ts';
import type { SharedCode } from './notifications.ts';
import { oweWrittenReply } from './replies.ts';
import { backToDispatch, rework } from './shared.ts';

/** The case with its rating final. */
export const withSettled = (c: Case, ctx: Ctx): Case => {
  const rating = currentRating(c);
  return { ...c, ratings: c.ratings.map((r) => (r === rating ? { ...r, settledAt: ctx.at } : r)) };
};

/** A dissatisfied rating is final: the desk calls back, and a written reply is owed. Source; SZ 9. */
export const calledBack = (c: Case, ctx: Ctx): Case =>
  oweWrittenReply(enter(withSettled(c, ctx), 'callback', ctx), ctx);

/**
 * The respondent says that it is not solved. A satisfied rating that is not settled is withdrawn by it and the unit works
 * on; a dissatisfied one settles at once, so that its call-back cannot be lost. Source: lifecycle.md, "not done".
 */
export function disputed(c: Case, ctx: Ctx): Case {
  const rating = currentRating(c);
  const unsettled = c.state === 'confirmed' && rating !== undefined && !rating.settledAt;
  if (unsettled && !levelOf(c, rating.level)?.closes) return calledBack(c, ctx);
  return rework({ ...c, ratings: c.ratings.filter((r) => r.settledAt) }, ctx);
}

/**
 * Who hears of a dissatisfied rating: the desk, which calls back, the unit, which owes a written reply by it, and whoever
 * filed the case.
 */
export const calledBackNotifications = (after: Case, ctx: Pick<Ctx, 'directory' | 'actor'>): Notify<SharedCode>[] => [
  { audience: 'desk', notification: 'to_call_back' },
  ...(assignmentInHand(after) ? [{ audience: 'unit', notification: 'rated_badly' } as const] : []),
  ...toFiler(after, { notification: 'dissatisfied' } as const, ctx),
];

/** What happens when the enterprise says that it is not solved, where the unit does not just go on. */
export const NEXT: Partial<Record<State, string>> = { callback: '将电话回访', submitted: '将重新核定承办单位' };

/** Whoever filed the case hears of it. */
export const toldOfDispute = (after: Case, ctx: Pick<Ctx, 'directory' | 'actor'>): Notify<'disputed'>[] =>
  toFiler(after, { notification: 'disputed', words: NEXT[after.state] ?? '继续办理' } as const, ctx);

/**
 * Who is notified of it: whoever goes on, and whoever filed the case.
 *
 * @param words  what the enterprise said on the telephone
 */
export function disputedNotifications(
  after: Case,
  ctx: Pick<Ctx, 'directory' | 'actor'>,
  words = '',
): Notify<SharedCode>[] {
  if (after.state === 'callback') return calledBackNotifications(after, ctx);
  return [
    after.state === 'submitted'
      ? backToDispatch(after, ctx, `企业反映尚未解决。${because('通话记录', words)}`)
      : { audience: 'unit', notification: 'not_done', words },
    ...toldOfDispute(after, ctx),
  ];
}
