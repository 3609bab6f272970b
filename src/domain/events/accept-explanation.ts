import { callNoted } from '../case/current.ts';
import { caseEvent } from './event.ts';
import { optionalCallNote, unlessCallNoted } from './parts/asking.ts';
import { ended } from './parts/past.ts';
import { close, withCall } from './parts/shared.ts';

/** 接受解释: the enterprise accepts the explanation by telephone; its rating stays. Source: R-404; SZ 9. */
export const acceptExplanation = caseEvent({
  name: 'accept_explanation',
  label: '接受解释',
  from: ['callback'],
  by: ['desk'],
  fields: { note: optionalCallNote },
  opens: unlessCallNoted,
  command: 'note',
  quotesRating: true,
  effect: '提交后按说明办结，企业的评价不变',
  done: '已按说明办结',
  primary: { desk: 'next' },
  confirm: { press: '企业已在回访中接受解释，办件将按说明办结。确定吗？' },
  refuse: (c, { note }) => (note || callNoted(c) ? null : { code: 'call_not_noted' }),
  apply: (c, { note }, ctx) => close(withCall(c, note, ctx), 'explained', ctx),
  notifies: () => [{ audience: 'respondent', notification: 'explained' }],
  history: { enterprise: ended, quotes: 'note' },
});
