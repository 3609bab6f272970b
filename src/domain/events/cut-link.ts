import type { Case } from '../case/case.ts';
import { STATES } from '../case/state.ts';
import { DUPLICATE_ADDED } from './become-primary.ts';
import { caseEvent } from './event.ts';

/** Whether this case names `other` anywhere. */
const names = (c: Case, { _id, no }: Case): boolean =>
  !c.withheld?.includes(no) || c.recurrenceOf?.id === _id || c.related.some((r) => r.id === _id);

/**
 * A case that this one names was made confidential: links to it end, and its number and what
 * its enterprise added here are left out of everything that is shown from then on. The record is not edited. Source: R-802; lifecycle.md,
 * "make confidential".
 */
export const cutLink = caseEvent({
  name: 'cut_link',
  label: '解除关联',
  from: STATES,
  by: ['sender'],
  ignoresV: true,
  done: '已解除关联',
  // A confidential case is shown to its officers alone, who may know of the other.
  offer: (c) => (c.confidential ? { code: 'no_such_case' } : null),
  refuse: (c, _input, { other }) => (other?.confidential && names(c, other) ? null : { code: 'nothing_changed' }),
  apply(c, _input, { other }): Case {
    if (!other) return c;
    const { _id, no } = other;
    return {
      ...c,
      related: c.related.filter((r) => r.id !== _id),
      ...(c.recurrenceOf?.id === _id && { recurrenceOf: undefined }),
      outbox: c.outbox.filter(({ show }) => !('notification' in show) || show.notification !== DUPLICATE_ADDED),
      withheld: [...new Set([...(c.withheld ?? []), no])],
    };
  },
});
