import { STATES } from '../case/state.ts';
import { recalculated, shownOtherwise } from '../clocks/recalculate.ts';
import { formatInstant } from '../time/format-date.ts';
import { caseEvent } from './event.ts';
import type { ForStaff } from './history.ts';

/** Each deadline that moved, before and after. Source: calendar.md, rule 4. */
function moved({ c, entry, rules, clock }: ForStaff): string {
  const moves = c.recalculations?.find((r) => r.version === entry.touched.recalculation)?.moved ?? [];
  const listed = moves.map(({ clock: key, before, after }) => {
    const [name] = key.split('-');
    return `${clock(name)}由${formatInstant(before, rules.at)}改为${formatInstant(after, rules.at)}`;
  });
  return listed.join('；');
}

/**
 * 日历变动: deadlines are recalculated once per calendar version, and the record keeps both dates. Source: calendar.md,
 * rules 2 and 4; T2, T3.
 */
export const calendarChanged = caseEvent({
  name: 'calendar_changed',
  label: '日历变动',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  // A new calendar moves deadlines in few cases; the cards of all others stay as they are.
  unseen: (before, after) => !shownOtherwise(before, after),
  done: '已按新日历重算时限',
  offer: (c, { calendar }) => (c.calendarVersion < calendar.version ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => recalculated(c, ctx),
  history: { silent: ({ entry }) => entry.touched.recalculation === undefined, detail: moved },
});
