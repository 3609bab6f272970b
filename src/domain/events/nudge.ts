import { addWorkingDays, isWorkingDay } from '../time/day-kind.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { caseEvent } from './event.ts';
import { nudged } from './parts/nudging.ts';
import { actingPerson } from './parts/shared.ts';

/** The working day an instant belongs to; for a day of rest the next working day. */
const workday = (at: Date, calendar: WorkCalendar): string => {
  const date = shanghaiDate(at);
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
};

/**
 * 催办: the respondent asks about progress, once a working day, and whoever the case waits for is told; no clock changes.
 * For a duplicate that is whoever its primary case waits for. Source: lifecycle.md, "nudge".
 */
export const nudge = caseEvent({
  name: 'nudge',
  label: '催办',
  from: [
    'submitted',
    'awaiting_signoff',
    'dispatched',
    'return_requested',
    'in_progress',
    'callback',
    'closure_review',
    'merged',
  ],
  by: ['respondent'],
  atWill: true,
  ignoresV: true,
  daily: true,
  done: '已催办，经办人员会收到提醒',
  primary: { respondent: 'also' },
  offer: (c, { at, calendar }) =>
    c.nudges.some((n) => n.of === undefined && workday(n.at, calendar) === workday(at, calendar))
      ? { code: 'already_nudged' }
      : null,
  apply: (c, _input, ctx) => ({ ...c, nudges: [...c.nudges, { at: ctx.at, by: actingPerson(ctx) }] }),
  notifies: (after, _input, _before, ctx) => nudged(after, ctx),
  shows: (c) => (c.state === 'merged' ? [{ to: { cases: 'across' }, show: { across: 'primary' } }] : []),
  history: { enterprise: ({ you }) => `${you}已催办` },
});
