import { caseEvent } from './event.ts';
import { owePhone } from './parts/delivering.ts';

/** Not delivered by the next working day's close: the desk telephones. Source: lifecycle.md, "result delivered". */
export const phoneDue = caseEvent({
  name: 'phone_due',
  label: '转电话征询',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['clock'],
  done: '已转电话征询',
  offer: (c, { at }) => (c.clocks.notify && c.clocks.notify.deadline <= at ? null : { code: 'not_due' }),
  apply: (c, _input, ctx) => owePhone(c, ctx),
  notifies: () => [{ audience: 'desk', notification: 'to_telephone' }],
  history: { enterprise: ({ desk }) => `${desk}将电话征询` },
});
