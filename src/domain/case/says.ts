import type { Case, State } from './case.ts';
import { isOpen } from './case.ts';

/** In which states a short message still makes sense; a message the case has moved past is dropped unsent (T19). */
const STANDS_IN: Record<string, readonly State[]> = {
  to_dispatch: ['submitted'],
  referred_after_returns: ['submitted'],
  to_accept: ['dispatched'],
  to_sign: ['awaiting_signoff'],
  to_assign: ['dispatched'],
  to_help: ['dispatched', 'return_requested', 'in_progress', 'closure_review'],
  sign_refused: ['submitted'],
  expert_asked: ['submitted'],
  expert_replied: ['submitted'],
  co_asked: ['in_progress'],
  stop_asked: ['in_progress', 'closure_review'],
  extension_asked: ['in_progress', 'closure_review'],
  legal_asked: ['in_progress', 'closure_review'],
  material_wanted: ['in_progress'],
  to_verify: ['resolved'],
  verify_refused: ['in_progress'],
  to_telephone: ['answered', 'resolved', 'confirmed'],
  agent_asked: ['answered', 'resolved', 'confirmed'],
  merged: ['merged'],
  upheld: ['dispatched'],
  to_arbitrate: ['return_requested'],
  reclassified: ['dispatched', 'in_progress'],
  handed_over: ['in_progress'],
  not_done: ['in_progress'],
  goes_on: ['in_progress'],
  closure_refused: ['in_progress'],
  recalled: ['in_progress'],
  please_confirm: ['answered', 'resolved'],
  please_rate: ['confirmed'],
  to_call_back: ['callback'],
  please_explain: ['callback'],
  to_review: ['closure_review'],
  withdrawn: ['withdrawn'],
  redirected: ['redirected'],
  closed_by_silence: ['closed'],
  explained: ['closed'],
};

/** What is told whenever the case is open. */
const WHILE_OPEN = ['nudged', 'added', 'file_added', 'missing_told', 'progressed', 'explanation_missing'];

/** Whether the case still is where this message says it is. */
export function sayStands(c: Case, say: string): boolean {
  const states = STANDS_IN[say];
  if (states) return states.includes(c.state);
  return !WHILE_OPEN.includes(say) || isOpen(c);
}
