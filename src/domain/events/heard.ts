import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { startClock } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** Starts the confirm clock anew, once: somebody who is talking to us is not silent (T49). */
export function renewConfirm(c: Case, ctx: Ctx): Case {
  if (!c.clocks.confirm || c.confirmRenewed) return c;
  return { ...c, confirmRenewed: true, clocks: { ...c.clocks, confirm: startClock('confirm', ctx) } };
}

/** Words from the respondent while a confirmation is awaited; they change no state. Source: lifecycle.md, "clock: confirm over". */
export const heard = caseEvent({
  name: 'heard',
  label: '收到企业来言',
  from: ['answered', 'resolved'],
  by: ['respondent'],
  ignoresV: true,
  done: '已收到',
  offer: (c) => (c.clocks.confirm && !c.confirmRenewed ? null : { code: 'nothing_changed' }),
  apply: (c, _input, ctx) => renewConfirm(c, ctx),
});
