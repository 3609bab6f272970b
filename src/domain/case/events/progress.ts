import { z } from 'zod';
import { lastLeg } from '../case.ts';
import { caseEvent } from '../event.ts';
import { words, yesNo } from '../inputs.ts';
import { entriesLeft } from './entries.ts';
import { noteBy } from './shared.ts';

/** 登记进展: a note; marked 对企业可见 it reaches the respondent's card. Source: R-304; HZ 三(四)1. */
export const progress = caseEvent({
  name: 'progress',
  label: '登记进展',
  short: '进展',
  from: ['dispatched', 'return_requested', 'in_progress', 'resolved', 'callback', 'closure_review'],
  by: ['unit'],
  form: true,
  ignoresV: true,
  wordsField: 'text',
  input: z.object({ text: words('进展内容'), visible: yesNo('对企业可见') }),
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply: (c, { text, visible }, ctx) => ({
    ...c,
    progress: [...c.progress, { ...noteBy(ctx, text), unit: lastLeg(c)?.unit ?? '', visible }],
  }),
  tells: (_after, { visible }) => (visible ? [{ seat: 'respondent', say: 'progressed' }] : []),
});
