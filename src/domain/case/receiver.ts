import { activeBoard, type Directory, isStaffed } from '../directory/directory.ts';
import type { Case } from './case.ts';
import { lastAssignment } from './current.ts';
import type { Audience, Receiver } from './message.ts';
import { nextSigner } from './signers.ts';

/** An audience. `unit` or `person` says which one, where a case has several of that audience. */
export type At = { audience: Audience; unit?: string | undefined; person?: string | undefined };

/** Where an audience's messages go; null when the directory names nobody for it. */
export function receiverOf(c: Case, { audience, unit, person }: At, directory: Directory): Receiver | null {
  if (person) return { person };
  if (unit) return isStaffed(directory, unit) ? { unit } : null;
  const to = (who: { openId?: string | undefined; name: string } | undefined): Receiver | null =>
    who?.openId ? { person: who.openId, name: who.name } : null;
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

export const sameReceiver = (a: Receiver, b: Receiver): boolean =>
  'person' in a && 'person' in b ? a.person === b.person : JSON.stringify(a) === JSON.stringify(b);
