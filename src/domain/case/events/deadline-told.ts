import { STATES } from '../case.ts';
import { passedUntold, stepKey } from '../clocks.ts';
import { caseEvent } from '../event.ts';

/** A deadline has passed and no state changes: the cards are drawn anew, and show it. Each deadline once. Source: R-502. */
export const deadlineTold = caseEvent({
  name: 'deadline_told',
  label: '时限已到',
  from: STATES,
  by: ['clock'],
  ignoresV: true,
  offer: (c, { at }) => (passedUntold(c, at).length > 0 ? null : { code: 'not_due' }),
  apply: (c, _input, { at }) => ({ ...c, told: [...new Set([...c.told, ...passedUntold(c, at).map(stepKey)])] }),
});
