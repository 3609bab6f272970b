import { startClock, withoutClocks } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/**
 * The result is delivered to the respondent, perhaps while the desk was telephoning. Now the confirm clock starts, or
 * the rate clock after an approved closure. Source: lifecycle.md, "result delivered".
 */
export const resultDelivered = caseEvent({
  name: 'result_delivered',
  label: '结果已送达',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['sender'],
  ignoresV: true,
  done: '办理结果已送达企业',
  offer: (c) => (c.clocks.notify || c.clocks.phone ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    const next = c.state === 'confirmed' ? 'rate' : 'confirm';
    const clocks = { ...withoutClocks(c, 'notify', 'phone'), [next]: startClock(next, ctx) };
    return { ...c, resultToldAt: ctx.at, phone: undefined, clocks };
  },
});
