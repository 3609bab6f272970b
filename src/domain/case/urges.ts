import { ownerOf } from '../directory/person.ts';
import type { Case } from './case.ts';

type Obligation = Case['obligations'][number];

/** An urge with the case it is about. */
export type Urge = { c: Case; owed: Obligation };

const isBy = (o: Obligation, urgers: readonly string[]): boolean =>
  o.kind === 'urge_answer' && o.by !== undefined && urgers.includes(ownerOf(o.by));

/** Everybody who has urged the case or in whose place it was done, each once. */
export const urgersOf = (c: Pick<Case, 'obligations'>): string[] => [
  ...new Set(c.obligations.flatMap((o) => (o.kind === 'urge_answer' && o.by ? [ownerOf(o.by)] : []))),
];

/** What these people have urged: what waits for an answer above what has one, the newest first. Source: interface.md, "In chat". */
export function urgesBy(cases: readonly Case[], urgers: readonly string[]): Urge[] {
  const all = cases.flatMap((c) =>
    c.obligations.filter((o) => isBy(o, urgers) && !o.lapsedAt).map((owed) => ({ c, owed })),
  );
  const at = ({ owed }: Urge): number => owed.clock.startedAt.getTime();
  return all.sort(
    (a, b) =>
      Number(a.owed.metAt !== undefined) - Number(b.owed.metAt !== undefined) ||
      at(b) - at(a) ||
      b.c.no.localeCompare(a.c.no),
  );
}
