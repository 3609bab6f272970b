import { callNoted } from '../case/current.ts';
import { unitShown } from '../case/unit-of.ts';
import { caseEvent } from './event.ts';
import { optionalCallNote, unlessCallNoted } from './parts/asking.ts';
import { lastCall } from './parts/news.ts';
import { goesOn } from './parts/past.ts';
import { backToDispatch, rework, withCall } from './parts/shared.ts';

/** 继续办理: after the call the unit works on; without a unit the case returns to the desk. Source: R-404; SZ 9. */
export const goOn = caseEvent({
  name: 'go_on',
  label: '继续办理',
  from: ['callback'],
  by: ['desk'],
  fields: { note: optionalCallNote },
  opens: unlessCallNoted,
  command: 'note',
  quotesRating: true,
  effect: (c, { directory }) =>
    unitShown(c, directory) ? '提交后由原承办单位继续办理，时限重新计算' : '提交后办件回到待派单',
  done: (after) => (after.state === 'submitted' ? '已转待派单，请重新派单' : '已转继续办理，已通知承办单位'),
  primary: { desk: 'next' },
  confirm: { press: '将由原承办单位重新办理，时限重新计算。确定继续办理吗？' },
  refuse: (c, { note }) => (note || callNoted(c) ? null : { code: 'call_not_noted' }),
  apply: (c, { note }, ctx) => rework(withCall(c, note, ctx), ctx),
  notifies: (after, _input, _before, ctx) => [
    after.state === 'submitted'
      ? backToDispatch(after, ctx, lastCall(after))
      : { audience: 'unit', notification: 'goes_on', words: lastCall(after) },
  ],
  history: { enterprise: goesOn, quotes: 'note' },
});
