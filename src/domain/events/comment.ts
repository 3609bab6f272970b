import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { currentRating } from '../case/current.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { entriesLeft } from './parts/entries.ts';

const DAY_MS = 86_400_000;

const over = (c: Case, { at, profile }: Pick<Rules, 'at' | 'profile'>): boolean =>
  c.closedAt !== undefined && at.getTime() > c.closedAt.getTime() + profile.commentDays.calendarDays * DAY_MS;

/** 评价留言: a comment to the rating, until 30 days after closing. Source: R-402; lifecycle.md, "rate". */
export const comment = caseEvent({
  name: 'comment',
  label: '评价留言',
  from: ['confirmed', 'callback', 'closure_review', 'closed'],
  by: ['respondent'],
  ignoresV: true,
  fields: { text: text('评价内容') },
  command: 'text',
  effect: '留言随评价一并保存，承办单位会看到',
  harmless: 'also',
  done: '已留言，谢谢',
  primary: { respondent: (c) => c.state !== 'closure_review' && 'next' },
  offer(c, rules) {
    if (!currentRating(c)) return { code: 'no_rating' };
    return over(c, rules) ? { code: 'comment_over', days: rules.profile.commentDays.calendarDays } : null;
  },
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  files: () => ({ purpose: 'addition', visible: true }),
  apply(c, { text }) {
    const rating = currentRating(c);
    return { ...c, ratings: c.ratings.map((r) => (r === rating ? { ...r, comment: text } : r)) };
  },
});
