import type { Profile } from '../../../config/profile.ts';
import type { Case } from './case.ts';

/** What a case names by an id of the profile, with the profile's list. */
const LISTS = {
  category: (p: Profile) => p.categories,
  urgency: (p: Profile) => p.urgencies,
  ground: (p: Profile) => p.returnGrounds,
  pause: (p: Profile) => p.pauseReasons,
  exclusion: (p: Profile) => p.exclusionReasons,
  dissatisfied: (p: Profile) => p.dissatisfiedReasons,
} as const;
export type WordKind = keyof typeof LISTS;

const inProfile = (kind: WordKind, id: string, profile: Profile): string | undefined =>
  LISTS[kind](profile).find((entry) => entry.id === id)?.word;

/** The ids in use in a case. */
function used(c: Case): [WordKind, string | undefined][] {
  const pauses = c.assignments.flatMap((a) => a.pauses.map((p): [WordKind, string] => ['pause', p.reason]));
  const reasons = c.ratings.flatMap((r) => (r.reasons ?? []).map((id): [WordKind, string] => ['dissatisfied', id]));
  return [
    ['category', c.category],
    ['urgency', c.urgency],
    ['ground', c.returnAsk?.ground],
    ['pause', c.pauseAsk?.reason],
    ['exclusion', c.exclusion?.reason],
    ...pauses,
    ...reasons,
  ];
}

/** The words a case keeps, so that it is read as before when the profile no longer has them. Source: storage.md. */
export function wordsKept(c: Case, profile: Profile): Record<string, string> {
  const now = used(c).flatMap(([kind, id]): [string, string][] => {
    const word = id === undefined ? undefined : inProfile(kind, id, profile);
    return word === undefined ? [] : [[`${kind}/${id}`, word]];
  });
  return { ...c.words, ...Object.fromEntries(now) };
}

/** The word of an id: the profile's, else the one the case keeps. */
export const wordOf = (c: Case, kind: WordKind, id: string | undefined, profile: Profile): string | undefined =>
  id === undefined ? undefined : (inProfile(kind, id, profile) ?? c.words?.[`${kind}/${id}`]);
