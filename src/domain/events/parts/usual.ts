import type { State } from '../../case/state.ts';
import type { Rank } from '../button.ts';
import type { PerCase } from '../fields.ts';

/** A unit's requests are decided in `in_progress`; in a closure review the review comes first. */
export const whileInProgress: PerCase<Rank | false> = (c) => c.state === 'in_progress' && 'next';

/** States in which a unit has the case, or may get it back. */
export const WITH_UNIT: readonly State[] = [
  'dispatched',
  'return_requested',
  'in_progress',
  'resolved',
  'callback',
  'closure_review',
];
