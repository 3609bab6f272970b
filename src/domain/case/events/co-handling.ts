import { z } from 'zod';
import { runningLeg } from '../case.ts';
import { caseEvent } from '../event.ts';
import { choices, optionalWords, words } from '../inputs.ts';
import { coUnitsRefusal, withCoTasks } from './placing.ts';
import { actingPerson } from './shared.ts';

/** 申请协办: the head or handler asks; the desk names the co-units. Source: R-207; SZ 8. */
export const askCo = caseEvent({
  name: 'ask_co',
  label: '申请协办',
  from: ['in_progress'],
  by: ['head', 'handler'],
  form: true,
  wordsField: 'text',
  input: z.object({ coUnits: choices('协办单位'), text: words('协办事项', 500) }),
  offer: (c) => (c.coAsk ? { code: 'pending_already' } : null),
  refuse: (c, { coUnits }, ctx) => coUnitsRefusal(ctx, coUnits, runningLeg(c)?.unit ?? ''),
  apply: (c, { coUnits, text }, ctx) => ({
    ...c,
    coAsk: { text, units: coUnits, by: actingPerson(ctx), at: ctx.at },
  }),
  tells: () => [{ seat: 'desk', say: 'co_asked' }],
});

/** 指定协办: each co-unit gets its own task card and reports to the lead. Source: R-207; SZ 8. */
export const nameCo = caseEvent({
  name: 'name_co',
  label: '指定协办',
  from: ['dispatched', 'in_progress'],
  by: ['desk', 'dispatcher'],
  form: true,
  input: z.object({ coUnits: choices('协办单位'), text: optionalWords('协办事项', 500) }),
  refuse(c, { coUnits }, ctx) {
    if (coUnits.length === 0)
      return { code: 'bad_form', problems: [{ field: 'coUnits', label: '协办单位', words: '请选择' }] };
    return coUnitsRefusal(ctx, coUnits, runningLeg(c)?.unit ?? '');
  },
  apply: (c, { coUnits, text }, ctx) =>
    withCoTasks({ ...c, coAsk: undefined }, coUnits, text ?? c.coAsk?.text ?? c.title, ctx),
  tells: (after, { coUnits }) => [
    ...coUnits.map((unit) => ({ seat: 'co_unit' as const, unit, say: 'to_help' })),
    { seat: 'unit', say: after.coTasks.length > 0 ? 'co_named' : 'co_declined' },
  ],
});

/** 不同意协办: the lead unit goes on alone. */
export const declineCo = caseEvent({
  name: 'decline_co',
  label: '不同意协办',
  from: ['in_progress'],
  by: ['desk'],
  form: true,
  wordsField: 'reason',
  input: z.object({ reason: words('理由', 500) }),
  offer: (c) => (c.coAsk ? null : { code: 'nothing_changed' }),
  apply: (c) => ({ ...c, coAsk: undefined }),
  tells: (_after, { reason }) => [{ seat: 'unit', say: 'co_declined', words: reason }],
});

/** 提交协办意见: the lead unit sees it. Source: R-207; SZ 8. */
export const replyCo = caseEvent({
  name: 'reply_co',
  label: '提交协办意见',
  from: ['dispatched', 'return_requested', 'in_progress', 'closure_review'],
  by: ['co_unit'],
  form: true,
  wordsField: 'text',
  input: z.object({ text: words('协办意见') }),
  apply(c, { text }, ctx) {
    const by = actingPerson(ctx);
    const mine = ctx.actor.kind === 'person' ? ctx.actor.posts.map((p) => p.unit) : [];
    const theirs = c.coTasks.find((t) => mine.includes(t.unit) && !t.repliedAt && !t.closedAt);
    return {
      ...c,
      coTasks: c.coTasks.map((t) => (t === theirs ? { ...t, reply: text, repliedAt: ctx.at, by } : t)),
    };
  },
  tells: () => [{ seat: 'unit', say: 'co_replied' }],
});
