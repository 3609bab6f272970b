import type { Case } from '../case/case.ts';
import type { WhoRules } from '../case/roles.ts';
import type { Unit } from '../directory/directory.ts';
import type { PersonActor } from '../directory/person.ts';
import { dayOfDeadline, plusDays, shanghaiDate, weekday } from '../time/shanghai.ts';
import { type Due, type Duty, dutiesOf, instantOf, type Task } from './duties.ts';
import { follows, isInHandOf, isOfUnit, isTheirs } from './whose.ts';

/** When something must be done, seen from now. `later`: after this week, or without a limit. */
export type When = 'overdue' | 'today' | 'this_week' | 'later';

/** A line of an agenda: a duty, or a case that waits for somebody else, with what it waits for where that is known. */
export type Entry = { c: Case; when: When; duty: Duty } | { c: Case; when: 'waits'; duty: Duty | undefined };

/** Whose agenda it is. */
export type Whose = PersonActor | { unit: Unit };

const DAYS_OF_A_WEEK = 7;

export function whenOf(due: Due | undefined, now: Date): When {
  if (!due) return 'later';
  if (now > due.at) return 'overdue';
  const today = shanghaiDate(now);
  const day = dayOfDeadline(due.at);
  if (day === today) return 'today';
  const sunday = plusDays(today, (DAYS_OF_A_WEEK - weekday(today)) % DAYS_OF_A_WEEK);
  return day <= sunday ? 'this_week' : 'later';
}

const inOrder = (a: Entry, b: Entry): number =>
  Number(a.when === 'waits') - Number(b.when === 'waits') ||
  compared(instantOf(a.duty ?? {}), instantOf(b.duty ?? {})) ||
  compared(a.c.receivedAt.getTime(), b.c.receivedAt.getTime()) ||
  a.c.no.localeCompare(b.c.no);

const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * What somebody, or a unit, has to do in these cases, due first first; then the cases in which they only wait for others.
 * Source: interface.md, "In chat".
 *
 * @param only  these tasks alone, and nothing that waits for others
 */
export function agendaOf(
  cases: readonly Case[],
  whose: Whose,
  rules: WhoRules & { at: Date },
  only?: readonly Task[],
): Entry[] {
  const isMine = (c: Case, duty: Duty): boolean =>
    'unit' in whose ? isOfUnit(c, duty, whose.unit, rules) : isTheirs(c, duty, whose, rules);
  const isWatched = (c: Case): boolean =>
    'unit' in whose ? isInHandOf(c, whose.unit, rules) : follows(c, whose, rules);
  const entries = cases.flatMap((c): Entry[] => {
    const duties = dutiesOf(c, rules);
    const mine = duties.filter((duty) => isMine(c, duty) && (only?.includes(duty.task) ?? true));
    if (mine.length > 0) return mine.map((duty) => ({ c, duty, when: whenOf(duty.due, rules.at) }));
    return !only && isWatched(c) ? [{ c, when: 'waits', duty: duties[0] }] : [];
  });
  return entries.sort(inOrder);
}
