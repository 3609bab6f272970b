import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';

/** The written reply reached the respondent; its delivery is recorded. Source: R-405; lifecycle.md, "written reply". */
export const replyDelivered = caseEvent({
  name: 'reply_delivered',
  label: '书面答复已送达',
  from: STATES,
  by: ['sender'],
  ignoresV: true,
  done: '书面答复已送达企业',
  offer: (c) => (c.obligations.some((o) => o.file && !o.deliveredAt) ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => ({
    ...c,
    obligations: c.obligations.map((o) => (o.file && !o.deliveredAt ? { ...o, deliveredAt: ctx.at } : o)),
  }),
  history: { enterprise: '书面答复已送达' },
});
