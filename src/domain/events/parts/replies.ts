import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { legInHand } from '../../case/current.ts';
import { clockOf } from '../../clocks/clocks.ts';
import { deskOf } from '../../directory/directory.ts';

type Obligation = Case['obligations'][number];

const isReply = (o: Obligation): boolean => o.kind === 'written_reply';
const isOpen = (o: Obligation): boolean => !o.metAt && !o.lapsedAt;

/**
 * Owes the sealed written reply of R-405: by the unit of the leg in hand, for a 直接答复 by the desk. A unit that owes one
 * already answers both with it, and a leg or answer whose reply has been given owes no second.
 */
export function oweWrittenReply(c: Case, ctx: Ctx): Case {
  const leg = legInHand(c);
  const unit = leg?.unit ?? deskOf(ctx.directory)?.id;
  if (!unit) return c;
  const owing = c.obligations.find((o) => isReply(o) && o.unit === unit && isOpen(o));
  if (owing)
    return { ...c, obligations: c.obligations.map((o) => (o === owing ? { ...owing, leg: leg?.n ?? null } : o)) };
  if (c.obligations.some((o) => isReply(o) && o.metAt && isInHand(c, o))) return c;
  const reply = { kind: 'written_reply' as const, unit, leg: leg?.n ?? null, clock: clockOf('writtenReply', ctx) };
  return { ...c, obligations: [...c.obligations, reply] };
}

/** Whether an obligation comes from what the case is about now: the leg in hand, or the latest answer. */
const isInHand = (c: Case, o: Obligation): boolean => {
  const leg = legInHand(c);
  return leg ? o.leg === leg.n : o.leg === null && (!c.answer || o.clock.startedAt > c.answer.at);
};

/** A later leg or answer was rated satisfied: what earlier ones owed in writing lapses (lifecycle.md, "Written reply"). */
export const lapseEarlierReplies = (c: Case, ctx: Ctx): Case => ({
  ...c,
  obligations: c.obligations.map((o) => (isReply(o) && isOpen(o) && !isInHand(c, o) ? { ...o, lapsedAt: ctx.at } : o)),
});
