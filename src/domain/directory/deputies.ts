import { type Absence, actsForBoard, boardById, type Directory, unitById } from './directory.ts';
import { type Capacity, inPlaceOf, type Person, standingFor } from './person.ts';

const NONE: readonly Absence[] = [];
export const absencesIn = ({ absences }: Pick<Directory, 'absences'>): readonly Absence[] => absences ?? NONE;

/** The absence of this person; undefined while they are there. */
export const absenceOf = (d: Directory, openId: string): Absence | undefined =>
  absencesIn(d).find((a) => a.person.openId === openId);

const inUnit = (d: Directory, unit: string, openId: string): boolean => {
  const found = unitById(d, unit);
  return found?.active === true && found.staff.some((s) => s.openId === openId);
};

const isLeader = (d: Directory, openId: string): boolean =>
  d.leaders.some((l) => l.openId === openId) || d.boards.some((b) => b.active && b.leader?.openId === openId);

const unitsWith = (d: Directory, openId: string): string[] =>
  d.units.filter((u) => inUnit(d, u.id, openId)).map(({ id }) => id);

/** Everything somebody is that a deputy may be for them. What they are to an enterprise, as expert or as administrator is not. */
export const capacitiesOf = (d: Directory, openId: string): Capacity[] => [
  ...unitsWith(d, openId).map((unit): Capacity => ({ unit })),
  ...d.boards.filter((b) => b.active && actsForBoard(b, openId)).map(({ id }): Capacity => ({ board: id })),
  ...(isLeader(d, openId) ? ['leader' as const] : []),
  ...(d.confidential.some((o) => o.openId === openId) ? ['confidential' as const] : []),
];

/**
 * Whether this deputy may hold it for the one who is away: at a unit, and for a board, somebody of the same unit; for whoever
 * is of a board alone one of that board; for a leader another leader, for a confidential officer another one.
 */
export function mayHold(d: Directory, deputy: string, capacity: Capacity, absent: string): boolean {
  if (capacity === 'leader') return isLeader(d, deputy);
  if (capacity === 'confidential') return d.confidential.some((o) => o.openId === deputy);
  if ('unit' in capacity) return inUnit(d, capacity.unit, deputy);
  const units = unitsWith(d, absent);
  const board = boardById(d, capacity.board);
  return units.length > 0
    ? units.some((unit) => inUnit(d, unit, deputy))
    : board !== undefined && actsForBoard(board, deputy);
}

export const isContact = (d: Directory, openId: string): boolean =>
  d.enterprises.some((e) => e.active && e.contacts.some((k) => k.openId === openId));

/** Whether somebody may stand in for another at all. A contact of an enterprise would read what is kept from enterprises. */
export const mayStandIn = (d: Directory, deputy: string, absent: string): boolean =>
  deputy !== absent &&
  !isContact(d, deputy) &&
  capacitiesOf(d, absent).some((capacity) => mayHold(d, deputy, capacity, absent));

/**
 * Who holds it in this person's place now: the deputy, or the deputy's own while that one is away too. Undefined while the
 * person is there, and where no deputy may hold it: then it stays theirs, so that nothing is lost.
 */
export function deputyOf(d: Directory, openId: string, capacity: Capacity): Person | undefined {
  const asked = new Set([openId]);
  for (let found: Person | undefined; ; ) {
    const next = absenceOf(d, found?.openId ?? openId)?.deputy;
    if (!next || asked.has(next.openId) || !mayHold(d, next.openId, capacity, openId)) return found;
    asked.add(next.openId);
    found = next;
  }
}

/** Somebody who is told or named. `standsFor`: those in whose place alone; `as`: as what the first of them is told. */
export type Told = Person & { as?: Capacity; standsFor?: readonly Person[] };

/** The people who are told now, each once: deputies in the place of those who are away. */
export function toldOf(d: Directory, people: readonly Person[], as: Capacity | undefined): Told[] {
  const told = new Map<string, Told>();
  for (const person of people) {
    const deputy = as && deputyOf(d, person.openId, as);
    const { openId, name } = deputy ?? person;
    const before = told.get(openId);
    const standsFor = deputy && (!before || before.standsFor) ? [...(before?.standsFor ?? []), person] : undefined;
    told.set(openId, { openId, name, ...(as && { as }), ...(standsFor && { standsFor }) });
  }
  return [...told.values()];
}

/** `（代李强）`, to stand behind the name of a deputy; empty for anybody else. */
export const besideName = ({ standsFor }: Pick<Told, 'standsFor'>): string =>
  standsFor ? standingFor('', standsFor) : '';

/** `周芳（代李强）`, in a sentence. */
export const calledBy = (told: Told): string => `${told.name}${besideName(told)}`;

/** `周芳代李强`, inside brackets. */
export const calledWithin = ({ name, standsFor }: Told): string =>
  standsFor ? `${name}${inPlaceOf(standsFor)}` : name;

/** Of people who are each told the same, those who are there; all of them where nobody is. */
export const present = <P extends Person>(d: Directory, people: readonly P[]): readonly P[] => {
  const there = people.filter((p) => absenceOf(d, p.openId) === undefined);
  return there.length > 0 ? there : people;
};

/** The administrators who are told: nobody stands in for one, and each is told the same. */
export const administratorsTold = (d: Directory): readonly Person[] => present(d, d.administrators);

/** The confidential officers who are told: of two of whom one stands in for the other, that one alone. */
export const officersTold = (d: Directory): readonly Person[] =>
  d.confidential.filter((o) => deputyOf(d, o.openId, 'confidential') === undefined);
