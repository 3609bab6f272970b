import { STATES } from '../case.ts';
import { deadlinesOf, stepKey } from '../clocks.ts';
import { caseEvent } from '../event.ts';

/** A deadline has passed and no state changes: the cards are drawn anew, and show it. Each deadline once. Source: R-502. */
export const deadlineTold = caseEvent({
  name: 'deadline_told',
  label: '时限已到',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  offer: (c, { at }) =>
    deadlinesOf(c).some((d) => d.at <= at && !c.told.includes(stepKey(d))) ? null : { code: 'not_due' },
  apply(c, _input, { at }) {
    const passed = deadlinesOf(c).filter((d) => d.at <= at && !c.told.includes(stepKey(d)));
    return { ...c, told: [...c.told, ...passed.map(stepKey)] };
  },
});
