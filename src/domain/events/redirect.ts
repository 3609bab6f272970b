import type { Case } from '../case/case.ts';
import type { Notify } from '../case/context.ts';
import { toGuide } from '../case/guidance.ts';
import { endAssignment, enter } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';
import { line, text } from './fields.ts';
import { actingPerson } from './parts/shared.ts';

/** 引导转办: complaints against officials, whistle-blowing and plain procedures get guidance. Source: R-203; HZ 三(三)3. */
export const redirect = caseEvent({
  name: 'redirect',
  label: '引导转办',
  from: ['submitted', 'return_requested'],
  by: ['desk', 'confidential_officer'],
  fields: {
    where: line('引导去向', { most: 200, placeholder: '如：12345热线、政务服务中心窗口' }),
    text: text('说明', { first: toGuide }),
  },
  effect: '提交后本件结束，去向和说明发给报送人',
  done: '已引导转办，指引已发给报送人',
  primary: {
    desk: (c, rules) => c.state === 'submitted' && toGuide(c, rules) !== undefined && 'first',
    confidential_officer: 'next',
  },
  confirm: { send: '提交后本件结束，不再办理。确定引导转办吗？' },
  apply: (c, { where, text }, ctx) => ({
    ...enter(endAssignment(c, 'passed_on', ctx), 'redirected', ctx),
    guidance: { where, text, by: actingPerson(ctx), at: ctx.at },
    closedAt: ctx.at,
  }),
  notifications: {
    redirected: {
      text: ({ which, guidance }) => `您的诉求 ${which}不在受理范围内，已为您引导：${guidance}`,
      // It ended here, and is not settled.
      short: 'progress',
      wakes: false,
      while: ['redirected'],
    },
    redirected_filed: {
      text: ({ which, words, guidance }) => `您报送的 ${which}不在受理范围内。${words || '已引导企业'}：${guidance}`,
      wakes: false,
      while: ['redirected'],
    },
    redirected_away: {
      text: ({ which }) => `${which}已引导转办，退回申请随之终止，无需再办理。`,
      wakes: false,
      while: ['redirected'],
    },
  },
  notifies: (after, _input, before) => [
    ...guided(after),
    // An open request to return lapses, and the unit that asked is notified.
    ...(before.state === 'return_requested' ? [{ audience: 'unit', notification: 'redirected_away' } as const] : []),
  ],
  history: { enterprise: '已引导至对口渠道', quotes: 'text' },
});

/** The enterprise, and whoever filed for it; where it can only be telephoned, whoever filed passes the guidance on. */
function guided({ filer, respondent }: Case): Notify<'redirected' | 'redirected_filed'>[] {
  if (filer.as === 'contact' && !respondent.openId) return [{ audience: 'filer', notification: 'redirected' }];
  const told = respondent.openId ? [{ audience: 'respondent', notification: 'redirected' } as const] : [];
  // Who takes a case down at the desk follows it there.
  if (filer.as === 'contact' || (filer.as === 'desk' && respondent.openId)) return told;
  const words = respondent.openId ? '' : '请转告企业';
  return [...told, { audience: 'filer', notification: 'redirected_filed', words }];
}
