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
      wakes: false,
      while: ['redirected'],
    },
  },
  notifies: (after, _input, before) => [
    { audience: 'filer', notification: 'redirected' },
    ...(after.respondent.openId && after.respondent.openId !== after.filer.openId
      ? [{ audience: 'respondent', notification: 'redirected' } as const]
      : []),
    // An open request to return lapses, and the unit that asked is notified.
    ...(before.state === 'return_requested' ? [{ audience: 'unit', notification: 'redirected' } as const] : []),
  ],
  history: { enterprise: '已引导至对口渠道', quotes: 'text' },
});
