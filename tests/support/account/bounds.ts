import type { Said } from './account.ts';
import { dateOf, timeOf } from './days.ts';
import { isOffice } from './offices.ts';

// The numbers of interface.md, "How much is said".

const PRIVATE_MOST = 12;

const messagesBy = (told: readonly Said[], key: (s: Said) => string): Map<string, Set<string>> => {
  const found = new Map<string, Set<string>>();
  for (const s of told) found.set(key(s), new Set([...(found.get(key(s)) ?? []), s.message]));
  return found;
};

/** Days on which somebody had more private messages than twelve, and minutes in which clocks said more than one to a group. */
export function beyondBounds(told: readonly Said[]): string[] {
  const people = messagesBy(
    told.filter((s) => !isOffice(s.place)),
    (s) => `${s.place} on ${dateOf(s.at)}`,
  );
  const groups = messagesBy(
    told.filter((s) => isOffice(s.place) && s.step),
    (s) => `${s.place} at ${dateOf(s.at)} ${timeOf(s.at)}`,
  );
  const above = (found: Map<string, Set<string>>, most: number): string[] =>
    [...found].flatMap(([of, messages]) =>
      messages.size > most ? [`too much: ${of}: ${messages.size} messages`] : [],
    );
  return [...above(people, PRIVATE_MOST), ...above(groups, 1)];
}
