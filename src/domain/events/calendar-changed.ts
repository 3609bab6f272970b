import { STATES } from '../case/state.ts';
import { reckoned, shownOtherwise } from '../clocks/reckoning.ts';
import { caseEvent } from './event.ts';

/** 日历变动: deadlines computed afresh, once per version, before and after in the record. Source: calendar.md, rules 2 and 4; T2, T3. */
export const calendarChanged = caseEvent({
  name: 'calendar_changed',
  label: '日历变动',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  offer: (c, { calendar }) => (c.calendarVersion < calendar.version ? null : { code: 'nothing_changed' }),
  // Of a great many open cases few are moved by one notice; the others' cards stay as they are.
  unseen: (before, after) => !shownOtherwise(before, after),
  apply: (c, _input, ctx) => reckoned(c, ctx),
});
