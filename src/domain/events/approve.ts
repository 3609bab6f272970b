import type { Case } from '../case/case.ts';
import { callNoted } from '../case/current.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { delivering, resultNotifications } from './parts/delivering.ts';
import { askedBefore, ended } from './parts/past.ts';
import { oweWrittenReply } from './parts/replies.ts';
import { close } from './parts/shared.ts';

/**
 * 同意办结: asked from in_progress, the enterprise sees the explanation and rates it; asked from callback, the case closes
 * as explained. In both cases the written reply is owed, except where no enterprise exists to rate or be written to.
 * Source; SZ 9; ML 六(四).
 */
export const approve = caseEvent({
  name: 'approve',
  label: '同意办结',
  from: ['closure_review'],
  by: ['approver'],
  done: '已同意办结，承办单位须出具书面答复',
  primary: { desk: 'next', supervision: 'next' },
  confirm: { press: '同意后将向企业说明情况，并须出具书面答复。确定同意吗？' },
  refuse: (c) => (c.closure?.from === 'callback' && !callNoted(c) ? { code: 'call_not_noted' } : null),
  apply(c, _input, ctx): Case {
    const asked = c.closure;
    if (!asked) return c;
    const approved = { ...c, closure: { ...asked, approvedAt: ctx.at } };
    if (asked.from === 'callback') return oweWrittenReply(close(approved, 'explained', ctx), ctx);
    const ended = endAssignment(approved, 'in_time', ctx, asked.at);
    if (!c.enterprise) return close(ended, 'explained', ctx);
    return oweWrittenReply(delivering(enter(ended, 'confirmed', ctx), ctx), ctx);
  },
  notifications: {
    closure_approved: {
      text: ({ which, by }) => `${which}已同意办结，请${by}上传加盖公章的书面答复。`,
      wakes: true,
      while: 'clock',
      clock: 'written_reply',
    },
  },
  notifies: (after, _input, _before, ctx) => [
    { audience: 'unit', notification: 'closure_approved' },
    ...(after.state === 'confirmed'
      ? resultNotifications(after, ctx)
      : [{ audience: 'respondent', notification: 'explained', words: after.closure?.text ?? '' } as const]),
  ],
  history: {
    enterprise: (past) => (past.entry.state === 'confirmed' ? `${past.unit}已作出情况说明` : ended(past)),
    quotes: (past) => askedBefore(past, 'apply_to_close', 'text'),
  },
});
