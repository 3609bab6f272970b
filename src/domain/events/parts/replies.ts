import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { assignmentInHand } from '../../case/current.ts';
import { clockOf } from '../../clocks/clocks.ts';
import { deskOf } from '../../directory/directory.ts';

type Obligation = Case['obligations'][number];

const isReply = (o: Obligation): boolean => o.kind === 'written_reply';
const isOpen = (o: Obligation): boolean => !o.metAt && !o.lapsedAt;

/**
 * Adds the sealed written reply of R-405, owed by the unit of the assignment in hand; for a 直接答复 by the desk. One open
 * reply of a unit is enough for both, and none is added for an assignment or answer that has had its reply.
 */
export function oweWrittenReply(c: Case, ctx: Ctx): Case {
  const assignment = assignmentInHand(c);
  const unit = assignment?.unit ?? deskOf(ctx.directory)?.id;
  if (!unit) return c;
  const owing = c.obligations.find((o) => isReply(o) && o.unit === unit && isOpen(o) && !o.letter);
  if (owing)
    return {
      ...c,
      obligations: c.obligations.map((o) => (o === owing ? { ...owing, assignment: assignment?.n ?? null } : o)),
    };
  if (c.obligations.some((o) => isReply(o) && o.metAt && isInHand(c, o))) return c;
  const reply = {
    kind: 'written_reply' as const,
    unit,
    assignment: assignment?.n ?? null,
    clock: clockOf('writtenReply', ctx),
  };
  return { ...c, obligations: [...c.obligations, reply] };
}

/** Whether an obligation belongs to the assignment in hand or the latest direct answer. */
const isInHand = (c: Case, o: Obligation): boolean => {
  const assignment = assignmentInHand(c);
  return assignment
    ? o.assignment === assignment.n
    : o.assignment === null && (!c.answer || o.clock.startedAt > c.answer.at);
};

/** Earlier written replies lapse once a later result is rated satisfied (lifecycle.md, "Written reply"). */
export const lapseEarlierReplies = (c: Case, ctx: Ctx): Case => ({
  ...c,
  obligations: c.obligations.map((o) => (isReply(o) && isOpen(o) && !isInHand(c, o) ? { ...o, lapsedAt: ctx.at } : o)),
});

/** Open written replies whose letter is there: on its way, or to be served by the desk. */
export const lettersOut = (c: Case): Obligation[] => c.obligations.filter((o) => isReply(o) && isOpen(o) && o.letter);

/** Open written replies whose letter is still to be uploaded. */
export const lettersOwed = (c: Case): Obligation[] => c.obligations.filter((o) => isReply(o) && isOpen(o) && !o.letter);
