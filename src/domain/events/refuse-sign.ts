import { dispatchingAudience } from '../case/audiences.ts';
import { because } from '../case/notification.ts';
import { enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';

/** 退回专席: any signer may refuse; the desk dispatches again. Source: R-209 (D). */
export const refuseSign = caseEvent({
  name: 'refuse_sign',
  label: '退回专席',
  from: ['awaiting_signoff'],
  by: ['signer'],
  fields: { reason },
  command: 'reason',
  effect: (_c, { profile }) => `提交后退回${profile.deskName}重新派单`,
  done: (_after, { profile }) => `已退回，由${profile.deskName}重新派单`,
  primary: { signer: 'next' },
  apply: (c, _input, ctx) => enter({ ...c, signoff: undefined }, 'submitted', ctx),
  notifications: {
    sign_refused: {
      text: ({ which, by, words }) => `${which}签批未获同意，请${by}重新派单。${because('理由', words)}`,
      wakes: true,
      while: ['submitted'],
      clock: 'dispatch',
    },
  },
  notifies: (after, { reason }, _before, { directory }) => [
    { audience: dispatchingAudience(after, directory), notification: 'sign_refused', words: reason },
  ],
  history: { quotes: 'reason' },
});
