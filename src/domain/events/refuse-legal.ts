import { because } from '../case/notification.ts';
import { withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { whileInProgress } from './parts/usual.ts';

/** 不同意转入: the limit stays. Source: R-307 (D). */
export const refuseLegal = caseEvent({
  name: 'refuse_legal',
  label: '不同意转入',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后办理时限不变，理由发给承办单位',
  done: '已不同意转入，办理时限不变',
  primary: { desk: whileInProgress },
  offer: (c) => (c.legalAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => ({ ...c, legalAsk: undefined, clocks: withoutClocks(c, 'legal_decision') }),
  notifications: {
    legal_refused: {
      text: ({ which, by, words }) =>
        `${which}的转入复议诉讼申请未获同意${by ? `，请${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
  },
  notifies: (_after, { reason }) => [{ audience: 'unit', notification: 'legal_refused', words: reason }],
  history: { quotes: 'reason' },
});
