import { asking } from '../adapters/mongo/asking.ts';
import { every } from './notices.ts';
import type { Store } from './store.ts';
import type { Whom } from './whom.ts';

/** Bytes of files, and what says itself that something was erased. */
const NOT_READ = ['files.chunks', 'erasures'];

/**
 * Where somebody still names the enterprise or one of its people: words of others, which are not its own. Reads the whole
 * database.
 *
 * @returns numbers of cases, and how many documents of each other collection
 */
export async function stillNamed(
  store: Store,
  { strings }: Pick<Whom, 'strings'>,
): Promise<{ cases: string[]; others: string[] }> {
  const listed = await asking('list collections', () => store.db.listCollections({}, { nameOnly: true }).toArray());
  const names = listed
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.') && !NOT_READ.includes(name));
  const cases: string[] = [];
  const counts = new Map<string, number>();
  for (const name of names.toSorted())
    for await (const document of every(store, name)) {
      const text = JSON.stringify(document);
      if (!strings.some((said) => text.includes(said))) continue;
      if (name === 'cases' && 'no' in document) cases.push(String(document.no));
      else counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return { cases, others: [...counts].map(([name, n]) => `${name} ${n} 条`) };
}
