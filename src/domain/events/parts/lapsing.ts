import type { Case } from '../../case/case.ts';
import type { Tell } from '../../case/context.ts';
import { runningLeg } from '../../case/current.ts';
import type { SharedCode } from './notifications.ts';

/** Whether something the leg's unit had asked for was still undecided. */
const asked = (c: Case): boolean => {
  const extension = runningLeg(c)?.extension;
  return Boolean((extension && !extension.decidedAt) || c.stopAsk || c.legalAsk || c.coAsk);
};

/** Whatever ends a leg lets what was asked for lapse, and the asker is told. Source: lifecycle.md, "Legs and two clocks". */
export function lapseTells(before: Case, after: Case): Tell<SharedCode>[] {
  const leg = runningLeg(before);
  const ended = leg !== undefined && after.legs.find((l) => l.n === leg.n)?.endedAt !== undefined;
  return ended && asked(before) ? [{ seat: 'unit', unit: leg.unit, say: 'ask_lapsed' }] : [];
}
