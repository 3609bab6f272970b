import type { Alerted, Limit, Profile } from '../../../config/profile.ts';
import type { Assignment, Clock, ClockName } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import { lastAssignment, runningAssignment } from '../case/current.ts';
import { STATE_TABLE, type State } from '../case/state.ts';
import { assignmentWatchOf, type Watch, watchOf } from '../case/watch.ts';
import { closingTimeOf } from '../time/day-kind.ts';
import { type DeadlineOptions, deadline } from '../time/deadline.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { handleLimit } from './handle-limit.ts';

/** What recalculation needs: when, by which rules, on which calendar. */
export type ClockContext = { at: Date; profile: Profile; calendar: WorkCalendar };

/** The limit of each clock in the profile. */
const LIMITS: Record<Exclude<ClockName, 'settle'>, keyof Profile['limits']> = {
  dispatch: 'dispatch',
  accept: 'accept',
  arbitration: 'arbitration',
  notify: 'notify',
  confirm: 'confirm',
  rate: 'rate',
  callback: 'callback',
  explanation: 'explanation',
  review: 'review',
  signoff: 'signoff',
  phone: 'phone',
  extension_decision: 'extensionDecision',
  pause_decision: 'pauseDecision',
  legal_decision: 'legalDecision',
};

/** Clocks that bind the enterprise end at 24:00 (calendar.md 3). */
const END_OF_DAY: readonly ClockName[] = ['confirm', 'rate'];

const runFor = (
  limit: Limit,
  endOfDay: boolean,
  { at, profile, calendar }: ClockContext,
  watch: Watch | undefined,
): Clock => {
  const end = deadline(at, limit.workingDays, calendar, { close: endOfDay ? '24:00' : profile.hours.close });
  return { startedAt: at, limit, deadline: end.at, provisional: end.provisional, endOfDay, ...(watch && { watch }) };
};

/** Starts a clock at `at` with the profile's limit, copied with its clause. */
export const startClock = (name: Exclude<ClockName, 'settle'>, r: ClockContext): Clock =>
  runFor(
    r.profile.limits[LIMITS[name]],
    END_OF_DAY.includes(name),
    r,
    name === 'notify' ? undefined : watchOf(name, r.profile),
  );

/** The case's clocks without these. */
export const withoutClocks = (c: Case, ...names: readonly ClockName[]): Case['clocks'] =>
  Object.fromEntries(Object.entries(c.clocks).filter(([name]) => !names.includes(name as ClockName)));

/** The minutes in which a rating may still be changed. */
export const settleClock = ({ at, profile }: ClockContext): Clock => ({
  startedAt: at,
  limit: null,
  deadline: new Date(at.getTime() + profile.settle.minutes * 60_000),
  provisional: false,
  endOfDay: false,
});

const WATCHED = {
  writtenReply: 'written_reply',
  urgeAnswer: 'urge_answer',
  coTask: 'co_task',
} as const satisfies Record<string, Alerted>;

/** The clock of an obligation or a co-task, from the profile's limit of that name. */
export const clockOf = (limit: 'writtenReply' | 'urgeAnswer' | 'coTask', r: ClockContext): Clock =>
  runFor(r.profile.limits[limit], false, r, watchOf(WATCHED[limit], r.profile));

/** Clocks of requests that wait for the desk: they run as long as the assignment they were asked for. */
const REQUESTS = ['extension_decision', 'pause_decision', 'legal_decision'] as const satisfies readonly ClockName[];

/**
 * Moves the case into a state and starts the clock that belongs to it. Every other clock ends, except those of open
 * requests. A telephone call ends; a new callback counts its attempts from zero.
 */
export function enter(c: Case, state: State, r: ClockContext): Case {
  const clocks: Case['clocks'] = {};
  for (const name of REQUESTS) if (c.clocks[name]) clocks[name] = c.clocks[name];
  const [first] = STATE_TABLE[state].clocks ?? [];
  if (first) clocks[first] = startClock(first, r);
  const called = state === 'callback' ? { missedCalls: [] } : {};
  return { ...c, ...called, state, clocks, claimedBy: undefined, explanationAskedAt: undefined, phone: undefined };
}

/** Everything but the calendar that decides an assignment's deadline, as text to compare. */
export const factsOf = (assignment: Assignment): string =>
  JSON.stringify([
    assignment.limit.workingDays,
    assignment.limit.on,
    assignment.extension?.granted && assignment.extension.days,
    assignment.notBefore,
  ]);

/** What moves an assignment's deadline: its pauses, its extension, and the floors. */
export const deadlineOptions = (assignment: Assignment): DeadlineOptions => ({
  close: assignment.close,
  pauses: assignment.pauses,
  ...(assignment.extension?.granted && { extensionDays: assignment.extension.days }),
  ...(assignment.extension?.granted &&
    assignment.extension.notBefore && { extensionNotBefore: assignment.extension.notBefore }),
  ...(assignment.notBefore && { notBefore: assignment.notBefore }),
});

/**
 * The deadline, computed from the assignment's own facts; null while paused or while the legal date is unknown. A
 * deadline that had passed under an earlier calendar stays.
 */
export function assignmentDeadline(
  assignment: Assignment,
  calendar: WorkCalendar,
): { at: Date | null; provisional: boolean } {
  if (assignment.fixed && assignment.fixed.of === factsOf(assignment))
    return { at: assignment.fixed.at, provisional: false };
  if (assignment.limit.on) {
    const byLaw = closingTimeOf(assignment.limit.on, assignment.close);
    const at = assignment.notBefore && assignment.notBefore > byLaw ? assignment.notBefore : byLaw;
    // A pause does not move a legal date. Still, there is no deadline during a pause that began before it.
    const paused = assignment.pauses.some((s) => !s.to && s.from <= at);
    return { at: paused ? null : at, provisional: false };
  }
  if (assignment.limit.workingDays === undefined) return { at: null, provisional: false };
  return deadline(assignment.startedAt, assignment.limit.workingDays, calendar, deadlineOptions(assignment));
}

const recalculated = (assignment: Assignment, calendar: WorkCalendar): Assignment => {
  const { at, provisional } = assignmentDeadline(assignment, calendar);
  return { ...assignment, deadline: at, provisional };
};

/** Changes the last assignment and recalculates its deadline. */
export function withAssignment(c: Case, r: ClockContext, change: (assignment: Assignment) => Assignment): Case {
  const assignment = lastAssignment(c);
  if (!assignment) return c;
  return { ...c, assignments: [...c.assignments.slice(0, -1), recalculated(change(assignment), r.calendar)] };
}

/** Starts an assignment at `unit`: the unit clock runs from this instant (a late acceptance buys no time). */
export function startAssignment(c: Case, unit: string, why: Assignment['why'], r: ClockContext, board?: string): Case {
  const n = c.assignments.length + 1;
  const assignment: Assignment = {
    n,
    unit,
    ...(board && { board }),
    why,
    startedAt: r.at,
    // A new assignment has no co-units yet.
    limit: handleLimit({ ...c, coTasks: [] }, r.profile),
    close: r.profile.hours.close,
    pauses: [],
    deadline: null,
    provisional: false,
    watch: assignmentWatchOf(r.profile),
    recalled: false,
  };
  return { ...c, assignments: [...c.assignments, recalculated(assignment, r.calendar)] };
}

/** Pauses the unit clock if the profile lists the reason; otherwise it runs on (calendar.md 5). One pause at a time. */
export const pauseAssignment = (
  c: Case,
  reason: Assignment['pauses'][number]['reason'],
  r: ClockContext,
  wanted?: string,
): Case =>
  r.profile.pauseReasons.some((s) => s.id === reason)
    ? withAssignment(c, r, (assignment) => ({
        ...assignment,
        pauses: [
          ...resumed(assignment, r.at).pauses,
          { reason, from: r.at, ...mostOf(reason, r), ...(wanted && { wanted }) },
        ],
      }))
    : c;

/** When a pause ends by itself: close of the last working day the profile allows (calendar.md, "Default limits"). */
function mostOf(
  reason: Assignment['pauses'][number]['reason'],
  { at, profile, calendar }: ClockContext,
): { until?: Date } {
  const most = profile.pauseReasons.find((s) => s.id === reason)?.mostWorkingDays;
  return most ? { until: deadline(at, most, calendar, { close: profile.hours.close }).at } : {};
}

/** Ends the open pause at `at`, or earlier when it had reached its longest duration before. */
const resumed = (assignment: Assignment, at: Date): Assignment => ({
  ...assignment,
  pauses: assignment.pauses.map((s) => (s.to ? s : { ...s, to: s.until && s.until < at ? s.until : at })),
});

export const resumeAssignment = (c: Case, r: ClockContext): Case =>
  withAssignment(c, r, (assignment) => resumed(assignment, r.at));

/**
 * Ends the running assignment: a paused clock resumes, open requests lapse, open co-tasks close as 不再需要, and the
 * verdict is frozen. It is `late` when the deadline had passed by `judgedAt`, whatever ended the assignment.
 */
export function endAssignment(
  c: Case,
  verdict: 'in_time' | 'passed_on' | 'withdrawn' | 'merged',
  r: ClockContext,
  judgedAt = r.at,
): Case {
  if (!runningAssignment(c)) return c;
  const ended = withAssignment(c, r, ({ extension, ...assignment }) => {
    const over = { ...resumed(assignment, r.at), ...(extension?.decidedAt && { extension }) };
    const { at: end } = assignmentDeadline(over, r.calendar);
    return {
      ...over,
      endedAt: r.at,
      verdict: end && judgedAt > end ? ('late' as const) : verdict,
      ...((verdict === 'passed_on' || verdict === 'merged') && { passedOn: true }),
    };
  });
  // Requests and co-tasks end with their assignment (lifecycle.md, "Assignments and two clocks").
  const coTasks = ended.coTasks.map((t) => (t.repliedAt || t.closedAt ? t : { ...t, closedAt: r.at }));
  const clocks = withoutClocks(ended, ...REQUESTS);
  return {
    ...ended,
    clocks,
    coTasks,
    returnAsk: undefined,
    pauseAsk: undefined,
    legalAsk: undefined,
    coAsk: undefined,
  };
}

/** Undoes an end: the same assignment runs on as if it had never ended (撤回办结). */
export const reopenAssignment = (c: Case, r: ClockContext): Case =>
  withAssignment(c, r, ({ endedAt: _ended, verdict: _verdict, result: _result, ...assignment }) => assignment);
