import { z } from 'zod';
import { deskOf } from '../../directory.ts';
import { type Case, isOpen, STATES } from '../case.ts';
import { clockOf, openObligations } from '../clocks.ts';
import { type Ctx, caseEvent, type Tell } from '../event.ts';
import { words } from '../inputs.ts';
import { unitShown } from '../roles.ts';
import { actingPerson } from './shared.ts';

const OPEN = STATES.filter((state) => isOpen({ state }));

/** 督办: recorded, and an answer is owed; a second by the same person while the first is unanswered is refused. Source: R-507; SQ (十四). */
export const urge = caseEvent({
  name: 'urge',
  label: '督办',
  from: OPEN,
  by: ['supervision', 'leader'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('督办要求', 500) }),
  refuse: (c, _input, ctx) =>
    openObligations(c).some((o) => o.kind === 'urge_answer' && o.by?.openId === actingPerson(ctx).openId)
      ? { code: 'urge_unanswered' }
      : null,
  apply(c, { text }, ctx) {
    const unit = unitShown(c) ?? deskOf(ctx.directory)?.id ?? '';
    const owed = {
      kind: 'urge_answer' as const,
      id: `u${c.obligations.length + 1}`,
      unit,
      leg: c.legs.at(-1)?.n ?? null,
      by: actingPerson(ctx),
      text,
      clock: clockOf('urgeAnswer', ctx),
    };
    return { ...c, obligations: [...c.obligations, owed] };
  },
  tells: (after, { text }) => [{ seat: unitShown(after) ? 'unit' : 'desk', say: 'urged', words: text }],
});

/** The oldest obligation of a kind that the actor's unit owes. */
const mine = (c: Case, kind: Case['obligations'][number]['kind'], { actor }: Ctx) =>
  openObligations(c).find(
    (o) => o.kind === kind && actor.kind === 'person' && actor.posts.some((p) => p.unit === o.unit),
  );

const owes = (kind: Case['obligations'][number]['kind']) => (c: Case) =>
  openObligations(c).some((o) => o.kind === kind) ? null : { code: 'nothing_changed' as const };

const met = (c: Case, kind: Case['obligations'][number]['kind'], reply: string, ctx: Ctx): Case => {
  const owed = mine(c, kind, ctx);
  return { ...c, obligations: c.obligations.map((o) => (o === owed ? { ...o, metAt: ctx.at, reply } : o)) };
};

/** 回复督办: what was done about it, told to whoever urged. Source: R-507; SQ (十四). */
export const answerUrge = caseEvent({
  name: 'answer_urge',
  label: '回复督办',
  from: STATES,
  by: ['obliged'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('回复内容') }),
  offer: owes('urge_answer'),
  apply: (c, { text }, ctx) => met(c, 'urge_answer', text, ctx),
  tells(after, { text }, before): Tell[] {
    const answered = after.obligations.find((o, i) => o.metAt && !before.obligations[i]?.metAt);
    return answered?.by ? [{ seat: 'supervision', person: answered.by.openId, say: 'urge_answered', words: text }] : [];
  },
});

/** 填报月度进展: on the first working day of every month until it is done. Source: R-406; ML 六(四). */
export const fileMonthly = caseEvent({
  name: 'file_monthly',
  label: '填报月度进展',
  from: STATES,
  by: ['obliged'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('进展内容') }),
  offer: owes('monthly_progress'),
  apply(c, { text }, ctx) {
    const note = { at: ctx.at, by: actingPerson(ctx), text, unit: unitShown(c) ?? '', visible: true };
    return { ...met(c, 'monthly_progress', text, ctx), progress: [...c.progress, note] };
  },
  tells: () => [{ seat: 'respondent', say: 'progressed' }],
});
