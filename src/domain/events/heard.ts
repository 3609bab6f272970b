import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { startClock } from '../clocks/clocks.ts';
import { caseEvent } from './event.ts';

/** Restarts the confirm clock, once: a respondent who writes is not silent (T49). */
export function renewConfirm(c: Case, ctx: Ctx): Case {
  if (!c.clocks.confirm || c.confirmRenewed) return c;
  return { ...c, confirmRenewed: true, clocks: { ...c.clocks, confirm: startClock('confirm', ctx) } };
}

/** The respondent wrote while asked to confirm. The state stays. Source: lifecycle.md, "clock: confirm over". */
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
