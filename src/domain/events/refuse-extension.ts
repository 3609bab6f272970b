import { because } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { decided, extensionAsked } from './parts/extending.ts';
import { whileInProgress } from './parts/usual.ts';

/** 不同意延期: the deadline stays. Source: R-305 (D). */
export const refuseExtension = caseEvent({
  name: 'refuse_extension',
  label: '不同意',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  fields: { reason },
  command: 'reason',
  effect: '提交后办理时限不变，理由发给承办单位',
  done: '已不同意延期，已通知承办单位',
  primary: { desk: whileInProgress },
  offer: (c) => (extensionAsked(c) ? null : { code: 'nothing_changed' }),
  apply: (c, { reason }, ctx) => decided(c, ctx, (e) => ({ ...e, granted: false, why: reason })),
  notifications: {
    extension_refused: {
      text: ({ which, by, words }) =>
        `${which}的延期申请未获同意${by ? `，请${by}办结` : ''}。${because('理由', words)}`,
      wakes: true,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
  },
  notifies: (_after, { reason }) => [{ audience: 'unit', notification: 'extension_refused', words: reason }],
  history: { quotes: 'reason' },
});
