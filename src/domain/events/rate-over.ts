import { caseEvent } from './event.ts';
import { ended } from './parts/past.ts';
import { close } from './parts/shared.ts';

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
  apply: (c, _input, ctx) => close(c, c.closure?.approvedAt ? 'explained' : c.profile.silence.rate, ctx),
  notifies: (after) => [
    { audience: 'respondent', notification: after.outcome === 'explained' ? 'explained' : 'closed_by_silence' },
  ],
  history: { enterprise: ended },
});
