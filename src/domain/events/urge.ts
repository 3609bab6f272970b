import { openObligations } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { isOpen, STATES } from '../case/state.ts';
import { clockOf } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { actingPerson, inCharge, unitAnswering } from './parts/shared.ts';

/** 督办: the unit owes an answer. Until then the same person cannot urge again. Source: R-507; SQ (十四). */
export const urge = caseEvent({
  name: 'urge',
  label: '督办',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['supervision', 'leader'],
  ignoresV: true,
  fields: { text: text('督办要求', { most: 500 }) },
  command: 'text',
  effect: (_c, { profile }) => `提交后记入办件，承办单位须在 ${profile.limits.urgeAnswer.workingDays} 个工作日内回复`,
  done: '已督办，承办单位须按期回复',
  primary: { supervision: 'also', leader: 'also' },
  refuse: (c, _input, ctx) =>
    openObligations(c).some((o) => o.kind === 'urge_answer' && o.by?.openId === actingPerson(ctx).openId)
      ? { code: 'urge_unanswered' }
      : null,
  apply(c, { text }, ctx) {
    const owed = {
      kind: 'urge_answer' as const,
      id: `u${c.obligations.length + 1}`,
      unit: unitAnswering(c, ctx),
      assignment: c.assignments.at(-1)?.n ?? null,
      by: actingPerson(ctx),
      text,
      clock: clockOf('urgeAnswer', ctx),
    };
    return { ...c, obligations: [...c.obligations, owed] };
  },
  notifications: {
    urged: {
      text: ({ which, by, words }) => `${which} 已被督办，请${by}回复督办${because('督办要求', words)}`,
      wakes: true,
      clock: 'urge_answer',
      outlivesAssignment: true,
    },
  },
  notifies: (after, { text }, _before, ctx) => [{ ...inCharge(after, ctx), notification: 'urged', words: text }],
  history: { quotes: 'text' },
});
