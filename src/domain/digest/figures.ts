import { z } from 'zod';
import type { Case } from '../case/case.ts';
import { missedMonths, runningAssignment } from '../case/current.ts';
import { isLedBy, unitShown } from '../case/roles.ts';
import { isOpen } from '../case/state.ts';
import type { Directory } from '../directory/directory.ts';
import { closingTimeOf, workingDaysBetween } from '../time/day-kind.ts';
import { dayOfDeadline, shanghaiDate } from '../time/shanghai.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

const Line = z.object({ unit: z.string(), cases: z.number(), days: z.number() });

/** The figures of a leader's digest: new, open, due, late and rated cases. Source: R-601. */
export const Figures = z.object({
  /** Cases received since the day of the last digest. */
  fresh: z.number(),
  inHand: z.number(),
  dueToday: z.number(),
  overdue: z.number(),
  /** Late cases by unit, with the working days by which the latest one is late. */
  overdueBy: z.array(Line),
  /** Ratings settled since the day of the last digest. */
  good: z.number(),
  bad: z.number(),
  closed: z.number(),
  /** Special supervision: the mayor's line. */
  special: z.array(z.string()),
  waitingLongest: z.array(z.string()),
  notReached: z.number(),
  /** Months of progress not filed (缺报), of all open cases. */
  missedMonths: z.number(),
  /** The number of confidential cases; nothing else of them is shown. */
  confidential: z.number(),
  /** Cases that the auditor corrected since the last digest. */
  repairs: z.number(),
  /** Of its last run: the cases it could only report, and those it could not look at. */
  named: z.number(),
  unchecked: z.number(),
  /** When it last ran to its end; null when it never did. */
  auditedAt: z.date().nullable(),
});
export type Figures = z.infer<typeof Figures>;

/** What the auditor found. Source: lifecycle.md, invariant 6. */
export type SelfCheck = Pick<Figures, 'repairs' | 'named' | 'unchecked' | 'auditedAt'>;

/** The lists of cases that lines of the digest open. */
export const DIGEST_LISTS = [
  'fresh',
  'inHand',
  'dueToday',
  'overdue',
  'special',
  'waitingLongest',
  'notReached',
] as const;
export type DigestList = (typeof DIGEST_LISTS)[number];

type Scope = {
  units: string[] | 'all';
  on: string;
  before: string;
  calendar: WorkCalendar;
  directory: Directory;
  signedChannels: readonly string[];
};

const LONGEST = 3;

/** The deadline shown to a leader, the first of those that run: to dispatch, to accept, to finish. */
function endOf(c: Case): Date | null {
  const ends = [c.clocks.dispatch?.deadline, c.clocks.accept?.deadline, runningAssignment(c)?.deadline];
  const [first] = ends.flatMap((at) => (at ? [at.getTime()] : [])).sort((a, b) => a - b);
  return first === undefined ? null : new Date(first);
}

/** Whether an instant lies between the last digest's day and yesterday, both included. */
const lately = (at: Date | undefined, { before, on }: Scope): boolean =>
  at !== undefined && shanghaiDate(at) >= before && shanghaiDate(at) < on;

/** The cases of one line. `overdue` are those whose deadline lies before this day. */
export function casesOf(list: DigestList, cases: readonly Case[], scope: Scope): Case[] {
  const seen = cases.filter((c) => !c.confidential && isLedBy(c, scope.units, scope.directory));
  const open = seen.filter(isOpen);
  switch (list) {
    case 'fresh':
      return seen.filter((c) => lately(c.receivedAt, scope));
    case 'inHand':
      return open;
    case 'dueToday':
      return open.filter((c) => {
        const at = endOf(c);
        return at !== null && dayOfDeadline(at) === scope.on;
      });
    case 'overdue':
      return open.filter((c) => {
        const at = endOf(c);
        return at !== null && dayOfDeadline(at) < scope.on;
      });
    case 'special':
      return open.filter((c) => c.channel !== undefined && scope.signedChannels.includes(c.channel.kind));
    case 'waitingLongest':
      return [...open].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()).slice(0, LONGEST);
    case 'notReached':
      return open.filter((c) => c.missedCalls.length > 0 || (c.phone?.attempts.length ?? 0) > 0);
  }
}

/** Late cases by unit, the longest wait first. `days`: working days since the deadline of the unit's latest case. */
function overdueBy(late: readonly Case[], { on, calendar, directory }: Scope): Figures['overdueBy'] {
  const units = new Map<string, { cases: number; days: number }>();
  for (const c of late) {
    const unit = (runningAssignment(c) && unitShown(c, directory)) ?? 'desk';
    const end = endOf(c);
    const days = end ? workingDaysBetween(new Date(end.getTime() - 1), closingTimeOf(on, '00:00'), calendar) : 0;
    const line = units.get(unit) ?? { cases: 0, days: 0 };
    units.set(unit, { cases: line.cases + 1, days: Math.max(line.days, days) });
  }
  return [...units]
    .map(([unit, line]) => ({ unit, ...line }))
    .sort((a, b) => b.days - a.days || b.cases - a.cases || (a.unit < b.unit ? -1 : 1));
}

/** All figures of a digest, from the cases that are open or changed lately. */
export function figuresOf(cases: readonly Case[], scope: Scope, audit: SelfCheck): Figures {
  const count = (list: DigestList): number => casesOf(list, cases, scope).length;
  const late = casesOf('overdue', cases, scope);
  const seen = cases.filter((c) => !c.confidential && isLedBy(c, scope.units, scope.directory));
  const ratings = seen.flatMap((c) =>
    c.ratings.filter((r) => lately(r.settledAt, scope)).map((r) => c.profile.scale.find((l) => l.id === r.level)?.good),
  );
  return {
    fresh: count('fresh'),
    inHand: count('inHand'),
    dueToday: count('dueToday'),
    overdue: late.length,
    overdueBy: overdueBy(late, scope),
    good: ratings.filter((g) => g === true).length,
    bad: ratings.filter((g) => g === false).length,
    closed: seen.filter((c) => lately(c.closedAt, scope)).length,
    special: casesOf('special', cases, scope).map((c) => c.no),
    waitingLongest: casesOf('waitingLongest', cases, scope).map((c) => c.no),
    notReached: count('notReached'),
    missedMonths: seen.filter(isOpen).reduce((sum, c) => sum + missedMonths(c).length, 0),
    confidential: cases.filter((c) => c.confidential && isOpen(c)).length,
    ...audit,
  };
}
export type DigestScope = Scope;
