import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { entriesLeft } from './parts/entries.ts';
import { noteBy } from './parts/shared.ts';

/** 登记: an officer notes what was done. Source: R-802. */
export const register = caseEvent({
  name: 'register',
  label: '登记',
  from: ['submitted'],
  by: ['confidential_officer'],
  ignoresV: true,
  fields: { text: text('登记内容') },
  command: 'text',
  effect: '提交后记入保密件，仅专办人员可见',
  done: '已登记',
  primary: { confidential_officer: 'first' },
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  apply: (c, { text, files }, ctx) => ({
    ...c,
    progress: [...c.progress, { ...noteBy(ctx, text, files), unit: '', visible: false }],
  }),
  history: { quotes: 'text' },
});
