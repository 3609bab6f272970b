import type { Case } from '../case/case.ts';
import { isUrgent } from '../case/current.ts';
import type { Unit } from '../directory/directory.ts';
import type { Night } from '../time/window.ts';
import type { Entry } from './agenda.ts';

/** Whether anybody of the unit has done something to the case since then. */
const isTouched = (c: Case, since: Date, { staff }: Pick<Unit, 'staff'>): boolean =>
  c.record.some(({ at, by }) => at >= since && staff.some((s) => s.openId === by.openId));

/**
 * What came to a unit while nothing was said, and nobody there has touched since. Of an urgent case it was said at once.
 * Source: lifecycle.md, invariant 10.
 */
export const cameBy = (night: Night, unit: Pick<Unit, 'staff'>) =>
  function came({ c, when, duty }: Entry): boolean {
    if (when === 'waits' || isUrgent(c)) return false;
    return duty.since > night.from && duty.since <= night.to && !isTouched(c, duty.since, unit);
  };
