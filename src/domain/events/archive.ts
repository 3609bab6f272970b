import { caseEvent } from './event.ts';
import { text } from './fields.ts';
import { close, noteBy } from './parts/shared.ts';

/** 办结归档: the officers close the case; statistics count it only in the number of cases. Source: R-802. */
export const archive = caseEvent({
  name: 'archive',
  label: '办结归档',
  from: ['submitted'],
  by: ['confidential_officer'],
  fields: { text: text('归档意见') },
  command: 'text',
  effect: '提交后办结归档，仅专办人员可见',
  done: '已办结归档',
  primary: { confidential_officer: 'next' },
  confirm: { send: '提交后本件办结归档，不再办理。确定归档吗？' },
  apply: (c, { text }, ctx) =>
    close({ ...c, progress: [...c.progress, { ...noteBy(ctx, text), unit: '', visible: false }] }, 'confidential', ctx),
  history: { quotes: 'text' },
});
