import type { Assignment } from '../case/assignment.ts';
import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import { assignmentInHand, isUrgent, openPause, runningAssignment } from '../case/current.ts';
import { unitLeft } from '../case/unit-of.ts';
import { type AssignmentWatch, assignmentWatchOf } from '../case/watch.ts';
import { dayOfDeadline, plusDays, shanghaiDate } from '../time/shanghai.ts';
import { nextWindow } from '../time/window.ts';
import { backSince } from './alerts.ts';
import { onWorkingDay } from './days.ts';
import type { Step } from './step.ts';

const MONTHLY_FROM: readonly Case['state'][] = ['dispatched', 'in_progress', 'closure_review'];

/** An assignment without a copied watch uses the profile's. */
const watchOf = (assignment: Assignment, { profile }: Pick<Rules, 'profile'>): AssignmentWatch =>
  assignment.watch ?? assignmentWatchOf(profile);

const monthlyPrefix = (assignment: Pick<Assignment, 'n'>): string => `${assignment.n}/monthly/`;

const nextMonth = (date: string): string => {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};

/** Monthly progress is due on the first working day of every month after the deadline. Source: R-406; ML 六(四). */
export function monthly(c: Case, rules: Rules): Step[] {
  const assignment = runningAssignment(c);
  if (!assignment?.deadline || !MONTHLY_FROM.includes(c.state) || c.confidential) return [];
  // A unit that has left the directory cannot be asked; the dispatcher is.
  if (unitLeft(c, rules.directory)) return [];
  const watch = watchOf(assignment, rules);
  const prefix = monthlyPrefix(assignment);
  const fired = c.firedKeys.filter((key) => key.startsWith(prefix)).map((key) => `${key.slice(prefix.length)}-01`);
  const back = shanghaiDate(backSince(c, assignment));
  const last = [dayOfDeadline(assignment.deadline), ...fired, back].sort().at(-1) ?? '';
  const month = nextMonth(last);
  const at = onWorkingDay(plusDays(month, -1), watch.monthlyWorkingDay, watch.open, rules.calendar);
  return [{ key: `${prefix}${month.slice(0, 7)}`, at, kind: 'monthly' }];
}

/** The last news that the respondent has seen: of the state, of progress meant for them, or from the clock. */
function lastNews(c: Case): Date {
  const assignment = assignmentInHand(c);
  const entered = c.record.findLast((r, i) => r.state !== c.record[i - 1]?.state);
  const heard = [
    assignment?.startedAt,
    assignment?.acceptedAt,
    entered?.at,
    c.progress.findLast((p) => p.visible)?.at,
    c.steps.findLast((s) => s.kind === 'no_news' || s.kind === 'overdue')?.actedAt,
  ];
  return new Date(Math.max(...heard.map((at) => at?.getTime() ?? 0)));
}

/**
 * After a long time without news the respondent is informed, and the unit is asked; of a case that waits for the
 * enterprise's material, what it waits for. Source: R-304 (D; nearest HZ 三(四)1); lifecycle.md, "5 working days without news".
 */
export function noNews(c: Case, rules: Rules): Step[] {
  const assignment = runningAssignment(c);
  if (!assignment || (c.state !== 'dispatched' && c.state !== 'in_progress') || c.confidential) return [];
  if (unitLeft(c, rules.directory)) return [];
  const pause = openPause(c);
  if (pause && pause.reason !== 'material') return [];
  const watch = watchOf(assignment, rules);
  const since = lastNews(c);
  const at = onWorkingDay(shanghaiDate(since), watch.noNewsWorkingDays, watch.open, rules.calendar);
  return [{ key: `${assignment.n}/no_news/${since.toISOString()}`, at, kind: 'no_news' }];
}

/** The third rework is escalated to supervision by the clock, once, in the first window. Source: R-504; T48. */
export function rework(c: Case, rules: Rules): Step[] {
  const assignment = runningAssignment(c);
  if (!assignment || c.state !== 'in_progress') return [];
  const { reworkEscalates } = watchOf(assignment, rules);
  if (c.assignments.filter((l) => l.why === 'rework').length < reworkEscalates) return [];
  const at = isUrgent(c) ? assignment.startedAt : nextWindow(assignment.startedAt, rules);
  return [{ key: `rework/${reworkEscalates}`, at, kind: 'rework' }];
}
