import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { caseNumber } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** 关联: cases that share a root cause. */
export const link = caseEvent({
  name: 'link',
  label: '关联',
  from: STATES,
  by: ['desk'],
  marks: true,
  ignoresV: true,
  fields: { related: caseNumber('相关办件', (c, other) => !c.related.some((r) => r.id === other._id)) },
  command: 'related',
  effect: '提交后记入本件关联，两件各自办理不变',
  done: '已关联',
  names: 'related',
  refuse(c, { related }, { other }) {
    if (!other || other.confidential) return { code: 'no_such_number', no: related };
    if (other._id === c._id) return { code: 'not_a_primary', no: related, why: 'itself' };
    return c.related.some((r) => r.id === other._id) ? { code: 'already_marked' } : null;
  },
  apply: (c, _input, ctx) =>
    ctx.other
      ? { ...c, related: [...c.related, { id: ctx.other._id, no: ctx.other.no, by: actingPerson(ctx), at: ctx.at }] }
      : c,
  history: { quotes: 'related' },
});
