import { capacitiesOf, isContact, mayHold, mayStandIn } from '../directory/deputies.ts';
import type { Directory } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import { type DateText, plusDays, shanghai, shanghaiDate } from '../time/shanghai.ts';
import { absenceKept, type KeptAbsence } from './kept.ts';

/** Why somebody may not be away like that. One code a reason. */
export type AbsenceRefusal =
  /** A contact of an enterprise, an agent, an expert: nobody whom a colleague could stand in for. */
  | { code: 'no_office'; contact: boolean }
  | { code: 'no_such_day' }
  | { code: 'past'; date: DateText }
  | { code: 'too_far'; last: DateText; days: number }
  | { code: 'unknown'; words: string }
  | { code: 'several'; words: string; fits: readonly string[] }
  | { code: 'yourself' }
  | { code: 'contact'; name: string }
  | { code: 'not_a_colleague'; name: string }
  | { code: 'away_too'; name: string; until: Date }
  | { code: 'not_away' };

/** Who names whom until the end of which day. */
export type Naming = { id: string; person: Person; deputy: Person; date: DateText };

type Rules = { directory: Directory; now: Date; mostDays: number };

/** The last day until which somebody may be away. */
export const lastDay = (now: Date, mostDays: number): DateText => plusDays(shanghaiDate(now), mostDays);

/** Why this day cannot be the last one; null when it can. */
function dayRefusal(date: DateText, { now, mostDays }: Pick<Rules, 'now' | 'mostDays'>): AbsenceRefusal | null {
  if (date < shanghaiDate(now)) return { code: 'past', date };
  const last = lastDay(now, mostDays);
  return date > last ? { code: 'too_far', last, days: mostDays } : null;
}

/** Why this one cannot be the deputy; null when they can. */
function deputyRefusal(
  all: readonly KeptAbsence[],
  { person, deputy }: Pick<Naming, 'person' | 'deputy'>,
  { directory: d, now }: Pick<Rules, 'directory' | 'now'>,
): AbsenceRefusal | null {
  const { openId, name } = deputy;
  if (capacitiesOf(d, person.openId).length === 0) return { code: 'no_office', contact: isContact(d, person.openId) };
  if (openId === person.openId) return { code: 'yourself' };
  // It begins at once, so whoever is away now is away in that time. This also keeps a chain from closing.
  const away = absenceKept(all, openId);
  if (away && now < away.until) return { code: 'away_too', name, until: away.until };
  if (mayStandIn(d, openId, person.openId)) return null;
  const colleague = capacitiesOf(d, person.openId).some((capacity) => mayHold(d, openId, capacity, person.openId));
  return colleague ? { code: 'contact', name } : { code: 'not_a_colleague', name };
}

/** Why this is refused, of what is known of it so far; null where nothing is against it. */
export const namingRefusal = (
  all: readonly KeptAbsence[],
  { person, deputy, date }: Pick<Naming, 'person'> & Partial<Naming>,
  rules: Rules,
): AbsenceRefusal | null =>
  (date && dayRefusal(date, rules)) || (deputy ? deputyRefusal(all, { person, deputy }, rules) : null);

/**
 * The list with one more absence, in the place of the one that this person had. Named twice alike it is the same.
 * Source: lifecycle.md, "People".
 */
export function withNamed(
  all: readonly KeptAbsence[],
  naming: Naming,
  rules: Rules,
): { all: KeptAbsence[]; named: KeptAbsence } | { refusal: AbsenceRefusal } {
  const again = all.find((a) => a.id === naming.id);
  if (again) return { all: [...all], named: again };
  const refusal = namingRefusal(all, naming, rules);
  if (refusal) return { refusal };
  const { id, person, deputy, date } = naming;
  const before = absenceKept(all, person.openId);
  const same = before?.deputy.openId === deputy.openId;
  const named: KeptAbsence = {
    id,
    person,
    deputy,
    since: same ? before.since : rules.now,
    until: shanghai(`${date} 24:00`),
    told: false,
    redated: same && (before.told || before.redated),
  };
  const others = all.filter((a) => a !== before);
  // Who has not heard of it yet need not hear that it is another's.
  const left = before?.told && !same ? [{ ...before, ended: { at: rules.now, why: 'changed' as const } }] : [];
  return { all: [...others, ...left, named], named };
}

/** The list with somebody's absence ended by themselves. */
export function withBack(
  all: readonly KeptAbsence[],
  openId: string,
  now: Date,
): { all: KeptAbsence[]; ended: KeptAbsence } | { refusal: AbsenceRefusal } {
  const there = absenceKept(all, openId);
  if (!there || now >= there.until) return { refusal: { code: 'not_away' } };
  const ended: KeptAbsence = { ...there, ended: { at: now, why: 'back' } };
  return { all: all.map((a) => (a === there ? ended : a)), ended };
}
