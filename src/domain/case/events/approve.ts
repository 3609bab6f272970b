import { endLeg, enter, startClock } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { callNoted, close, oweWrittenReply } from './shared.ts';

/**
 * 同意办结: from in_progress the explanation is shown and the rating asked; from callback the case closes as explained.
 * Either way the written reply is owed. Source; SZ 9; ML 六(四).
 */
export const approve = caseEvent({
  name: 'approve',
  label: '同意办结',
  from: ['closure_review'],
  by: ['approver'],
  refuse: (c) => (c.closure?.from === 'callback' && !callNoted(c) ? { code: 'call_not_noted' } : null),
  apply(c, _input, ctx) {
    const asked = c.closure;
    if (!asked) return c;
    const approved = { ...c, closure: { ...asked, approvedAt: ctx.at } };
    if (asked.from === 'callback') return oweWrittenReply(close(approved, 'explained', ctx), ctx);
    const ended = enter(endLeg(approved, 'in_time', ctx, asked.at), 'confirmed', ctx);
    return oweWrittenReply({ ...ended, noticeAt: undefined, clocks: { notify: startClock('notify', ctx) } }, ctx);
  },
  tells: (after) => [
    { seat: 'unit', say: 'closure_approved' },
    after.state === 'confirmed'
      ? { seat: 'respondent', say: 'please_rate', onDelivery: 'notice_delivered' }
      : { seat: 'respondent', say: 'explained' },
  ],
});
