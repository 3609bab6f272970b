import type { State } from '../../case/state.ts';
import type { Rank } from '../event.ts';
import type { PerCase } from '../fields.ts';

/** What a unit asks for while it handles the case is decided then; in a closure review the review comes first. */
export const whileInProgress: PerCase<Rank | false> = (c) => c.state === 'in_progress' && 'next';

/** A unit has the case in hand, or may have it back. */
export const WITH_UNIT: readonly State[] = [
  'dispatched',
  'return_requested',
  'in_progress',
  'resolved',
  'callback',
  'closure_review',
];
