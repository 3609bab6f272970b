import { because } from '../case/notification.ts';
import { unitLeft } from '../case/unit-of.ts';
import { enter, resumeAssignment } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';

/** 维持原派: the return is refused, and this unit may not return it again on this ground. Source: R-302 (ML 六(二)). */
export const uphold = caseEvent({
  name: 'uphold',
  label: '维持原派',
  from: ['return_requested'],
  by: ['dispatcher'],
  fields: { reason },
  command: 'reason',
  effect: '提交后仍由原单位办理，受理时限重新起算，该单位不能以同一事由再退回',
  done: '已维持原派，已通知承办单位',
  primary: { desk: 'next', coordinator: 'next', supervision: 'next' },
  offer: (c, { directory }) => (unitLeft(c, directory) ? { code: 'unit_absent', unit: c.returnAsk?.unit ?? '' } : null),
  apply(c, _input, ctx) {
    const asked = c.returnAsk;
    const back = enter(resumeAssignment({ ...c, returnAsk: undefined }, ctx), 'dispatched', ctx);
    return asked
      ? { ...back, refusedReturns: [...c.refusedReturns, { unit: asked.unit, ground: asked.ground }] }
      : back;
  },
  notifications: {
    upheld: {
      text: ({ which, by, words }) => `${which}经裁定维持原派，请${by}受理。${because('理由', words)}`,
      wakes: true,
      while: ['dispatched'],
      clock: 'accept',
    },
  },
  notifies: (_after, { reason }) => [{ audience: 'unit', notification: 'upheld', words: reason }],
  history: { quotes: 'reason' },
});
