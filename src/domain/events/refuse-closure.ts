import { because } from '../case/notification.ts';
import { enter, resumeAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { goesOn } from './parts/past.ts';
import { backToDispatch, rework } from './parts/shared.ts';

/** 退回续办: the ground is refused and the unit works on, after a call-back in a new assignment. Source: R-404; SZ 9. */
export const refuseClosure = caseEvent({
  name: 'refuse_closure',
  label: '退回续办',
  from: ['closure_review'],
  by: ['approver'],
  fields: { reason },
  command: 'reason',
  effect: '提交后退回承办单位继续办理',
  done: '已退回续办，已通知承办单位',
  primary: { desk: 'next', supervision: 'next' },
  apply: (c, _input, ctx) =>
    c.closure?.from === 'callback'
      ? rework(c, ctx)
      : enter(resumeAssignment({ ...c, closure: undefined }, ctx), 'in_progress', ctx),
  notifications: {
    closure_refused: {
      text: ({ which, by, words }) =>
        `${which}的办结申请未获同意，请继续办理${by ? `，并${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress'],
      clock: 'handle',
    },
  },
  notifies: (after, { reason }, _before, ctx) => [
    after.state === 'submitted'
      ? backToDispatch(after, ctx, reason)
      : { audience: 'unit', notification: 'closure_refused', words: reason },
  ],
  history: {
    // After a call-back a new assignment starts; otherwise the same one goes on.
    enterprise: (past) =>
      past.entry.touched.assignment === past.previous?.touched.assignment ? undefined : goesOn(past),
    quotes: 'reason',
  },
});
