import { z } from 'zod';
import { STATES } from '../case.ts';
import { caseEvent } from '../event.ts';
import { caseNumber, choice, words } from '../inputs.ts';
import { actingPerson } from './shared.ts';

/** 关联: cases that share a root cause. */
export const link = caseEvent({
  name: 'link',
  label: '关联',
  from: STATES,
  by: ['desk'],
  form: true,
  ignoresV: true,
  wordsField: 'related',
  names: 'related',
  input: z.object({ related: caseNumber('相关办件') }),
  refuse(c, { related }, { other }) {
    if (!other || other.confidential) return { code: 'no_such_number', no: related };
    if (other._id === c._id) return { code: 'not_a_leader', no: related, why: 'itself' };
    return c.related.some((r) => r.id === other._id) ? { code: 'already_marked' } : null;
  },
  apply: (c, _input, ctx) =>
    ctx.other
      ? { ...c, related: [...c.related, { id: ctx.other._id, no: ctx.other.no, by: actingPerson(ctx), at: ctx.at }] }
      : c,
});

/** 标记重发: a repeat of a problem that was closed before (R-108; metrics.md, "Recurrence"). */
export const markRecurrence = caseEvent({
  name: 'mark_recurrence',
  label: '标记重发',
  from: STATES,
  by: ['desk'],
  form: true,
  ignoresV: true,
  wordsField: 'original',
  names: 'original',
  input: z.object({ original: caseNumber('原办件') }),
  refuse(c, { original }, { other }) {
    if (!other || other.confidential) return { code: 'no_such_number', no: original };
    if (other._id === c._id) return { code: 'not_a_leader', no: original, why: 'itself' };
    if (other.receivedAt > c.receivedAt) return { code: 'not_a_leader', no: original, why: 'later' };
    return c.recurrenceOf?.id === other._id ? { code: 'already_marked' } : null;
  },
  apply: (c, _input, ctx) =>
    ctx.other ? { ...c, recurrenceOf: { id: ctx.other._id, no: ctx.other.no, by: actingPerson(ctx), at: ctx.at } } : c,
});

/** 典型案例: a solution worth showing (R-408; HZ 三(三)5). */
export const markTypical = caseEvent({
  name: 'mark_typical',
  label: '典型案例',
  from: ['closed'],
  by: ['desk'],
  form: true,
  ignoresV: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: (c) => (c.typical ? { code: 'already_marked' } : null),
  apply: (c, { reason }, ctx) => ({ ...c, typical: { by: actingPerson(ctx), at: ctx.at, reason } }),
});

/** 红黑榜: listed with the case and the reason (R-604; HZ 四(四)). */
export const listCase = caseEvent({
  name: 'list_case',
  label: '红黑榜',
  from: STATES,
  by: ['desk'],
  form: true,
  ignoresV: true,
  input: z.object({ list: choice('榜单').pipe(z.enum(['red', 'black'], '请选择')), reason: words('理由', 500) }),
  refuse: (c, { list }) => (c.listed?.list === list ? { code: 'already_marked' } : null),
  apply: (c, { list, reason }, ctx) => ({ ...c, listed: { list, reason, by: actingPerson(ctx), at: ctx.at } }),
});

const pending = (c: { exclusion?: { approvedAt?: Date | undefined; refusedAt?: Date | undefined } | undefined }) =>
  c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt;

/** 剔除: the unit asks to leave the case out of the appraisal figures, with a reason code (metrics.md, "Counting" 5). */
export const askExclusion = caseEvent({
  name: 'ask_exclusion',
  label: '剔除',
  from: STATES,
  by: ['unit'],
  form: true,
  ignoresV: true,
  input: z.object({ reason: choice('剔除事由'), text: words('理由', 500) }),
  offer: (c) => (pending(c) || c.exclusion?.approvedAt ? { code: 'pending_already' } : null),
  refuse: (_c, { reason }, { profile }) =>
    profile.exclusionReasons.some((r) => r.id === reason)
      ? null
      : { code: 'unknown_choice', label: '剔除事由', words: reason },
  apply: (c, { reason, text }, ctx) => ({ ...c, exclusion: { reason, text, by: actingPerson(ctx), at: ctx.at } }),
  tells: () => [{ seat: 'supervision', say: 'exclusion_asked' }],
});

/** 同意剔除: supervision approves. */
export const approveExclusion = caseEvent({
  name: 'approve_exclusion',
  label: '同意剔除',
  from: STATES,
  by: ['supervision'],
  offer: (c) => (pending(c) ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => (c.exclusion ? { ...c, exclusion: { ...c.exclusion, approvedAt: ctx.at } } : c),
  tells: () => [{ seat: 'unit', say: 'exclusion_approved' }],
});

/** 不同意剔除: it counts. */
export const refuseExclusion = caseEvent({
  name: 'refuse_exclusion',
  label: '不同意剔除',
  from: STATES,
  by: ['supervision'],
  offer: (c) => (pending(c) ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => (c.exclusion ? { ...c, exclusion: { ...c.exclusion, refusedAt: ctx.at } } : c),
  tells: () => [{ seat: 'unit', say: 'exclusion_refused' }],
});
