import type { Case } from '../case/case.ts';
import { currentRating } from '../case/current.ts';
import { saying } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { entriesLeft } from './parts/entries.ts';
import { inCharge, noteBy } from './parts/shared.ts';

/** Whether the call-back began with 尚未解决. */
const disputedLast = (c: Case): boolean =>
  c.record.findLast((e, i) => e.state !== c.record[i - 1]?.state)?.event === 'not_done';

/** Whether the respondent has said what is missing since the current assignment, answer or call-back began. */
const toldSince = (c: Case): boolean => {
  const startedAt =
    (c.state === 'callback' ? currentRating(c)?.settledAt : undefined) ??
    c.assignments.at(-1)?.startedAt ??
    c.answer?.at;
  return startedAt !== undefined && c.missing.some((m) => m.at >= startedAt);
};

/** 未解决之处: what is still unsolved, asked after 尚未解决. Source: interface.md, "Forms". */
export const tellMissing = caseEvent({
  name: 'tell_missing',
  label: '说明未解决之处',
  from: ['submitted', 'awaiting_signoff', 'dispatched', 'return_requested', 'in_progress', 'callback'],
  by: ['respondent'],
  atWill: true,
  ignoresV: true,
  fields: { text: text('未解决之处') },
  command: 'text',
  title: '尚未解决',
  effect: (c) =>
    c.state === 'callback'
      ? '您的评价已生效，将电话回访。请说明还有哪些没有解决，回访人员和承办单位会看到'
      : `${c.state === 'submitted' ? '办件将重新核定承办单位' : '办件已退回继续办理'}。请说明还有哪些没有解决，办理人员会看到`,
  done: '已记录未解决之处，办理人员会看到',
  primary: { respondent: (c) => !toldSince(c) && 'first' },
  offer(c) {
    if (c.state === 'callback') return disputedLast(c) ? null : { code: 'nothing_changed' };
    return c.answer || c.assignments.some((assignment) => assignment.why === 'rework')
      ? null
      : { code: 'nothing_changed' };
  },
  refuse: (c, _input, ctx) => entriesLeft(c, ctx),
  files: () => ({ purpose: 'addition', visible: true }),
  apply: (c, { text, files }, ctx) => ({ ...c, missing: [...c.missing, noteBy(ctx, text, files)] }),
  notifications: {
    missing_told: {
      text: ({ which, words }) => `${which}：企业说明了未解决之处${saying(words)}`,
      wakes: true,
      while: 'open',
    },
  },
  notifies: (after, { text }, _before, ctx) => [
    {
      ...(after.state === 'callback' ? { audience: 'desk' as const } : inCharge(after, ctx)),
      notification: 'missing_told',
      words: text,
    },
  ],
  history: { quotes: 'text' },
});
