import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { actingPerson } from './parts/shared.ts';

/** 典型案例: a solution worth showing (R-408; HZ 三(三)5). */
export const markTypical = caseEvent({
  name: 'mark_typical',
  label: '典型案例',
  from: STATES,
  by: ['desk'],
  marks: true,
  buttonIn: ['closed'],
  ignoresV: true,
  fields: { reason },
  command: 'reason',
  effect: '提交后列为典型案例，供举一反三',
  done: '已列为典型案例',
  offer: (c) => (c.typical ? { code: 'already_marked' } : null),
  apply: (c, { reason }, ctx) => ({ ...c, typical: { by: actingPerson(ctx), at: ctx.at, reason } }),
  history: { quotes: 'reason' },
});
