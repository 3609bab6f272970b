import type { Case } from './case.ts';
import { isOpen, type State } from './state.ts';

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
  confirm_soon: ['answered', 'resolved'],
  confirm_last_day: ['answered', 'resolved'],
  rate_soon: ['confirmed'],
  rate_last_day: ['confirmed'],
  no_news: ['dispatched', 'in_progress'],
  news_wanted: ['dispatched', 'in_progress'],
};

/** Beside the state: reminders of silence only while that clock runs, of a month's progress only while it is owed. */
const STANDS_WHILE: Record<string, (c: Case) => boolean> = {
  confirm_soon: (c) => c.clocks.confirm !== undefined,
  confirm_last_day: (c) => c.clocks.confirm !== undefined,
  rate_soon: (c) => c.clocks.rate !== undefined,
  rate_last_day: (c) => c.clocks.rate !== undefined,
  monthly_owed: (c) => c.obligations.some((o) => o.kind === 'monthly_progress' && !o.metAt && !o.lapsedAt),
};

/** What is told whenever the case is open. */
const WHILE_OPEN = [
  'nudged',
  'added',
  'file_added',
  'missing_told',
  'progressed',
  'explanation_missing',
  'rework_escalated',
];

/** Whether the case still is where this message says it is. */
export function sayStands(c: Case, say: string): boolean {
  const states = STANDS_IN[say];
  if (STANDS_WHILE[say]?.(c) === false) return false;
  if (states) return states.includes(c.state);
  return !WHILE_OPEN.includes(say) || isOpen(c);
}
