import type { Role } from './roles.ts';
import type { State } from './state.ts';

/** An expected "no": one code per reason; cards/toast.ts has the words for each. */
export type Refusal =
  | { code: 'no_such_event' }
  | { code: 'no_such_case' }
  | { code: 'stranger' }
  | { code: 'wrong_state'; event: string; state: State }
  | { code: 'not_yours'; event: string; by: readonly Role[]; unit?: string }
  /** The confidential officers have it; whoever filed it may add to it only. */
  | { code: 'with_officers'; no: string; over: boolean }
  /** Its words were erased; it may be looked at and counted. */
  | { code: 'erased'; no: string }
  | { code: 'stale' }
  | { code: 'form_used' }
  | { code: 'not_your_form' }
  | { code: 'bad_form'; problems: { field: string; label: string; words: string }[] }
  | { code: 'too_many_entries'; most: number }
  | { code: 'unknown_unit'; words: string }
  | { code: 'same_unit'; unit: string }
  | { code: 'unknown_choice'; label: string; words: string }
  /** A typed name that means several; `fits` are their labels, any of which means one. */
  | { code: 'several_fit'; label: string; words: string; fits: readonly string[] }
  | { code: 'ground_already_refused'; ground: string }
  | { code: 'redirect_category'; category: string }
  | { code: 'recall_used' }
  | { code: 'already_nudged' }
  | { code: 'already_referred' }
  | { code: 'nobody_to_refer_to' }
  | { code: 'claimed_already' }
  | { code: 'nothing_changed' }
  /** The unit has left the directory: the case must go to another. */
  | { code: 'unit_absent'; unit: string }
  | { code: 'rating_settled' }
  | { code: 'no_rating' }
  | { code: 'comment_over'; days: number }
  | { code: 'call_not_noted' }
  | { code: 'already_missed_today' }
  | { code: 'no_unit_to_explain' }
  | { code: 'still_not_solved_over'; workingDays: number }
  | { code: 'unknown_handler' }
  | { code: 'date_in_the_past'; label: string }
  | { code: 'no_files' }
  | { code: 'nothing_cut' }
  | { code: 'not_due' }
  | { code: 'no_signer'; unit: string }
  | { code: 'not_of_board'; unit: string }
  | { code: 'co_units_silent'; units: string[] }
  | { code: 'pending_already' }
  | { code: 'extension_too_late'; workingDays: number }
  | { code: 'extension_used' }
  | { code: 'extension_too_long'; most: number }
  | { code: 'not_paused' }
  | { code: 'not_a_pause_reason'; words: string }
  | { code: 'rating_needed' }
  | { code: 'tried_today' }
  | { code: 'no_such_number'; no: string }
  | { code: 'not_a_primary'; no: string; why: 'closed' | 'later' | 'resolved' | 'itself' | 'confidential' }
  | { code: 'undo_over'; workingDays: number }
  | { code: 'urge_unanswered' }
  | { code: 'top_level' }
  | { code: 'already_marked' }
  | { code: 'no_agent' }
  | { code: 'no_expert' }
  /** 主动发现: no enterprise to answer. */
  | { code: 'no_enterprise' }
  /** The directory names no confidential officer. */
  | { code: 'no_confidential_officer' };
