import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { assignmentInHand, currentRating, levelOf } from '../case/current.ts';
import { settleClock } from '../clocks/clocks.ts';
import { caseEvent, IN_CHAT } from './event.ts';
import { type Option, onButton, type PerCase } from './fields.ts';
import { worded } from './parts/asking.ts';
import { rated } from './parts/past.ts';
import { actingPerson } from './parts/shared.ts';

/** Whether the rating is final by time, even if the clock has not settled it yet. */
const settled = (c: Case, { at }: Rules): boolean =>
  currentRating(c)?.settledAt !== undefined || (c.clocks.settle !== undefined && at > c.clocks.settle.deadline);

/** The level that is already given is not offered again. */
const otherLevels: PerCase<Option[]> = (c) =>
  worded(c.profile.scale.filter((level) => level.id !== currentRating(c)?.level));

/** One button a level. A rating counts at once and can change until it settles. Source: R-402; SZ 9; HZ 三(四)1; T43. */
export const rate = caseEvent({
  name: 'rate',
  label: '评价',
  from: ['confirmed'],
  by: ['respondent'],
  fields: { level: onButton('评价', (c) => worded(c.profile.scale)) },
  carries: 'level',
  oneTap: otherLevels,
  done: (c, _rules, form = IN_CHAT) =>
    levelOf(c, currentRating(c)?.level ?? '')?.closes === false
      ? `已记录评价，我们将电话回访；哪里不满意，可${form}说明`
      : '已记录评价，生效前可以更改',
  primary: { respondent: 'first' },
  offer: (c, rules) => (settled(c, rules) ? { code: 'rating_settled' } : null),
  refuse(c, { level }) {
    if (!levelOf(c, level)) return { code: 'unknown_choice', label: '评价', words: level };
    return currentRating(c)?.level === level ? { code: 'nothing_changed' } : null;
  },
  apply(c, { level }, ctx) {
    const first = currentRating(c);
    const rating = {
      assignment: assignmentInHand(c)?.n ?? null,
      level,
      firstAt: first?.firstAt ?? ctx.at,
      at: ctx.at,
      by: actingPerson(ctx),
      ...(first?.comment && { comment: first.comment }),
      ...(first?.reasons && levelOf(c, level)?.closes === false && { reasons: first.reasons }),
    };
    const clocks = { settle: c.clocks.settle ?? settleClock(ctx) };
    return { ...c, ratings: [...c.ratings.filter((r) => r !== first), rating], clocks, phone: undefined };
  },
  // Asked once, however often the rating changes until it settles.
  shows: (after, { level }, ctx, before) =>
    levelOf(after, level)?.closes === false && levelOf(before, currentRating(before)?.level ?? '')?.closes !== false
      ? [{ to: { person: actingPerson(ctx).openId }, show: { form: 'comment' } }]
      : [],
  history: {
    enterprise(past) {
      const level = rated(past, past.input.level);
      return level && `${past.you}已评价：${level}`;
    },
    detail: (past) => rated(past, past.input.level),
  },
});
