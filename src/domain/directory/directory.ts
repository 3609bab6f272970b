import type { Person, StaffRole, UnitKind } from './person.ts';

/** A unit. `chatId` is absent until its group is bound (绑定). */
export type Unit = {
  id: string;
  name: string;
  kind: UnitKind;
  chatId?: string;
  /** What the unit is responsible for, in words. With its name the basis for suggesting units. */
  duties: string[];
  /** `tail`: the last digits of their number, where the directory file has one. */
  staff: (Person & { role: StaffRole; directReport: boolean; tail?: string })[];
  /** Service boards it belongs to. */
  boards: string[];
  /** The office's telephone and when it is answered, in words, for enterprises. */
  phone?: string;
  hours?: string;
  active: boolean;
};

/** A service board: a case may go to it, and its chief assigns inside it. Source: R-206; HZ 三(一)2. */
export type Board = {
  id: string;
  name: string;
  leadUnit: string;
  /** As those of a unit. */
  duties?: string[];
  chatId?: string;
  /** Absent where the file names nobody who can be found. */
  leader?: Person;
  chief: Person;
  /** They act for the board beside its chief. */
  officers?: Person[];
  active: boolean;
};

export type Contact = { name: string; openId?: string; phone?: string; reach: 'member' | 'web' | 'phone' };
/** `uscc` and `industry` tell enterprises of one name apart. */
export type Enterprise = {
  id: string;
  name: string;
  uscc?: string;
  industry?: string;
  contacts: Contact[];
  active: boolean;
  /** Of one that was unverified (`unverified.ts`): the enterprise of the register that it is now. */
  registered?: string;
  /** Of one that a claim named (`claims.ts`): confirmed, and in no register. */
  confirmed?: true;
};
export type Agent = Person & { enterprises: string[] };
/** `signs`: place in the order of signing. */
type Leader = Person & { units: string[] | 'all'; signs?: number };
type Expert = Person & { fields: string[]; tail?: string };
export type Channel = { id: string; name: string; kind: string };

/** Somebody who is away until an instant, and who stands in for them (请假). Source: lifecycle.md, "People". */
export type Absence = { person: Person; deputy: Person; until: Date };

/** Who is who, as one snapshot in memory; replaced as a whole when the directory file changes. */
export type Directory = {
  version: number;
  units: Unit[];
  boards: Board[];
  enterprises: Enterprise[];
  agents: Agent[];
  leaders: Leader[];
  experts: Expert[];
  channels: Channel[];
  /** The confidential officers. */
  confidential: Person[];
  administrators: Person[];
  /** Those in force now; of each person at most one. They are named in chat and stand in no file. */
  absences?: Absence[];
  /** Those who ask to speak for an enterprise and were not confirmed: nobody's contacts. They stand in no file. */
  claimants?: (Person & { phone: string; enterprise: string })[];
};

export const unitById = (d: Directory, id: string): Unit | undefined => d.units.find((u) => u.id === id);

/** The unit's name, or its id when the directory no longer has it. */
export const unitName = (d: Directory, id: string): string => unitById(d, id)?.name ?? id;

/**
 * Whether there is somebody to act for this unit: it is in the newest directory, with people. A unit that is not counts
 * as none. Source: lifecycle.md, "People".
 */
export const isStaffed = (d: Directory, id: string | undefined): boolean => {
  const unit = id === undefined ? undefined : unitById(d, id);
  return unit !== undefined && hasPeople(unit);
};

const hasPeople = ({ active, staff }: Unit): boolean => active && staff.length > 0;

export const enterpriseById = (d: Directory, id: string): Enterprise | undefined =>
  d.enterprises.find((e) => e.id === id);

const active = (d: Directory, kinds: UnitKind[]): Unit | undefined =>
  d.units.find((u) => hasPeople(u) && kinds.includes(u.kind));

const DESKS: readonly UnitKind[] = ['desk', 'centre'];
/** The service desk, or the centre that is desk and coordinator in one. Without people it still is the desk. */
export const deskOf = (d: Directory): Unit | undefined =>
  d.units.find((u) => hasPeople(u) && DESKS.includes(u.kind)) ??
  d.units.find((u) => u.active && DESKS.includes(u.kind));
/** Who dispatches after 提请协调; undefined where the directory has none. */
export const coordinatorOf = (d: Directory): Unit | undefined => active(d, ['coordinator', 'centre']);
export const supervisionOf = (d: Directory): Unit | undefined => active(d, ['supervision']);
export const departmentsOf = (d: Directory): Unit[] => d.units.filter((u) => u.active && u.kind === 'department');

/** A contact without an account by the id that stands for one, with the enterprise; undefined where there is none any more. */
export function webContact(d: Directory, openId: string): { enterprise: Enterprise; contact: Contact } | undefined {
  for (const enterprise of d.enterprises) {
    const contact = enterprise.active ? enterprise.contacts.find((k) => k.openId === openId) : undefined;
    if (contact?.reach === 'web') return { enterprise, contact };
  }
  return undefined;
}

/** The head of a unit, or else its first person, who gets the messages when the group is lost. */
export const headOf = (u: Unit): Person | undefined => u.staff.find((s) => s.role === 'head') ?? u.staff[0];

/** Who must accept a unit's work: its liaisons, else its officers, else its head. Source: calendar.md, "Handler". */
export function liaisonsOf(u: Unit): Person[] {
  for (const role of ['liaison', 'officer', 'head'] as const) {
    const found = u.staff.filter((s) => s.role === role);
    if (found.length > 0) return found;
  }
  return [];
}

export const boardById = (d: Directory, id: string | undefined): Board | undefined => d.boards.find((b) => b.id === id);

/** Whoever acts for a board: its chief, then its officers. Source: R-206. */
export const peopleOfBoard = ({ chief, officers = [] }: Board): Person[] => [chief, ...officers];

export const actsForBoard = (board: Board, openId: string): boolean =>
  peopleOfBoard(board).some((p) => p.openId === openId);

/** The board if it is in the newest directory. */
export const activeBoard = (d: Directory, id: string | undefined): Board | undefined => {
  const board = boardById(d, id);
  return board?.active ? board : undefined;
};

/** The service boards that a unit belongs to or leads. */
export const boardsOf = (d: Directory, unit: string | undefined): Board[] => {
  const boards = (unit === undefined ? undefined : unitById(d, unit))?.boards ?? [];
  return d.boards.filter((b) => b.active && (boards.includes(b.id) || b.leadUnit === unit));
};

/** The name of the unit, or of the board whose chief has yet to name one. */
export const targetName = (d: Directory, to: { unit: string; board?: string | undefined }): string =>
  boardById(d, to.board)?.name ?? unitName(d, to.unit);

/** The units of a board, its lead unit first. */
export const unitsOfBoard = (d: Directory, id: string): Unit[] => {
  const lead = boardById(d, id)?.leadUnit;
  const members = d.units.filter((u) => hasPeople(u) && (u.boards.includes(id) || u.id === lead));
  return members.sort((a, b) => Number(b.id === lead) - Number(a.id === lead));
};

/** A signer with the place in the order of signing. */
export type Signer = Person & { signs?: number | undefined };

/** The signers for this unit before dispatch, in order. Source: requirements.md, head. */
export const signersFor = (d: Directory, unit: string): Signer[] =>
  d.leaders
    .filter((l) => l.signs !== undefined && (l.units === 'all' || l.units.includes(unit)))
    .sort((a, b) => (a.signs ?? 0) - (b.signs ?? 0))
    .map(({ openId, name, signs }) => ({ openId, name, signs }));
