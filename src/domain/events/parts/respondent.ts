import type { Case } from '../../case/case.ts';
import { isBound } from '../../directory/claims.ts';
import { type Directory, type Enterprise, enterpriseById } from '../../directory/directory.ts';

/** The enterprise's first reachable contact. With none the desk telephones. Source: lifecycle.md, "People". */
export function respondentOf({ name, contacts }: Pick<Enterprise, 'name' | 'contacts'>): Case['respondent'] {
  const reachable = contacts.find((k) => k.reach === 'member' && k.openId);
  const first = reachable ?? contacts.find((k) => k.reach === 'web' && k.openId) ?? contacts[0];
  if (!first) return { name, reach: 'none' };
  return { name: first.name, reach: first.reach, ...(first.openId && { openId: first.openId }) };
}

/**
 * The respondent as the directory is now: of an enterprise that was unverified and that the register has by now, its
 * contact with an account instead of whoever called; of one that a stranger named, the stranger once they are confirmed. Source: lifecycle.md, "People".
 */
export function respondentNow({ enterprise, respondent, filer }: Case, d: Directory): Case['respondent'] {
  const known = enterprise && enterpriseById(d, enterprise.id);
  if (!known || respondent.openId) return respondent;
  const bound = isBound(d, known.id) ? known.contacts.find((k) => k.openId === filer.openId) : undefined;
  if (bound) return respondentOf({ name: known.name, contacts: [bound] });
  if (!known.registered) return respondent;
  const found = respondentOf(known);
  return found.openId ? found : respondent;
}
