import type { Case } from '../case/case.ts';
import type { Outcome } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { ended } from './parts/past.ts';
import { confirmedByEntry } from './parts/phoning.ts';
import { close } from './parts/shared.ts';

/** Nobody who was asked by telephone alone is taken to praise by silence. */
function outcomeOf(c: Case): Outcome {
  if (c.closure?.approvedAt) return 'explained';
  return confirmedByEntry(c) ? 'unrated' : c.profile.silence.rate;
}

/**
 * Confirmed but not rated: counts as the profile says; after an approved closure always as explained. Source: R-401,
 * R-402; HZ 三(四)1.
 */
export const rateOver = caseEvent({
  name: 'rate_over',
  label: '评价期满',
  from: ['confirmed'],
  by: ['clock'],
  done: '评价期满，已处理',
  offer: (c, { at }) => (c.clocks.rate && c.clocks.rate.deadline <= at ? null : { code: 'not_due' }),
  apply: (c, _input, ctx) => close(c, outcomeOf(c), ctx),
  notifies: (after) => [
    { audience: 'respondent', notification: after.outcome === 'explained' ? 'explained' : 'closed_by_silence' },
  ],
  history: { enterprise: ended },
});
