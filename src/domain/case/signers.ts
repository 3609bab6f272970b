import { type Directory, type Signer, signersFor } from '../directory/directory.ts';
import type { Person } from '../directory/person.ts';
import type { Case } from './case.ts';

/**
 * The signer whose turn it is; undefined when nobody's is. Where the one who was named no longer signs for this unit,
 * it is whoever has that place in the order now. Source: lifecycle.md, "People".
 */
export function nextSigner(c: Pick<Case, 'signoff'>, d: Directory): Person | undefined {
  const named = c.signoff?.signers[c.signoff.signed.length];
  return named && c.signoff && signsNow(named, c.signoff.unit, d);
}

/** Who signs in this signer's place now: the signer, or whoever holds the place. */
export function signsNow(named: Signer, unit: string, d: Directory): Person | undefined {
  const { signs } = named;
  // Without a place in the order nobody can take it over.
  const now = signs === undefined ? d.leaders : signersFor(d, unit);
  const found = now.find((s) => s.openId === named.openId) ?? now.find((s) => signs !== undefined && s.signs === signs);
  return found && { openId: found.openId, name: found.name };
}
