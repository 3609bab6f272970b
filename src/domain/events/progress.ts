import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { text, yesNo } from './fields.ts';
import { entriesLeft } from './parts/entries.ts';
import { noteBy, unitNoting } from './parts/shared.ts';

/** 登记进展: a note; marked 对企业可见 it reaches the respondent's card. Source: R-304; HZ 三(四)1. */
export const progress = caseEvent({
  name: 'progress',
  label: '登记进展',
  short: '进展',
  from: ['dispatched', 'return_requested', 'in_progress', 'resolved', 'callback', 'closure_review'],
  by: ['unit', 'co_unit'],
  atWill: true,
  ignoresV: true,
  fields: { text: text('进展内容'), visible: yesNo('对企业可见') },
  command: 'text',
  effect: (_c, { profile }) => `选“是”的，企业会在卡片上看到；选“否”的，仅办理单位和${profile.deskName}可见`,
  done: (after) => `已登记进展，企业${after.progress.at(-1)?.visible ? '可以看到' : '看不到'}`,
  primary: { unit: (c) => c.state !== 'dispatched' && 'also', co_unit: 'next' },
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  files: ({ visible }) => ({ purpose: 'progress', visible }),
  gathers: true,
  apply: (c, { text, visible, files }, ctx) => ({
    ...c,
    progress: [...c.progress, { ...noteBy(ctx, text, files), unit: unitNoting(c, ctx), visible }],
  }),
  notifies: (after, { text, visible }, _before, { directory }) =>
    visible
      ? [
          {
            audience: 'respondent',
            notification: 'progressed',
            words: text,
            who: unitName(directory, after.progress.at(-1)?.unit ?? ''),
          },
        ]
      : [],
  history: { quotes: 'text' },
});
