import { STATES } from '../case/state.ts';
import { unitName } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { metWith, mine } from './parts/owing.ts';
import { noteBy } from './parts/shared.ts';

/** 填报月度进展: due on the first working day of every month until the case is done. Source: R-406; ML 六(四). */
export const fileMonthly = caseEvent({
  name: 'file_monthly',
  label: '填报月度进展',
  from: STATES,
  by: ['obliged'],
  owes: 'monthly_progress',
  ignoresV: true,
  fields: { text: text('进展内容') },
  command: 'text',
  effect: '提交后作为本月进展，企业会在卡片上看到',
  done: '已填报月度进展',
  primary: { unit: 'next', desk: 'last' },
  files: () => ({ purpose: 'progress', visible: true }),
  apply(c, { text, files }, ctx) {
    const note = { ...noteBy(ctx, text, files), unit: mine(c, 'monthly_progress', ctx)?.unit ?? '', visible: true };
    return { ...metWith(c, 'monthly_progress', text, ctx), progress: [...c.progress, note] };
  },
  notifies: (after, { text }, _before, { directory }) => [
    {
      audience: 'respondent',
      notification: 'progressed',
      words: text,
      who: unitName(directory, after.progress.at(-1)?.unit ?? ''),
    },
  ],
  history: { quotes: 'text' },
});
