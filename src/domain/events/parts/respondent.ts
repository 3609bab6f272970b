import type { Case } from '../../case/case.ts';
import type { Enterprise } from '../../directory/directory.ts';

/** The enterprise's first reachable contact. With none the desk telephones. Source: lifecycle.md, "People". */
export function respondentOf({ name, contacts }: Pick<Enterprise, 'name' | 'contacts'>): Case['respondent'] {
  const reachable = contacts.find((k) => k.reach === 'member' && k.openId);
  const first = reachable ?? contacts.find((k) => k.reach === 'web') ?? contacts[0];
  if (!first) return { name, reach: 'none' };
  return { name: first.name, reach: first.reach, ...(first.openId && { openId: first.openId }) };
}
