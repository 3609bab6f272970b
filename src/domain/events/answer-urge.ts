import { saying } from '../case/notification.ts';
import { obligedUnit } from '../case/roles.ts';
import { STATES } from '../case/state.ts';
import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { metWith, mine } from './parts/owing.ts';

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
  },
  notifies(_after, { text }, before, ctx) {
    const owed = mine(before, 'urge_answer', ctx);
    if (!owed?.by) return [];
    const who = unitName(ctx.directory, obligedUnit(owed, ctx.directory));
    return [{ audience: 'supervision', person: owed.by.openId, notification: 'urge_answered', words: text, who }];
  },
  history: { quotes: 'text' },
});
