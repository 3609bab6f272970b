import { because } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { goesOn } from './parts/past.ts';
import { backToDispatch, rework } from './parts/shared.ts';

/** 回头看不实: a look-back survey found it not settled; a new assignment begins. Source: R-407; SQ (六)(十四). */
export const reopen = caseEvent({
  name: 'reopen',
  label: '回头看不实',
  from: ['closed'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后由原承办单位继续办理，时限重新计算',
  done: '已重新办理，已通知承办单位',
  offer: (c) => (c.outcome === 'confidential' ? { code: 'nothing_changed' } : null),
  apply: (c, _input, ctx) =>
    rework({ ...c, outcome: undefined, closedAt: undefined, unreached: undefined, confirmRenewed: false }, ctx),
  notifications: {
    reopened: {
      text: ({ which, by, words }) =>
        `${which}回头看核实未解决，请继续办理${by ? `，并${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress'],
      clock: 'handle',
    },
  },
  notifies: (after, { reason }, _before, ctx) => [
    after.state === 'submitted'
      ? backToDispatch(after, ctx, reason)
      : { audience: 'unit', notification: 'reopened', words: reason },
  ],
  history: { enterprise: (past) => `回头看核实未解决，${goesOn(past)}`, quotes: 'reason' },
});
