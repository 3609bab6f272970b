import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { nextSendAt } from '../case/outbox.ts';
import { nextStepAt } from './steps.ts';

/**
 * Sets `dueAt` and `sendAt` from the case. Fields without a value are left out, as they will be when read back.
 *
 * @param dueAt  when the clock must next act on it, where that is known already
 */
export const sealed = (c: Case, rules: Rules, dueAt = nextStepAt(c, rules)): Case => {
  const kept = Object.fromEntries(Object.entries(c).filter(([, value]) => value !== undefined)) as Case;
  return { ...kept, dueAt, sendAt: nextSendAt(c.outbox) };
};
