import { audiencesWanted, type Wanted } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { addToOutbox, cardsToSend, nextSendAt, type OutboxDraft, receiverOf } from '../case/outbox.ts';
import { mendedClocks, mendedItems } from './audit-clocks.ts';
import { assignmentDeadline } from './clocks.ts';
import { alike, recordedDuplicateOf } from './from-record.ts';
import { shownOtherwise } from './recalculate.ts';
import { cardsMustLive } from './renewals.ts';
import { sealed } from './schedule.ts';
import { nextStepAt } from './steps.ts';

const same = (a: Date | null | undefined, b: Date | null | undefined): boolean =>
  (a?.getTime() ?? null) === (b?.getTime() ?? null);

/** A message owed for longer than this and not sent is named, whatever keeps it. */
const OWED_LONG_MS = 24 * 3_600_000;

type Mend = (c: Case, ctx: Ctx) => { problem: string; case: Case }[];

/** The running assignment's deadline as its start, limit and pauses say. */
const assignmentOf: Mend = (c, ctx) => {
  const assignment = c.assignments.at(-1);
  if (!assignment || assignment.endedAt) return [];
  const { at, provisional } = assignmentDeadline(assignment, ctx.calendar);
  // Until a newer calendar has been recalculated with, the case goes by the older one.
  if (c.calendarVersion < ctx.calendar.version || same(assignment.deadline, at)) return [];
  return [
    {
      problem: 'handle_deadline',
      case: { ...c, assignments: [...c.assignments.slice(0, -1), { ...assignment, deadline: at, provisional }] },
    },
  ];
};

/** A merged case's link to its primary case, as recorded; the primary case is asked how it stands. */
const duplicateOf: Mend = (c, ctx) => {
  if (c.state !== 'merged') return [];
  const { duplicateOf: now } = c;
  const recorded = recordedDuplicateOf(c);
  if (!recorded) return now ? [] : [{ problem: 'duplicate_of', case: c }];
  if (now && alike(keep(now), keep(recorded))) return [];
  const back = { ...c, duplicateOf: { ...recorded, rev: 0 } };
  return [
    {
      problem: 'duplicate_of',
      case: addToOutbox(back, [{ to: { cases: 'across' }, show: { across: 'primary' } }], ctx),
    },
  ];
};
const keep = ({ id, no, from, by, at }: NonNullable<Case['duplicateOf']>) => [id, no, from, by, at];

/** A living card, or one on its way, for every audience that can be reached. */
const cards: Mend = (c, ctx) => {
  if (!cardsMustLive(c, ctx)) return [];
  const lacking = audiencesWanted(c, ctx).filter((w) => !hasCard(c, w) && receiverOf(c, w, ctx.directory) !== null);
  if (lacking.length === 0) return [];
  const drafts = cardsToSend(c, ctx).filter(
    ({ show }) => 'card' in show && lacking.some((w) => w.audience === show.card),
  );
  const mended = addToOutbox(c, drafts, ctx);
  return lacking.map((w) => ({ problem: `card_${w.audience}`, case: mended }));
};

/** Whoever sits there may have been reached in another's stead; a unit is an audience of its own. */
const hasCard = (c: Case, w: Wanted): boolean =>
  c.cards.some((k) => k.audience === w.audience && (w.unit === undefined || w.unit === k.unit)) ||
  c.outbox.some(
    ({ show, to }) =>
      'card' in show && show.card === w.audience && (w.unit === undefined || !('unit' in to) || to.unit === w.unit),
  );

const MENDS: readonly Mend[] = [duplicateOf, mendedClocks, mendedItems, assignmentOf, cards];

const unsent = (c: Case, { now }: Ctx): string[] =>
  c.outbox.flatMap((o) => {
    if (o.parked) return ['parked'];
    return now.getTime() - o.at.getTime() > OWED_LONG_MS ? ['unsent_long'] : [];
  });

/** A date that was wrong may have been shown meanwhile: cards are drawn anew, and the cases that follow are told. */
function shownAnew(before: Case, after: Case, ctx: Ctx): Case {
  if (!shownOtherwise(before, after)) return after;
  const across: OutboxDraft[] = after.hasDuplicates
    ? [{ to: { cases: 'across' }, show: { across: 'duplicates' } }]
    : [];
  return addToOutbox(after, [...cardsToSend(after, ctx), ...across], ctx);
}

export type Audited = {
  /** What was wrong and is mended in `case`. */
  problems: string[];
  /** What no auditor can mend: a message that is parked, or owed for over a day. A person must look. */
  named: string[];
  /** The very case where nothing was wrong: it need not be written. */
  case: Case;
};

/**
 * What is wrong with a case, and the case put right: clocks, tasks, obligations and the link to a primary case as its record
 * has them, the running assignment's deadline as its own facts say, a card for every audience, `dueAt` and `sendAt` as all of that says.
 * Source: lifecycle.md, invariant 6; storage.md, "The outbox"; T15.
 */
export function audited(c: Case, ctx: Ctx): Audited {
  const problems: string[] = [];
  let now = { ...c, rev: c.rev + 1 };
  for (const mend of MENDS) {
    for (const found of mend(now, ctx)) {
      problems.push(found.problem);
      now = found.case;
    }
  }
  if (!same(c.sendAt, nextSendAt(c.outbox))) problems.push('sendAt');
  if (!same(c.dueAt, nextStepAt(now, ctx))) problems.push('dueAt');
  return { problems, named: unsent(c, ctx), case: problems.length > 0 ? sealed(shownAnew(c, now, ctx), ctx) : c };
}
