import { isDeepStrictEqual } from 'node:util';
import { capacitiesOf, deputyOf } from '../directory/deputies.ts';
import { activeBoard, type Directory, isStaffed } from '../directory/directory.ts';
import type { Capacity } from '../directory/person.ts';
import type { Case } from './case.ts';
import { lastAssignment } from './current.ts';
import type { Audience, Receiver } from './message.ts';
import { nextSigner } from './signers.ts';

/** An audience. `unit` or `person` says which one, where a case has several of that audience. */
export type At = { audience: Audience; unit?: string | undefined; person?: string | undefined };

/** Where an audience's messages go; null when the directory names nobody for it. */
export function receiverOf(c: Case, { audience, unit, person }: At, directory: Directory): Receiver | null {
  const as = capacityAt(c, { audience, person }, directory);
  if (person) return { person, ...(as && { as }) };
  if (unit) return isStaffed(directory, unit) ? { unit } : null;
  const to = (who: { openId?: string | undefined; name: string } | undefined): Receiver | null =>
    who?.openId ? { person: who.openId, name: who.name, ...(as && { as }) } : null;
  switch (audience) {
    case 'unit': {
      const at = lastAssignment(c)?.unit;
      return at !== undefined && isStaffed(directory, at) ? { unit: at } : null;
    }
    case 'respondent':
      return to(c.respondent);
    case 'filer':
      return to(c.filer);
    case 'chief': {
      const board = activeBoard(directory, lastAssignment(c)?.board);
      return board?.chatId ? { board: board.id } : to(board?.chief);
    }
    case 'signer':
      return to(nextSigner(c, directory));
    case 'expert':
      return to(c.expertAsk?.expert);
    case 'desk':
    case 'coordinator':
    case 'supervision':
      return { audience };
    // A co-unit, a party, a confidential officer and a leader are addressed by unit or person.
    case 'co_unit':
    case 'party':
    case 'confidential_officer':
    case 'leader':
      return null;
  }
}

/** As what somebody of this audience is addressed in person; undefined where no deputy may get it. */
function capacityAt(c: Case, { audience, person }: At, d: Directory): Capacity | undefined {
  const assignment = lastAssignment(c);
  switch (audience) {
    case 'signer':
    case 'leader':
      return 'leader';
    case 'confidential_officer':
      return 'confidential';
    case 'chief':
      return assignment?.board === undefined ? undefined : { board: assignment.board };
    case 'filer': {
      const { as, openId, unit } = c.filer;
      return as === 'staff' && unit !== undefined && (person ?? openId) === openId ? { unit } : undefined;
    }
    case 'respondent':
    case 'expert':
      return undefined;
    default: {
      const all = person === undefined ? [] : capacitiesOf(d, person);
      const own = all.find((k) => typeof k === 'object' && 'unit' in k && k.unit === assignment?.unit);
      return (audience === 'unit' ? own : all.find((k) => k === 'leader')) ?? all[0];
    }
  }
}

/** Who reads it now, where it goes to a person: of somebody who is away their deputy. Source: lifecycle.md, "People". */
export function readerOf(to: Receiver, d: Directory): string | undefined {
  if (!('person' in to)) return undefined;
  return (to.as && deputyOf(d, to.person, to.as)?.openId) ?? to.person;
}

/** Whether both are read by the same: what comes to somebody for themselves and for whom they stand in is one. */
export const sameNow = (a: Receiver, b: Receiver, d: Directory): boolean => {
  const reader = readerOf(a, d);
  return reader === undefined ? sameReceiver(a, b) : reader === readerOf(b, d);
};

export const sameReceiver = (a: Receiver, b: Receiver): boolean =>
  'person' in a && 'person' in b
    ? a.person === b.person && isDeepStrictEqual(a.as, b.as)
    : JSON.stringify(a) === JSON.stringify(b);
