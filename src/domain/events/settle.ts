import { currentRating, levelOf } from '../case/current.ts';
import { toFiler } from '../case/filed.ts';
import { caseEvent } from './event.ts';
import { calledBack, calledBackNotifications, withSettled } from './parts/disputing.ts';
import { ended } from './parts/past.ts';
import { lapseEarlierReplies } from './parts/replies.ts';
import { close } from './parts/shared.ts';

/** The rating is final. A level that closes ends the case; any other opens a call-back. Source: R-403; SZ 9. */
export const settle = caseEvent({
  name: 'settle',
  label: '评价生效',
  from: ['confirmed'],
  by: ['clock'],
  done: '评价已生效',
  offer: (c, { at }) => (c.clocks.settle && c.clocks.settle.deadline <= at ? null : { code: 'not_due' }),
  apply(c, _input, ctx) {
    const level = levelOf(c, currentRating(c)?.level ?? '');
    if (!level?.closes) return calledBack(c, ctx);
    const final = withSettled(c, ctx);
    // A case closed on a legal or policy ground counts as explained, whatever its rating.
    return close(lapseEarlierReplies(final, ctx), c.closure?.approvedAt ? 'explained' : 'satisfied', ctx);
  },
  notifications: {
    closed_rated: {
      text: ({ filing, rating }) => `${filing}已办结${rating ? `，企业评价${rating}` : '。'}`,
      wakes: false,
      while: ['closed'],
    },
  },
  notifies: (after, _input, _before, ctx) =>
    after.state === 'callback'
      ? calledBackNotifications(after, ctx)
      : toFiler(after, { notification: 'closed_rated' } as const, ctx),
  history: { enterprise: ended },
});
