import { z } from 'zod';
import { enter } from '../clocks.ts';
import { caseEvent } from '../event.ts';
import { words } from '../inputs.ts';
import { owePhone } from './phone.ts';
import { noteBy, resultTells } from './shared.ts';

/** 直接答复: the desk answers a general question itself; no unit is needed. Source: R-201; SZ 8. */
export const answer = caseEvent({
  name: 'answer',
  label: '直接答复',
  from: ['submitted'],
  by: ['desk'],
  form: true,
  wordsField: 'text',
  input: z.object({ text: words('答复内容') }),
  apply(c, { text }, ctx) {
    const answered = { ...enter(c, 'answered', ctx), answer: noteBy(ctx, text), noticeAt: undefined, phone: undefined };
    return c.respondent.reach === 'member' ? answered : owePhone(answered, ctx);
  },
  tells: (after) => resultTells(after),
});
