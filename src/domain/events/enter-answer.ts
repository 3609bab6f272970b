import { levelOf } from '../case/current.ts';
import { formatInstant } from '../time/format-date.ts';
import { caseEvent } from './event.ts';
import { line, oneOf, optionalChoice, optionalText } from './fields.ts';
import { worded } from './parts/asking.ts';
import { goesOn, rated } from './parts/past.ts';
import { entered, inquiring, notReached, triedToday } from './parts/phoning.ts';

const SAID = { confirmed: '确认已解决', not_done: '尚未解决', not_reached: '未联系上' };

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
    level: optionalChoice('评价', (c) => worded(c.profile.scale)),
    note: optionalText('记录'),
  },
  effect: '按企业在电话中的答复如实填写，提交后计入办件并标注代录；未联系上的，下一个工作日再拨打',
  done: '已代录',
  primary: { filer: 'first', desk: 'first', supervision: 'first' },
  offer: (c) => (inquiring(c) ? null : { code: 'nothing_changed' }),
  refuse(c, { said, level }, ctx) {
    if (said === 'not_reached') return triedToday(c, ctx.at) ? { code: 'tried_today' } : null;
    if (level && !levelOf(c, level)) return { code: 'unknown_choice', label: '评价', words: level };
    return said === 'confirmed' && c.state === 'confirmed' && !level ? { code: 'rating_needed' } : null;
  },
  apply(c, { number, calledAt, said, level, note = '' }, ctx) {
    if (said === 'not_reached') return notReached(c, number, note, ctx);
    return entered(c, { said, level, number, calledAt, note }, ctx);
  },
  notifies(after) {
    if (after.state === 'in_progress') return [{ audience: 'unit', notification: 'not_done' }];
    return after.state === 'submitted' ? [{ audience: 'desk', notification: 'to_dispatch' }] : [];
  },
  history: {
    enterprise(past) {
      if (past.input.said === 'not_reached') return '电话征询未联系上';
      return past.input.said === 'not_done' ? `电话征询：尚未解决，${goesOn(past)}` : '电话征询：已确认解决';
    },
    detail(past) {
      const { said, level } = past.input;
      return [SAID[said], rated(past, level)].filter(Boolean).join('，');
    },
    quotes: ({ input }) => (input.said === 'not_reached' ? undefined : input.note),
  },
});
