/** The states of a case and the ways in which it ends. Source: lifecycle.md, "States". */
export const STATES = [
  'submitted',
  'awaiting_signoff',
  'dispatched',
  'return_requested',
  'in_progress',
  'answered',
  'resolved',
  'confirmed',
  'callback',
  'closure_review',
  'merged',
  'closed',
  'redirected',
  'withdrawn',
] as const;
export type State = (typeof STATES)[number];

/** States in which nothing runs any more. */
export const ENDED: readonly State[] = ['closed', 'redirected', 'withdrawn'];
export const isOpen = (c: { state: State }): boolean => !ENDED.includes(c.state);

export const OUTCOMES = [
  'satisfied',
  'unrated',
  'unconfirmed',
  'counted_good',
  'explained',
  'verified',
  'direct_report',
  'confidential',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
