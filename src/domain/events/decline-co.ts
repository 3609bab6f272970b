import { because } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';

/** 不同意协办: the lead unit goes on alone. Source: R-207 (D). */
export const declineCo = caseEvent({
  name: 'decline_co',
  label: '不同意协办',
  from: ['in_progress'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后由承办单位继续单独办理',
  done: '已不同意协办，已通知承办单位',
  primary: { desk: 'next' },
  offer: (c) => (c.coAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => ({ ...c, coAsk: undefined }),
  notifications: {
    co_declined: {
      text: ({ which, words }) => `${which}的协办申请未获同意，请继续办理。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress'],
    },
  },
  notifies: (_after, { reason }) => [{ audience: 'unit', notification: 'co_declined', words: reason }],
  history: { quotes: 'reason' },
});
