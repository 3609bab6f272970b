import { caseEvent } from './event.ts';
import { lastCall } from './parts/news.ts';
import { goesOn } from './parts/past.ts';
import { backToDispatch, rework } from './parts/shared.ts';

/**
 * The unit did not explain: it goes on handling and the desk is notified. Source: lifecycle.md, "clock: explanation".
 */
export const explanationOver = caseEvent({
  name: 'explanation_over',
  label: '说明期满',
  from: ['callback'],
  by: ['clock'],
  done: '说明期满，已转继续办理',
  offer: (c, { at }) => (c.clocks.explanation && c.clocks.explanation.deadline <= at ? null : { code: 'not_due' }),
  apply: (c, _input, ctx) => rework(c, ctx),
  notifications: {
    explanation_missing: {
      text: ({ which, unit }) => `${which}：${unit}未在时限内说明，已转继续办理。`,
      wakes: true,
      while: 'open',
    },
  },
  notifies: (after, _input, _before, ctx) =>
    after.state === 'submitted'
      ? [backToDispatch(after, ctx, lastCall(after))]
      : [
          { audience: 'unit', notification: 'goes_on', words: lastCall(after) },
          { audience: 'desk', notification: 'explanation_missing' },
        ],
  history: { enterprise: goesOn },
});
