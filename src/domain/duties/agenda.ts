import type { Case } from '../case/case.ts';
import { rolesInPlaceOf, type WhoRules } from '../case/roles.ts';
import type { Unit } from '../directory/directory.ts';
import type { Person, PersonActor } from '../directory/person.ts';
import { dayOfDeadline, plusDays, shanghaiDate, weekday } from '../time/shanghai.ts';
import { type Due, type Duty, dutiesOf, instantOf, type Task } from './duties.ts';
import { follows, isInHandOf, isOfUnit, isTheirs } from './whose.ts';

/** When something must be done, seen from now. `later`: after this week, or without a limit. */
export type When = 'overdue' | 'today' | 'this_week' | 'later';

/**
 * A line of an agenda: a duty, or a case that waits for somebody else, with what it waits for where that is known.
 * `standsFor`: those who are away, whose it is and not the deputy's own.
 */
export type Entry = { c: Case; standsFor?: readonly Person[] } & (
  | { when: When; duty: Duty }
  | { when: 'waits'; duty: Duty | undefined }
);

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
 * What somebody, or a unit, has to do in these cases, a deputy also for those who are away, due first first; then the cases
 * in which they only wait for others. Source: interface.md, "In chat".
 *
 * @param only  these tasks alone, and nothing that waits for others
 */
export function agendaOf(
  cases: readonly Case[],
  whose: Whose,
  rules: WhoRules & { at: Date },
  only?: readonly Task[],
): Entry[] {
  const mine = (c: Case, duty: Duty): ReturnType<typeof isTheirs> => {
    if ('unit' in whose) return isOfUnit(c, duty, whose.unit, rules) ? 'own' : null;
    return isTheirs(c, duty, whose, rules);
  };
  const watches = (c: Case): ReturnType<typeof isTheirs> => {
    if ('unit' in whose) return isInHandOf(c, whose.unit, rules) ? 'own' : null;
    if (follows(c, whose, rules)) return 'own';
    const absent = (whose.standsFor ?? []).filter((one) =>
      follows(c, one, rules, () => rolesInPlaceOf(c, one, whose, rules)),
    );
    return absent.length > 0 ? absent.map(({ openId, name }) => ({ openId, name })) : null;
  };
  const entries = cases.flatMap((c): Entry[] => {
    const duties = dutiesOf(c, rules);
    const owed = duties.flatMap((duty): Entry[] => {
      const forWhom = (only?.includes(duty.task) ?? true) ? mine(c, duty) : null;
      return forWhom ? [{ c, duty, when: whenOf(duty.due, rules.at), ...marked(forWhom) }] : [];
    });
    const watched = owed.length > 0 || only ? null : watches(c);
    return watched ? [{ c, when: 'waits', duty: duties[0], ...marked(watched) }] : owed;
  });
  return entries.sort(inOrder);
}

const marked = (forWhom: 'own' | readonly Person[]): Pick<Entry, 'standsFor'> =>
  forWhom === 'own' ? {} : { standsFor: forWhom };
