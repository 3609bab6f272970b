import { createHash } from 'node:crypto';
import { nameKey } from './named.ts';

/** No open_id of Feishu begins so. */
const BEGINS = 'web_';
const ID_CHARACTERS = 24;

/**
 * What stands for an open_id of a contact without an account, who acts on the enterprise's own page and is told by short
 * message: the same whenever the directory is read, and it names nobody. `nth`: which one of that name, from 0.
 * Source: interface.md, "Who reaches the bot how".
 */
function webId(enterprise: string, name: string, nth = 0): string {
  const of = [enterprise, nameKey(name), ...(nth > 0 ? [String(nth)] : [])].join('\n');
  return `${BEGINS}${createHash('sha256').update(of).digest('hex').slice(0, ID_CHARACTERS)}`;
}

/** What stands for somebody whom nobody knows and who writes on the page, by the id of what they sent first. */
export const strangerId = (sent: string): string =>
  `${BEGINS}${createHash('sha256').update(`stranger\n${sent}`).digest('hex').slice(0, ID_CHARACTERS)}`;

/** Whether this stands for somebody who has no account, so that nothing can be asked of Feishu about them. */
export const isWeb = (openId: string): boolean => openId.startsWith(BEGINS);

/** Contacts in the order given; those without an account with what stands for one. */
export function withWebIds<K extends { name: string; reach: string; openId?: string }>(
  enterprise: string,
  contacts: readonly K[],
): K[] {
  const named = new Map<string, number>();
  return contacts.map((k) => {
    if (k.reach !== 'web') return k;
    const key = nameKey(k.name);
    const nth = named.get(key) ?? 0;
    named.set(key, nth + 1);
    return { ...k, openId: webId(enterprise, k.name, nth) };
  });
}
