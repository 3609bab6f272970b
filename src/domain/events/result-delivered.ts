import { caseEvent } from './event.ts';
import { toldResult } from './parts/delivering.ts';

/**
 * The result is delivered to the respondent, perhaps while the desk was telephoning. Source: lifecycle.md, "result delivered".
 */
export const resultDelivered = caseEvent({
  name: 'result_delivered',
  label: '结果已送达',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['sender'],
  ignoresV: true,
  done: '办理结果已送达企业',
  offer: (c) => (c.clocks.notify || c.clocks.phone ? null : { code: 'nothing_changed' }),
  apply: toldResult,
});
