import { z } from 'zod';
import { because } from '../case/notification.ts';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { words } from './inputs.ts';
import { metWith, mine } from './parts/owing.ts';

/** 回复督办: what was done about it, told to whoever urged. Source: R-507; SQ (十四). */
export const answerUrge = caseEvent({
  name: 'answer_urge',
  label: '回复督办',
  from: STATES,
  by: ['obliged'],
  owes: 'urge_answer',
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('回复内容') }),
  apply: (c, { text }, ctx) => metWith(c, 'urge_answer', text, ctx),
  notifications: {
    urge_answered: {
      text: ({ which, unit, words }) => `${which} ${unit}已回复督办${because('回复', words)}`,
      wakes: false,
    },
  },
  tells(_after, { text }, before, ctx) {
    const urger = mine(before, 'urge_answer', ctx)?.by;
    return urger ? [{ seat: 'supervision', person: urger.openId, say: 'urge_answered', words: text }] : [];
  },
  history: { quotes: 'text' },
});
