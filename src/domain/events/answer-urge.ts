import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { isUrgent } from '../case/current.ts';
import { saying } from '../case/notification.ts';
import { obligedUnit } from '../case/roles.ts';
import { STATES } from '../case/state.ts';
import { unitName } from '../directory/directory.ts';
import { ownerOf } from '../directory/person.ts';
import { shanghaiDate } from '../time/shanghai.ts';
import { dayOpenAt } from '../time/window.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { metWith, mine } from './parts/owing.ts';

/**
 * Whether whoever urged is told at once: they have asked today and wait for it, or the case is urgent. An answer of another day
 * comes in their next morning's list. Source: interface.md, "How much is said"; lifecycle.md, invariant 10.
 */
const isAwaited = (c: Case, urgedAt: Date, ctx: Ctx): boolean =>
  isUrgent(c) || (dayOpenAt(ctx.now, ctx) !== null && shanghaiDate(urgedAt) === shanghaiDate(ctx.at));

/** 回复督办: the unit's answer to an urge. Whoever urged is notified. Source: R-507; SQ (十四). */
export const answerUrge = caseEvent({
  name: 'answer_urge',
  label: '回复督办',
  from: STATES,
  by: ['obliged'],
  owes: 'urge_answer',
  ignoresV: true,
  fields: { text: text('回复内容') },
  command: 'text',
  effect: '提交后回复发给督办人',
  done: '已回复督办，督办人会收到',
  primary: { unit: 'next', desk: 'last' },
  apply: (c, { text }, ctx) => metWith(c, 'urge_answer', text, ctx),
  notifications: {
    urge_answered: {
      text: ({ which, who, words }) => `${which}：${who}已回复督办${saying(words)}`,
      wakes: false,
    },
    urge_answer_listed: {
      text: ({ which, who, words }) => `${which}：${who}已回复督办${saying(words)}`,
      wakes: false,
      batched: '已回复督办',
      inMorning: true,
    },
  },
  notifies(_after, { text }, before, ctx) {
    const owed = mine(before, 'urge_answer', ctx);
    if (!owed?.by) return [];
    const who = unitName(ctx.directory, obligedUnit(owed, ctx.directory));
    const told = { audience: 'supervision' as const, person: ownerOf(owed.by), words: text, who };
    return [
      isAwaited(before, owed.clock.startedAt, ctx)
        ? { ...told, notification: 'urge_answered' }
        : { ...told, notification: 'urge_answer_listed', ...(owed.id && { of: owed.id }) },
    ];
  },
  history: { quotes: 'text' },
});
