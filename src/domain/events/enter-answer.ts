import { currentRating, levelOf } from '../case/current.ts';
import { formatInstant } from '../time/format-date.ts';
import type { Rank } from './button.ts';
import { caseEvent } from './event.ts';
import { line, oneOf, optionalChoice, optionalText, type PerCase } from './fields.ts';
import { worded } from './parts/asking.ts';
import { disputedNotifications } from './parts/disputing.ts';
import { goesOn, rated } from './parts/past.ts';
import { entered, inquiring, mayBeCompleted, notReached, triedToday } from './parts/phoning.ts';

/** Not a level: the enterprise confirmed and did not say how satisfied it is. */
const NO_LEVEL = { value: 'none', label: '未表态' };

const SAID = { confirmed: '确认已解决', not_done: '尚未解决', not_reached: '未联系上' };

const asked: PerCase<Rank> = (c) => (inquiring(c) ? 'first' : 'also');

/** 代录: the enterprise's answer by telephone, with number and time. Source: lifecycle.md, "enter an answer". */
export const enterAnswer = caseEvent({
  name: 'enter_answer',
  label: '代录',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['caller', 'agent'],
  fields: {
    number: line('拨打号码', { most: 30 }),
    calledAt: line('通话时间', { most: 30, first: (_c, { at }) => formatInstant(at, at) }),
    said: oneOf('企业答复', SAID),
    level: optionalChoice('评价', (c) => [...worded(c.profile.scale), NO_LEVEL]),
    note: optionalText('记录'),
  },
  effect:
    '按企业在电话中的答复如实填写，提交后计入办件并标注代录；企业未表态的评价，办结前可以补录；未联系上的，下一个工作日再拨打',
  done: '已代录',
  primary: { filer: asked, desk: asked, supervision: asked },
  offer: (c, rules) => (inquiring(c) || mayBeCompleted(c, rules) ? null : { code: 'nothing_changed' }),
  refuse(c, { said, level }, ctx) {
    if (said === 'not_reached' && !inquiring(c)) return { code: 'nothing_changed' };
    if (said === 'not_reached') return triedToday(c, ctx.at) ? { code: 'tried_today' } : null;
    if (said === 'not_done') return null;
    if (level === NO_LEVEL.value) return inquiring(c) ? null : { code: 'nothing_changed' };
    if (level && !levelOf(c, level)) return { code: 'unknown_choice', label: '评价', words: level };
    if (!level) return { code: 'rating_needed' };
    return currentRating(c)?.level === level ? { code: 'nothing_changed' } : null;
  },
  apply(c, { number, calledAt, said, level, note = '' }, ctx) {
    if (said === 'not_reached') return notReached(c, number, note, ctx);
    return entered(c, { said, level: level === NO_LEVEL.value ? undefined : level, number, calledAt, note }, ctx);
  },
  notifies: (after, { said, note }, _before, ctx) =>
    said === 'not_done' ? disputedNotifications(after, ctx, note) : [],
  history: {
    enterprise(past) {
      if (past.input.said === 'not_reached') return '电话征询未联系上';
      if (past.input.said === 'not_done') return `电话征询：尚未解决，${goesOn(past)}`;
      const level = rated(past, past.input.level);
      return past.previous?.state === 'confirmed' ? level && `电话征询：评价${level}` : '电话征询：已确认解决';
    },
    detail(past) {
      const { said, level } = past.input;
      const unsaid = said === 'confirmed' && level === NO_LEVEL.value ? NO_LEVEL.label : undefined;
      return [SAID[said], unsaid ?? rated(past, level)].filter(Boolean).join('，');
    },
    quotes: ({ input }) => (input.said === 'not_reached' ? undefined : input.note),
  },
});
