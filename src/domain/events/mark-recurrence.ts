import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { caseNumber } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** 标记重发: a repeat of a problem that was closed before (R-108; metrics.md, "Recurrence"). */
export const markRecurrence = caseEvent({
  name: 'mark_recurrence',
  label: '标记重发',
  from: STATES,
  by: ['desk'],
  marks: true,
  ignoresV: true,
  fields: {
    original: caseNumber('原办件', (c, other) => other.state === 'closed' && other.receivedAt <= c.receivedAt),
  },
  command: 'original',
  effect: '提交后本件标记为重发，计入重发统计',
  done: '已标记重发',
  names: 'original',
  refuse(c, { original }, { other }) {
    if (!other || other.confidential) return { code: 'no_such_number', no: original };
    if (other._id === c._id) return { code: 'not_a_primary', no: original, why: 'itself' };
    if (other.receivedAt > c.receivedAt) return { code: 'not_a_primary', no: original, why: 'later' };
    return c.recurrenceOf?.id === other._id ? { code: 'already_marked' } : null;
  },
  apply: (c, _input, ctx) =>
    ctx.other ? { ...c, recurrenceOf: { id: ctx.other._id, no: ctx.other.no, by: actingPerson(ctx), at: ctx.at } } : c,
  history: { quotes: 'original' },
});
