/** A state in which a case is left at the end of a story. */
export type Stand = 'return_requested' | 'awaiting_signoff' | 'closure_review' | 'callback';

/**
 * States in which few cases are at a time: so many working days before the end the case comes that is left in it (`D`), and
 * what its people do to bring it there, beside what everybody does.
 */
export const STANDS: Record<Stand, { days: number; does: readonly string[]; way?: 'mayor' }> = {
  return_requested: { days: 2, does: ['pushedAway'] },
  awaiting_signoff: { days: 2, does: [], way: 'mayor' },
  closure_review: { days: 6, does: ['closure'] },
  callback: { days: 10, does: ['confirms', 'rates', 'dissatisfied'] },
};
