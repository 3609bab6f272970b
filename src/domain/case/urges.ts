import type { Case } from './case.ts';

type Obligation = Case['obligations'][number];

/** An urge with the case it is about. */
export type Urge = { c: Case; owed: Obligation };

const isBy = (o: Obligation, openId: string): boolean => o.kind === 'urge_answer' && o.by?.openId === openId;

/** Everybody who has urged the case, each once. */
export const urgersOf = (c: Pick<Case, 'obligations'>): string[] => [
  ...new Set(c.obligations.flatMap((o) => (o.kind === 'urge_answer' && o.by ? [o.by.openId] : []))),
];

/** What this person has urged: what waits for an answer above what has one, the newest first. Source: interface.md, "In chat". */
export function urgesBy(cases: readonly Case[], openId: string): Urge[] {
  const all = cases.flatMap((c) =>
    c.obligations.filter((o) => isBy(o, openId) && !o.lapsedAt).map((owed) => ({ c, owed })),
  );
  const at = ({ owed }: Urge): number => owed.clock.startedAt.getTime();
  return all.sort(
    (a, b) =>
      Number(a.owed.metAt !== undefined) - Number(b.owed.metAt !== undefined) ||
      at(b) - at(a) ||
      b.c.no.localeCompare(a.c.no),
  );
}
