import { startClock } from '../clocks.ts';
import { caseEvent } from '../event.ts';

/** The result has reached the respondent: from here the confirm clock runs, after an approved closure the rate clock. Source: lifecycle.md, "notice delivered". */
export const noticeDelivered = caseEvent({
  name: 'notice_delivered',
  label: '结果已送达',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['sender'],
  ignoresV: true,
  offer: (c) => (c.clocks.notify ? null : { code: 'nothing_changed' }),
  apply(c, _input, ctx) {
    const { notify: _told, phone: _phone, ...clocks } = c.clocks;
    const next = c.state === 'confirmed' ? 'rate' : 'confirm';
    return { ...c, noticeAt: ctx.at, phone: undefined, clocks: { ...clocks, [next]: startClock(next, ctx) } };
  },
});
