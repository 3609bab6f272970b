import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { runningLeg } from '../../case/current.ts';
import type { Leg } from '../../case/leg.ts';
import type { Refusal } from '../../case/refusal.ts';
import { withLeg, withoutClocks } from '../../clocks/clocks.ts';

type Extension = NonNullable<Leg['extension']>;

/** At most the original limit. */
export function tooLong(c: Case, days: number): Refusal | null {
  const most = runningLeg(c)?.limit.workingDays;
  return most !== undefined && days > most ? { code: 'extension_too_long', most } : null;
}

/** The extension that waits for a decision. */
export const extensionAsked = (c: Case): Extension | undefined => {
  const asked = runningLeg(c)?.extension;
  return asked && !asked.decidedAt ? asked : undefined;
};

/** Decides the extension asked for: its clock ends, and the deadline is reckoned afresh. */
export const decided = (c: Case, ctx: Ctx, change: (e: Extension, leg: Leg) => Extension): Case =>
  withLeg({ ...c, clocks: withoutClocks(c, 'extension_decision') }, ctx, (leg) =>
    leg.extension ? { ...leg, extension: change({ ...leg.extension, decidedAt: ctx.at }, leg) } : leg,
  );
