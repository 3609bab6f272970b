import { because } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { goesOn } from './parts/past.ts';
import { backToDispatch, rework } from './parts/shared.ts';

/** 核验不通过: the unit goes on in a new assignment. Source: R-106; lifecycle.md, "verify". */
export const refuseVerify = caseEvent({
  name: 'refuse_verify',
  label: '核验不通过',
  from: ['resolved'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后由原承办单位继续办理，时限重新计算',
  done: '核验不通过，已退回继续办理',
  primary: { desk: 'next' },
  offer: (c) => (c.enterprise ? { code: 'nothing_changed' } : null),
  apply: (c, _input, ctx) => rework(c, ctx),
  notifications: {
    verify_refused: {
      text: ({ which, by, words }) =>
        `${which}核验不通过，请继续办理${by ? `，并${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress'],
      clock: 'handle',
    },
  },
  notifies: (after, { reason }, _before, ctx) => [
    after.state === 'submitted'
      ? backToDispatch(after, ctx, reason)
      : { audience: 'unit', notification: 'verify_refused', words: reason },
  ],
  history: { enterprise: (past) => `核验未通过，${goesOn(past)}`, quotes: 'reason' },
});
