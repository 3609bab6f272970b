import type { Case } from '../case/case.ts';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';

/** The first part that is no case yet. */
const waiting = (c: Case): number => c.parts?.findIndex(({ no }) => no === undefined) ?? -1;

/** What was parted from this case is a case of its own now; the two are linked. Source: lifecycle.md, "split". */
export const partMade = caseEvent({
  name: 'part_made',
  label: '已另立一件',
  from: STATES,
  by: ['sender'],
  ignoresV: true,
  done: '已另立一件',
  // What was parted from a case that is confidential now stays with its officers.
  offer: (c) => (c.confidential ? { code: 'no_such_case' } : null),
  refuse: (c, _input, { other }) =>
    other && waiting(c) >= 0 && !c.parts?.some((p) => p.no === other.no) ? null : { code: 'nothing_changed' },
  apply(c, _input, { other }): Case {
    const at = waiting(c);
    const part = c.parts?.[at];
    if (!other || !part) return c;
    return {
      ...c,
      parts: c.parts?.map((p, i) => (i === at ? { ...p, no: other.no } : p)),
      related: [...c.related, { id: other._id, no: other.no, by: part.by, at: part.at }],
    };
  },
  history: {
    detail: ({ c, entry }) =>
      c.parts?.[c.record.filter((r) => r.event === 'part_made' && r.n <= entry.n).length - 1]?.no,
  },
});
