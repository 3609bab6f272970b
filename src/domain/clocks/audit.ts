import type { Case } from '../case/case.ts';
import type { Ctx } from '../case/context.ts';
import { cardsToSend, lacksCards } from '../case/living-cards.ts';
import { addToOutbox, nextSendAt, type OutboxDraft } from '../case/outbox.ts';
import { mendedClocks, mendedItems } from './audit-clocks.ts';
import { assignmentDeadline } from './clocks.ts';
import { alike, recordedDuplicateOf } from './from-record.ts';
import { shownOtherwise } from './recalculate.ts';
import { cardsMustLive } from './renewals.ts';
import { sealed } from './schedule.ts';
import { nextStepAt } from './steps.ts';

const same = (a: Date | null | undefined, b: Date | null | undefined): boolean =>
  (a?.getTime() ?? null) === (b?.getTime() ?? null);

/** An outbox item that waits for longer than this is reported, whatever the reason. */
const OWED_LONG_MS = 24 * 3_600_000;

type Mend = (c: Case, ctx: Ctx) => { problem: string; case: Case }[];

/** Corrects the running assignment's deadline to what its start, limit and pauses give. */
const assignmentOf: Mend = (c, ctx) => {
  const assignment = c.assignments.at(-1);
  if (!assignment || assignment.endedAt) return [];
  const { at, provisional } = assignmentDeadline(assignment, ctx.calendar);
  // The case keeps to the older calendar until it is recalculated.
  if (c.calendarVersion < ctx.calendar.version || same(assignment.deadline, at)) return [];
  return [
    {
      problem: 'handle_deadline',
      case: { ...c, assignments: [...c.assignments.slice(0, -1), { ...assignment, deadline: at, provisional }] },
    },
  ];
};

/** Corrects a duplicate's link to what the record says; the primary case is then asked for its state. */
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

/** Ensures a living card, or one in the outbox, for every audience that can be reached. */
const cards: Mend = (c, ctx) => {
  if (!cardsMustLive(c, ctx)) return [];
  const lacking = lacksCards(c, ctx);
  if (lacking.length === 0) return [];
  const drafts = cardsToSend(c, ctx).filter(
    ({ show }) => 'card' in show && lacking.some((w) => w.audience === show.card),
  );
  const mended = addToOutbox(c, drafts, ctx);
  return lacking.map((w) => ({ problem: `card_${w.audience}`, case: mended }));
};

const MENDS: readonly Mend[] = [duplicateOf, mendedClocks, mendedItems, assignmentOf, cards];

const unsent = (c: Case, { now }: Ctx): string[] =>
  c.outbox.flatMap((o) => {
    if (o.parked) return ['parked'];
    return now.getTime() - o.at.getTime() > OWED_LONG_MS ? ['unsent_long'] : [];
  });

/** A wrong date may be on cards: they are redrawn, and duplicates are informed. */
function shownAnew(before: Case, after: Case, ctx: Ctx): Case {
  if (!shownOtherwise(before, after)) return after;
  const across: OutboxDraft[] = after.hasDuplicates
    ? [{ to: { cases: 'across' }, show: { across: 'duplicates' } }]
    : [];
  return addToOutbox(after, [...cardsToSend(after, ctx), ...across], ctx);
}

export type Audited = {
  /** What was wrong and is corrected in `case`. */
  problems: string[];
  /** What the auditor cannot correct: an item that is parked, or waits for over a day. A person must act. */
  named: string[];
  /** The corrected case; the same object when nothing was wrong, which need not be written. */
  case: Case;
};

/**
 * What is wrong with a case, and the case corrected. Clocks, tasks, obligations and the link to a primary case follow
 * the record; the running assignment's deadline follows its own facts; every audience has a card; `dueAt` and `sendAt`
 * follow from these. Source: lifecycle.md, invariant 6; storage.md, "The outbox"; T15.
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
