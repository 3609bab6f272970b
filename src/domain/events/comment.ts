import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { assignmentInHand, currentRating, levelOf } from '../case/current.ts';
import { saying } from '../case/notification.ts';
import type { Refusal } from '../case/refusal.ts';
import { wordOf } from '../case/words.ts';
import { caseEvent } from './event.ts';
import { choices, optionalText, type PerCase } from './fields.ts';
import { worded } from './parts/asking.ts';
import { entriesLeft } from './parts/entries.ts';

const DAY_MS = 86_400_000;

const over = (c: Case, { at, profile }: Pick<Rules, 'at' | 'profile'>): boolean =>
  c.closedAt !== undefined && at.getTime() > c.closedAt.getTime() + profile.commentDays.calendarDays * DAY_MS;

/** Whether the current rating is one that is called back. */
const dissatisfied: PerCase<boolean> = (c) => {
  const rating = currentRating(c);
  return rating !== undefined && levelOf(c, rating.level)?.closes === false;
};

const NOTHING: Refusal = {
  code: 'bad_form',
  problems: [{ field: 'text', label: '评价内容', words: '请填写' }],
};

/**
 * 评价留言: a comment to the rating, until 30 days after closing. Who rates so that it is called back is asked at once, by
 * the reasons of the profile and in words; nobody need answer. Source; lifecycle.md, "rate".
 */
export const comment = caseEvent({
  name: 'comment',
  label: '评价留言',
  from: ['confirmed', 'callback', 'closure_review', 'closed'],
  by: ['respondent'],
  atWill: true,
  ignoresV: true,
  fields: {
    reasons: choices('不满意的原因', (_c, { profile }) => worded(profile.dissatisfiedReasons), {
      shown: dissatisfied,
      first: (c) => currentRating(c)?.reasons ?? [],
    }),
    text: optionalText('评价内容', { required: (c, rules) => !dissatisfied(c, rules) }),
  },
  command: 'text',
  effect: (c, rules) =>
    dissatisfied(c, rules)
      ? '您的评价已记录，我们将电话回访。哪里不满意，请选择或写几句，承办单位和回访人员会看到；不填也可以'
      : '留言随评价一并保存，承办单位会看到',
  harmless: 'also',
  done: '已留言，谢谢',
  primary: { respondent: (c) => c.state !== 'closure_review' && 'next' },
  offer(c, rules) {
    if (!currentRating(c)) return { code: 'no_rating' };
    return over(c, rules) ? { code: 'comment_over', days: rules.profile.commentDays.calendarDays } : null;
  },
  refuse(c, { reasons, text }, ctx) {
    const unknown = reasons.find((id) => !ctx.profile.dissatisfiedReasons.some((r) => r.id === id));
    if (unknown !== undefined) return { code: 'unknown_choice', label: '不满意的原因', words: unknown };
    return reasons.length === 0 && !text ? NOTHING : entriesLeft(c, ctx);
  },
  files: () => ({ purpose: 'addition', visible: true }),
  apply(c, { reasons, text }, ctx) {
    const rating = currentRating(c);
    const said = { ...(text && { comment: text }), ...(reasons.length > 0 && dissatisfied(c, ctx) && { reasons }) };
    return { ...c, ratings: c.ratings.map((r) => (r === rating ? { ...r, ...said } : r)) };
  },
  notifications: {
    dissatisfaction_told: {
      text: ({ which, rating }) => `${which}：企业对评价作了说明${saying(rating)}`,
      wakes: true,
      while: ['callback'],
    },
  },
  // Until the rating settles nobody has heard of it yet.
  notifies: (after) =>
    after.state === 'callback'
      ? [
          { audience: 'desk', notification: 'dissatisfaction_told' },
          ...(assignmentInHand(after) ? [{ audience: 'unit', notification: 'dissatisfaction_told' } as const] : []),
        ]
      : [],
  history: {
    quotes({ c, input, rules }) {
      const words = input.reasons?.map((id) => wordOf(c, 'dissatisfied', id, rules.profile) ?? id) ?? [];
      return [words.join('、'), input.text].filter(Boolean).join('；') || undefined;
    },
  },
});
