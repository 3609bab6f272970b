import { z } from 'zod';
import type { Rules } from '../case/context.ts';
import { missedMonths } from '../case/current.ts';
import { specialSupervision } from '../case/roles.ts';
import { deskOf } from '../directory/directory.ts';
import { workingDaysBetween } from '../time/day-kind.ts';
import { dayOfDeadline, plusDays, shanghaiDate } from '../time/shanghai.ts';
import { cameAt, concerning, dueIn, isSeen, type Looked, lateIn } from './looked.ts';
import { type Reach, reaches } from './reach.ts';

/** A unit's row. `days`: working days by which its latest case is late; `good` of `rated` in the days that are drawn. */
const UnitRow = z.object({
  unit: z.string(),
  inHand: z.number(),
  dueToday: z.number(),
  overdue: z.number(),
  days: z.number(),
  good: z.number(),
  rated: z.number(),
});
export type UnitRow = z.infer<typeof UnitRow>;

/** What happened on this day until an instant of it. */
export const Today = z.object({
  at: z.date(),
  fresh: z.number(),
  accepted: z.number(),
  /** 提交办结 by the unit. */
  finished: z.number(),
  closed: z.number(),
  overdue: z.number(),
});
export type Today = z.infer<typeof Today>;

/** The figures of a digest. What each of them counts stands in metrics.md, "The digest". Source: R-601. */
export const Figures = z.object({
  /** The first day that the figures of the time before this morning cover; they end the day before. */
  from: z.string(),
  fresh: z.number(),
  closed: z.number(),
  inHand: z.number(),
  dueToday: z.number(),
  overdue: z.number(),
  /** Ratings settled since `from`. */
  good: z.number(),
  bad: z.number(),
  /** Of the units, the latest first. */
  units: z.array(UnitRow),
  /** Cases that came and that were closed, by day, the last of them yesterday. */
  days: z.array(z.object({ on: z.string(), fresh: z.number(), closed: z.number() })),
  /** Special supervision: the mayor's line. */
  special: z.number(),
  waitingLongest: z.number(),
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
  today: Today.exactOptional(),
});
export type Figures = z.infer<typeof Figures>;

/** What the auditor found. Source: lifecycle.md, invariant 6. */
export type SelfCheck = Pick<Figures, 'repairs' | 'named' | 'unchecked' | 'auditedAt'>;

/** The lists of cases that lines of the digest open. */
export const DIGEST_LISTS = [
  'fresh',
  'closed',
  'inHand',
  'dueToday',
  'overdue',
  'special',
  'waitingLongest',
  'notReached',
] as const;
export type DigestList = (typeof DIGEST_LISTS)[number];

/** Whose figures, of which morning, as of `rules.at`. `from`: the working day before. */
export type Scope = { reach: Reach; on: string; from: string; rules: Rules };

const LONGEST = 3;
/** How many days the digest draws, and counts ratings of by unit: two weeks. D */
export const DAYS_DRAWN = 14;

/** Whether an instant lies between the last digest's day and yesterday, both included. */
const lately = (at: Date | undefined, { from, on }: Scope): boolean => within(at, from, plusDays(on, -1));
const within = (at: Date | undefined, first: string, last: string): boolean =>
  at !== undefined && shanghaiDate(at) >= first && shanghaiDate(at) <= last;

/** The cases of one line. */
export function casesOf(list: DigestList, looked: readonly Looked[], scope: Scope): Looked[] {
  const { reach, on, rules } = scope;
  const { directory: d, at } = rules;
  const seen = looked.filter((one) => isSeen(one, reach, d));
  const open = seen.filter((one) => one.inHand);
  switch (list) {
    case 'fresh':
      return looked.filter((one) => lately(cameAt(one, reach, d), scope));
    case 'closed':
      return seen.filter(({ c }) => lately(c.closedAt, scope));
    case 'inHand':
      return open;
    case 'dueToday':
      return looked.filter((one) => dueIn(concerning(one, reach, d), on, at));
    case 'overdue':
      return looked.filter((one) => lateIn(concerning(one, reach, d), at));
    case 'special':
      return open.filter(({ c }) => specialSupervision(c, rules.profile));
    case 'waitingLongest':
      return [...open].sort((a, b) => a.c.receivedAt.getTime() - b.c.receivedAt.getTime()).slice(0, LONGEST);
    case 'notReached':
      return open.filter(({ c }) => c.missedCalls.length > 0 || (c.phone?.attempts.length ?? 0) > 0);
  }
}

type Rated = { unit: string; good: boolean; at: Date };

/** The settled ratings of what a reader sees, each with the unit whose work was rated: the desk's own answer is the desk's. */
const ratingsOf = (seen: readonly Looked[], { directory }: Rules): Rated[] =>
  seen.flatMap(({ c, home }) =>
    c.ratings.flatMap(({ assignment, level, settledAt }): Rated[] => {
      const good = c.profile.scale.find((l) => l.id === level)?.good;
      const own = assignment === null ? deskOf(directory)?.id : c.assignments.find((a) => a.n === assignment)?.unit;
      return settledAt && good !== undefined ? [{ unit: own ?? home, good, at: settledAt }] : [];
    }),
  );

/** A row a unit that has anything to show: the latest first, then what has most in hand. */
function unitRows(looked: readonly Looked[], ratings: readonly Rated[], scope: Scope): UnitRow[] {
  const { reach, on, rules } = scope;
  const rows = new Map<string, UnitRow>();
  const count = (unit: string, more: (row: UnitRow) => Partial<UnitRow>): void => {
    const row = rows.get(unit) ?? { unit, inHand: 0, dueToday: 0, overdue: 0, days: 0, good: 0, rated: 0 };
    rows.set(unit, { ...row, ...more(row) });
  };
  for (const one of looked) {
    if (one.inHand && isSeen(one, reach, rules.directory)) count(one.home, ({ inHand }) => ({ inHand: inHand + 1 }));
    const owed = concerning(one, reach, rules.directory);
    const today = dueIn(owed, on, rules.at);
    if (today) count(today.unit, ({ dueToday }) => ({ dueToday: dueToday + 1 }));
    const late = lateIn(owed, rules.at);
    if (!late) continue;
    const over = workingDaysBetween(new Date(late.at.getTime() - 1), rules.at, rules.calendar);
    count(late.unit, ({ overdue, days }) => ({ overdue: overdue + 1, days: Math.max(days, over) }));
  }
  for (const { unit, good } of ratings)
    count(unit, (row) => ({ rated: row.rated + 1, good: row.good + (good ? 1 : 0) }));
  return [...rows.values()].sort(
    (a, b) => b.days - a.days || b.overdue - a.overdue || b.inHand - a.inHand || (a.unit < b.unit ? -1 : 1),
  );
}

/** What came and what was closed, by day. */
function daysOf(looked: readonly Looked[], { reach, on, rules }: Scope): Figures['days'] {
  const came = looked.map((one) => cameAt(one, reach, rules.directory));
  const ended = looked.filter((one) => isSeen(one, reach, rules.directory)).map(({ c }) => c.closedAt);
  return Array.from({ length: DAYS_DRAWN }, (_, n) => {
    const day = plusDays(on, n - DAYS_DRAWN);
    const of = (instants: readonly (Date | undefined)[]) => instants.filter((at) => within(at, day, day)).length;
    return { on: day, fresh: of(came), closed: of(ended) };
  });
}

/** All figures of a digest. `looked`: the cases that are open or changed in the days that are drawn. */
export function figuresOf(looked: readonly Looked[], scope: Scope, audit: SelfCheck, confidential: number): Figures {
  const { reach, on, rules } = scope;
  const count = (list: DigestList): number => casesOf(list, looked, scope).length;
  const seen = looked.filter((one) => isSeen(one, reach, rules.directory));
  const ratings = ratingsOf(seen, rules);
  const settled = ratings.filter(({ at }) => lately(at, scope));
  const drawn = ratings.filter(({ at }) => within(at, plusDays(on, -DAYS_DRAWN), plusDays(on, -1)));
  return {
    from: scope.from,
    fresh: count('fresh'),
    closed: count('closed'),
    inHand: count('inHand'),
    dueToday: count('dueToday'),
    overdue: count('overdue'),
    good: settled.filter(({ good }) => good).length,
    bad: settled.filter(({ good }) => !good).length,
    units: unitRows(looked, drawn, scope),
    days: daysOf(looked, scope),
    special: count('special'),
    waitingLongest: count('waitingLongest'),
    notReached: count('notReached'),
    missedMonths: seen.filter(({ inHand }) => inHand).reduce((sum, { c }) => sum + missedMonths(c).length, 0),
    // Heads have nothing to do with what their unit is not told.
    confidential: reach === 'all' || reach.leads ? confidential : 0,
    ...audit,
  };
}

/** What happened on this day until `rules.at`: what came, was accepted, finished and closed, and became late. */
export function todayOf(looked: readonly Looked[], { reach, on, rules }: Scope): Today {
  const { directory: d, at } = rules;
  const onDay = (instant: Date | undefined): boolean => within(instant, on, on);
  const seen = looked.filter((one) => isSeen(one, reach, d));
  const work = looked.flatMap(({ c }) => c.assignments.filter((a) => reaches(reach, a.unit)));
  const late = looked.flatMap((one) => lateIn(concerning(one, reach, d), at) ?? []);
  return {
    at,
    fresh: looked.filter((one) => onDay(cameAt(one, reach, d))).length,
    accepted: work.filter((a) => a.why !== 'rework' && onDay(a.acceptedAt)).length,
    finished: work.filter((a) => !a.copied && onDay(a.result?.at)).length,
    closed: seen.filter(({ c }) => onDay(c.closedAt)).length,
    overdue: late.filter((o) => dayOfDeadline(o.at) === on).length,
  };
}

/** Whether a morning has nothing to tell: nothing came or ended, and nothing is due or late. Source: interface.md. */
export const isQuiet = ({ fresh, closed, good, bad, dueToday, overdue }: Figures): boolean =>
  fresh + closed + good + bad + dueToday + overdue === 0;
