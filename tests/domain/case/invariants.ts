import { isDeepStrictEqual } from 'node:util';
import { type Assignment, CLOCKS, type ClockName } from '../../../src/domain/case/assignment.ts';
import { Case } from '../../../src/domain/case/case.ts';
import { levelOf } from '../../../src/domain/case/current.ts';
import { isOpen } from '../../../src/domain/case/state.ts';

const running = (c: Case): Assignment | undefined => c.assignments.find((l) => !l.endedAt);
const standing = (c: Case) => running(c)?.pauses.filter((s) => !s.to) ?? [];
const openTasks = (c: Case) => c.coTasks.filter((t) => !t.repliedAt && !t.closedAt);
const openObligations = (c: Case) => c.obligations.filter((o) => !o.metAt && !o.lapsedAt);

/** A result that waits for whoever must speak to it: told in writing, telephoned about, or counted down. */
function waitingClock(c: Case, then: 'confirm' | 'rate'): ClockName[] {
  if (!c.enterprise) return ['review'];
  if (c.phone) return ['phone'];
  return c.resultToldAt || c.unreached ? [then] : ['notify'];
}

/** The clocks a case must run in its state, no more and no fewer. Source: lifecycle.md, "States". */
function clocksOfState(c: Case): ClockName[] {
  switch (c.state) {
    case 'submitted':
      return ['dispatch'];
    case 'awaiting_signoff':
      return ['signoff'];
    case 'dispatched':
      return ['accept'];
    case 'return_requested':
      return ['arbitration'];
    case 'answered':
    case 'resolved':
      return waitingClock(c, 'confirm');
    case 'confirmed':
      if (c.ratings.some((r) => !r.settledAt)) return ['settle'];
      return c.closure?.approvedAt ? waitingClock(c, 'rate') : ['rate'];
    case 'callback':
      return c.explanationAskedAt ? ['callback', 'explanation'] : ['callback'];
    case 'closure_review':
      return ['review'];
    default:
      return [];
  }
}

/** The clocks of the state, and one for each request that waits for the desk. Source: invariant 1. */
function clocksThatBelong(c: Case): ClockName[] {
  const extension = running(c)?.extension;
  return [
    ...clocksOfState(c),
    ...(extension && !extension.decidedAt ? (['extension_decision'] as const) : []),
    ...(c.pauseAsk ? (['pause_decision'] as const) : []),
    ...(c.legalAsk ? (['legal_decision'] as const) : []),
  ];
}

/** What was asked for and waits for its answer, by name; whatever new there is to ask for is called `…Ask` as well. */
const askedFor = (c: Case): string[] => {
  const asks = Object.entries(c).filter(
    ([name, ask]) => /Ask$/.test(name) && ask && typeof ask === 'object' && !('repliedAt' in ask),
  );
  const { exclusion } = c;
  const extension = running(c)?.extension;
  return [
    ...asks.map(([name]) => name).sort(),
    ...(extension && !extension.decidedAt ? ['extension'] : []),
    ...(exclusion && !exclusion.approvedAt && !exclusion.refusedAt ? ['exclusion'] : []),
    ...(c.explanationAskedAt ? ['explanation'] : []),
    ...openTasks(c).map((t) => t.unit),
  ];
};

/**
 * What a press goes by beside the button's name: state, assignment, unit, the signer whose turn it is, what is asked for, a pause,
 * confidential. Source: storage.md, "The case".
 */
export const goesBy = (c: Case): unknown[] => {
  const last = c.assignments.at(-1);
  return [
    c.state,
    c.assignments.length,
    last?.passedOn ? undefined : last?.unit,
    c.signoff?.signers[c.signoff.signed.length]?.openId,
    askedFor(c),
    standing(c).length,
    c.confidential,
  ];
};

const ms = (dates: Date[]) => dates.map((d) => d.getTime());
const earliest = (dates: Date[]): Date | null => (dates.length ? new Date(Math.min(...ms(dates))) : null);

/** The deadlines of everything that runs, recalculated here from the case alone: none may pass without `dueAt`. */
function runningDeadlines(c: Case): { clock: string; at: Date }[] {
  const own = CLOCKS.flatMap((name) => {
    const clock = c.clocks[name];
    return clock ? [{ clock: name as string, at: clock.deadline }] : [];
  });
  const handle = running(c)?.deadline;
  const until = standing(c)[0]?.until;
  return [
    ...own,
    ...(handle ? [{ clock: 'handle', at: handle }] : []),
    ...(until ? [{ clock: 'pause', at: until }] : []),
    ...openTasks(c).map((t) => ({ clock: 'co_task', at: t.clock.deadline })),
    ...openObligations(c).map((o) => ({ clock: o.kind as string, at: o.clock.deadline })),
  ];
}

/** Whether a deadline's passing was acted on: `assignment/clock/deadline/end` is among what was told. */
const passed = (c: Case, { clock, at }: { clock: string; at: Date }): boolean =>
  c.firedKeys.some((key) => {
    const [, name = '', deadline, step] = key.split('/');
    return step === 'end' && deadline === at.toISOString() && name.split('-')[0] === clock;
  });

/** The latest that `dueAt` may be: reminders and other steps only come before. */
const dueBy = (c: Case): Date | null => earliest(runningDeadlines(c).flatMap((d) => (passed(c, d) ? [] : [d.at])));
const tooLate = (c: Case): boolean => {
  const by = dueBy(c);
  return by !== null && (c.dueAt === null || c.dueAt > by);
};
const sendAtOf = (c: Case): Date | null => earliest(c.outbox.flatMap((o) => (o.parked ? [] : [o.at])));

/** States in which an assignment runs; in a review it runs on, paused, only if it was not finished before. */
const assignmentMayRun = (c: Case): boolean =>
  ['dispatched', 'return_requested', 'in_progress'].includes(c.state) ||
  (c.state === 'closure_review' && c.closure?.from === 'in_progress');

/** Settled dissatisfied ratings whose call-back nobody recorded: a note of it, or three days of trying. Source: invariant 5. */
function neverCalledBack(c: Case): Case['ratings'] {
  const attempts = c.record.filter((r) => r.event === 'not_reached');
  return c.ratings.filter((rating) => {
    const { settledAt } = rating;
    if (!settledAt || levelOf(c, rating.level)?.closes) return false;
    const called = c.calls.some((call) => call.assignment === rating.assignment && call.at >= settledAt);
    return !called && attempts.filter((r) => r.at >= settledAt).length < 3;
  });
}

/** Whom an open case waits for; empty when nobody does anything about it. Source: lifecycle.md, "States"; invariant 6. */
function waitsFor(c: Case): string {
  switch (c.state) {
    case 'submitted':
      return c.confidential ? 'officers' : 'dispatcher';
    case 'awaiting_signoff':
      return c.signoff?.signers[c.signoff.signed.length]?.openId ?? '';
    case 'dispatched':
    case 'in_progress':
      return running(c)?.unit ?? '';
    case 'answered':
    case 'resolved':
    case 'confirmed':
      if (!c.enterprise || c.phone) return 'desk';
      return c.respondent.openId ?? c.respondent.name;
    case 'merged':
      return c.duplicateOf?.id ?? '';
    default:
      return 'desk';
  }
}

/** A next instant at which the program acts by itself. What follows its primary case acts when that one does. */
const hasNext = (c: Case): boolean => c.dueAt !== null || c.state === 'merged';

/** The auditor's rule, of an open case and of a closed one with an obligation. Source: invariant 6; T15. */
const forgotten = (c: Case): boolean =>
  (isOpen(c) && (waitsFor(c) === '' || !hasNext(c))) ||
  (openObligations(c).length > 0 && (c.dueAt === null || openObligations(c).some((o) => o.unit === '')));

const CONFIDENTIAL_STATES = ['submitted', 'redirected', 'closed'];

/** Everything about one case by itself that is not as it must be, in words; empty when all is well. */
export function faultsOf(c: Case): string[] {
  const assignments = c.assignments.filter((l) => !l.endedAt);
  const clocks = Object.keys(c.clocks).sort().join();
  const ids = c.outbox.map((o) => o.id);
  const secret = c.confidential === true;
  const faults: [boolean, string][] = [
    [clocks !== clocksThatBelong(c).sort().join(), `${c.state} runs ${clocks}, not ${clocksThatBelong(c).sort()}`],
    [forgotten(c), `${c.state} waits for nobody, or for ever`],
    [assignments.length !== (assignmentMayRun(c) ? 1 : 0), `${assignments.length} assignments run in ${c.state}`],
    [assignments.some((l) => l !== c.assignments.at(-1)), 'an assignment that is not the last runs'],
    [c.assignments.some((l) => Boolean(l.endedAt) !== Boolean(l.verdict)), 'an assignment without its verdict'],
    [c.assignments.some((l) => l.endedAt && l.pauses.some((s) => !s.to)), 'an ended assignment stands still'],
    [
      c.assignments.some((l) => l.endedAt && l.extension && !l.extension.decidedAt),
      'an ended assignment waits for its extension',
    ],
    [standing(c).length > 1, 'a clock stands still twice'],
    [openTasks(c).some((t) => t.assignment !== running(c)?.n), 'a co-task outlives its assignment'],
    [!running(c) && (c.coAsk ?? c.pauseAsk ?? c.legalAsk) !== undefined, 'something asked for outlives its assignment'],
    [(c.state === 'return_requested') !== (c.returnAsk !== undefined), 'a return asked for in the wrong state'],
    [(c.state === 'merged') !== (c.duplicateOf !== undefined), 'following and merged are not one'],
    [(c.state === 'closed') !== (c.outcome !== undefined), 'an outcome without an end'],
    [isOpen(c) === (c.closedAt !== undefined), 'an end without its instant'],
    [(c.phone !== undefined) !== (c.clocks.phone !== undefined), 'a telephone call without its clock'],
    [c.state !== 'confirmed' && c.ratings.some((r) => !r.settledAt), 'a rating that nothing settles'],
    [secret && !CONFIDENTIAL_STATES.includes(c.state), `a confidential case in ${c.state}`],
    [secret && c.state === 'closed' && c.outcome !== 'confidential', 'a confidential case with an outcome of its own'],
    [secret && openObligations(c).length + c.related.length > 0, 'a confidential case with obligations or links'],
    [!c.enterprise && c.ratings.length > 0, 'a rating of nobody'],
    [tooLate(c), `dueAt is ${c.dueAt?.toISOString()}`],
    [c.sendAt?.getTime() !== sendAtOf(c)?.getTime(), `sendAt is ${c.sendAt?.toISOString()}`],
    [new Set(ids).size !== ids.length || ids.some((id) => id.length > 50), 'ids of the outbox'],
    [new Set(c.firedKeys).size !== c.firedKeys.length, 'a deadline told twice'],
    [c.deliveries.length > 50, 'too many deliveries'],
    [
      c.record.slice(-1).some((r) => Object.values(r.input).some((v) => typeof v === 'string' && v.length > 2_000)),
      'a long text in the record',
    ],
    [!secret && c.state === 'closed' && neverCalledBack(c).length > 0, 'closed without a call-back'],
    // Reading a long document is slow: every third writing of it will do.
    [c.rev % 3 === 1 && !isDeepStrictEqual(Case.parse(structuredClone(c)), c), 'not the document that is read back'],
  ];
  return faults.flatMap(([wrong, words]) => (wrong ? [words] : []));
}

/** What is not as it must be between cases once everything owed across has been told. Source: storage.md, "Across cases". */
export function faultsAcross(cases: Case[]): string[] {
  return cases.flatMap((c) => {
    if (!c.duplicateOf) return [];
    const primary = cases.find((x) => x._id === c.duplicateOf?.id);
    if (!primary) return [`${c._id} follows nobody`];
    const faults: [boolean, string][] = [
      [primary.receivedAt > c.receivedAt, 'follows a later case'],
      [primary.hasDuplicates !== true, 'follows a case that does not know it'],
      [primary.rev < c.duplicateOf.rev, 'knows more of its primary case than there is'],
      [
        !isOpen(primary) || primary.confidential === true || primary.state === 'merged',
        `follows a case that is ${primary.state}`,
      ],
      [
        ['answered', 'resolved', 'confirmed', 'callback'].includes(primary.state),
        `waits although its primary case is ${primary.state}`,
      ],
    ];
    return faults.flatMap(([wrong, words]) => (wrong ? [`${c._id} ${words}`] : []));
  });
}
