import { addWorkingDays, isWorkingDay } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { caseEvent } from './event.ts';
import { actingPerson, inCharge } from './parts/shared.ts';

/** The working day an instant belongs to; for a day of rest the next working day. */
const workday = (at: Date, calendar: WorkCalendar): string => {
  const date = shanghaiDate(at);
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
};

/** 催办: the respondent asks about progress, once a working day; no clock changes. Source: lifecycle.md, "nudge". */
export const nudge = caseEvent({
  name: 'nudge',
  label: '催办',
  from: ['dispatched', 'return_requested', 'in_progress', 'closure_review'],
  by: ['respondent'],
  ignoresV: true,
  daily: true,
  done: '已催办，承办单位会收到提醒',
  primary: { respondent: 'also' },
  offer: (c, { at, calendar }) =>
    c.nudges.some((n) => workday(n.at, calendar) === workday(at, calendar)) ? { code: 'already_nudged' } : null,
  apply: (c, _input, ctx) => ({ ...c, nudges: [...c.nudges, { at: ctx.at, by: actingPerson(ctx) }] }),
  notifications: {
    nudged: { text: ({ which }) => `${which} 企业催办，请抓紧办理，并登记进展`, wakes: true, while: 'open' },
  },
  notifies: (after, _input, _before, ctx) => [{ ...inCharge(after, ctx), notification: 'nudged' }],
  history: { enterprise: ({ you }) => `${you}已催办` },
});
