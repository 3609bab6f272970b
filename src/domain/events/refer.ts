import { dispatchingAudience } from '../case/audiences.ts';
import { because } from '../case/notification.ts';
import { coordinatorOf, deskOf } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { whyReturned } from './parts/news.ts';
import { actingPerson } from './parts/shared.ts';

/** 提请协调: from now on only the coordinator dispatches and reassigns. Source: R-207; SZ23 二(三); SZ 8. */
export const refer = caseEvent({
  name: 'refer',
  label: '提请协调',
  from: ['submitted', 'return_requested'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: (_c, { profile }) => `提交后由协调单位派单、改派，${profile.deskName}不再派单`,
  done: '已提请协调',
  offer(c, { directory }) {
    if (c.referral) return { code: 'already_referred' };
    // A centre is desk and coordinator in one: it has nobody to refer to.
    const coordinator = coordinatorOf(directory);
    return coordinator && coordinator.id !== deskOf(directory)?.id ? null : { code: 'nobody_to_refer_to' };
  },
  apply: (c, { reason }, ctx) => ({
    ...c,
    referral: { at: ctx.at, by: actingPerson(ctx), reason },
    claimedBy: undefined,
  }),
  notifies: (after, { reason }, _before, ctx) => {
    const audience = dispatchingAudience(after, ctx.directory);
    return after.state === 'submitted'
      ? [{ audience, notification: 'to_dispatch', words: reason }]
      : [
          {
            audience,
            notification: 'to_arbitrate',
            words: `${whyReturned(after, ctx)}${because('提请协调的理由', reason)}`,
          },
        ];
  },
  history: {
    enterprise: ({ entry, rules }) =>
      entry.state === 'submitted' ? `已提请${coordinatorOf(rules.directory)?.name ?? '上级'}协调` : undefined,
    quotes: 'reason',
  },
});
