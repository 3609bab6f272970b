import { type Case, currentRating, lastLeg, levelOf } from '../case.ts';
import { enter } from '../clocks.ts';
import { type Ctx, caseEvent } from '../event.ts';
import { close, oweWrittenReply } from './shared.ts';

const settled = (c: Case, ctx: Ctx): Case => {
  const rating = currentRating(c);
  return { ...c, ratings: c.ratings.map((r) => (r === rating ? { ...r, settledAt: ctx.at } : r)) };
};

/** A later leg rated satisfied makes an owed written reply needless (lifecycle.md, "Written reply"). */
const lapseReplies = (c: Case, ctx: Ctx): Case => ({
  ...c,
  obligations: c.obligations.map((o) => (o.metAt || o.lapsedAt ? o : { ...o, lapsedAt: ctx.at })),
});

/** The rating is final: a level that closes closes; any other is called back, none may be skipped. Source: R-403; SZ 9. */
export const settle = caseEvent({
  name: 'settle',
  label: '评价生效',
  from: ['confirmed'],
  by: ['clock'],
  offer: (c, { at }) => (c.clocks.settle && c.clocks.settle.deadline <= at ? null : { code: 'not_due' }),
  apply(c, _input, ctx) {
    const level = levelOf(c, currentRating(c)?.level ?? '');
    const final = settled(c, ctx);
    if (!level?.closes) return oweWrittenReply(enter(final, 'callback', ctx), ctx);
    if (c.closure?.approvedAt) return close(final, 'explained', ctx);
    return close((lastLeg(c)?.n ?? 0) > 1 || c.answer ? lapseReplies(final, ctx) : final, 'satisfied', ctx);
  },
  tells: (after) => (after.state === 'callback' ? [{ seat: 'desk', say: 'to_call_back' }] : []),
});
