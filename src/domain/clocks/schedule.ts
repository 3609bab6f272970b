import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { nextSendAt } from '../case/outbox.ts';
import { nextStepAt } from './steps.ts';

/**
 * Brings `dueAt` and `sendAt` in line with what the case holds; a field without a value is left out, as it will be read back.
 *
 * @param dueAt  when the clock must next act on it, where that is known already
 */
export const sealed = (c: Case, rules: Rules, dueAt = nextStepAt(c, rules)): Case => {
  const kept = Object.fromEntries(Object.entries(c).filter(([, value]) => value !== undefined)) as Case;
  return { ...kept, dueAt, sendAt: nextSendAt(c.outbox) };
};
