import { z } from 'zod';
import { mayStandIn } from '../directory/deputies.ts';
import type { Absence, Directory } from '../directory/directory.ts';
import { Person } from '../directory/person.ts';

/** Why an absence ended: its day was over, the absent is back, another deputy was named, or one of the two has left. */
const ENDS = ['over', 'back', 'changed', 'left'] as const;

/** An absence as it is stored, until both have heard that it ended. Source: lifecycle.md, "People". */
export const KeptAbsence = z.object({
  /** Of what named it, so that the same naming twice is one. */
  id: z.string(),
  person: Person,
  deputy: Person,
  since: z.date(),
  /** 24:00 of its last day. */
  until: z.date(),
  /** Whether the deputy, and the heads of the units, have been told of it. */
  told: z.boolean(),
  /** Only the date was changed of one that the deputy knows of. */
  redated: z.boolean(),
  ended: z.object({ at: z.date(), why: z.enum(ENDS) }).exactOptional(),
});
export type KeptAbsence = z.infer<typeof KeptAbsence>;

/** All that are kept, changed by one guarded write, so that no two instances make a circle of deputies. */
export type KeptAbsences = { rev: number; all: readonly KeptAbsence[] };

/** Whether both are still there, and the one may still be the other's deputy. */
const stands = ({ person, deputy }: KeptAbsence, d: Directory): boolean => mayStandIn(d, deputy.openId, person.openId);

/** The absences as they hold at an instant. */
export const inForce = (all: readonly KeptAbsence[], d: Directory, now: Date): Absence[] =>
  all
    .filter((a) => !a.ended && now < a.until && stands(a, d))
    .map(({ person, deputy, until }) => ({ person, deputy, until }));

/** The instant at which the next of them ends by its date; null where none does. */
export const nextEnd = (all: readonly KeptAbsence[], now: Date): Date | null =>
  all
    .filter((a) => !a.ended && a.until > now)
    .map((a) => a.until)
    .sort((a, b) => a.getTime() - b.getTime())[0] ?? null;

/** The list with those marked that have ended by now: their day is over, or one of the two has left. */
export const withEnds = (all: readonly KeptAbsence[], d: Directory, now: Date): KeptAbsence[] =>
  all.map((a) => {
    if (a.ended) return a;
    if (now >= a.until) return { ...a, ended: { at: a.until, why: 'over' } };
    return stands(a, d) ? a : { ...a, ended: { at: now, why: 'left' } };
  });

/** Somebody's absence that has not ended. */
export const absenceKept = (all: readonly KeptAbsence[], openId: string): KeptAbsence | undefined =>
  all.find((a) => !a.ended && a.person.openId === openId);
