import { because } from '../case/notification.ts';
import { withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { whileInProgress } from './parts/usual.ts';

/** 不同意暂停: the clock runs on. Source: lifecycle.md, "pause / resume". */
export const refusePause = caseEvent({
  name: 'refuse_pause',
  label: '不同意暂停',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后办理时限继续计时，理由发给承办单位',
  done: '已不同意暂停，办理时限继续计时',
  primary: { desk: whileInProgress },
  offer: (c) => (c.pauseAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => ({ ...c, pauseAsk: undefined, clocks: withoutClocks(c, 'pause_decision') }),
  notifications: {
    pause_refused: {
      text: ({ which, by, words }) =>
        `${which}的暂停计时申请未获同意${by ? `，请${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
  },
  notifies: (_after, { reason }) => [{ audience: 'unit', notification: 'pause_refused', words: reason }],
  history: { quotes: 'reason' },
});
