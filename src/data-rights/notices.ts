import { asking } from '../adapters/mongo/asking.ts';
import type { Case } from '../domain/case/case.ts';
import { Notice } from '../domain/notice/notice.ts';
import type { Rights } from './rights.ts';
import type { Store } from './store.ts';
import type { Whom } from './whom.ts';

export type Stored = { _id: string };

/** Every document of a collection, or those that fit, one after the other. */
export async function* every({ db }: Pick<Store, 'db'>, collection: string, which = {}): AsyncGenerator<Stored> {
  const found = db.collection<Stored>(collection).find(which, { sort: { _id: 1 } });
  for (;;) {
    const next = await asking(`read ${collection}`, () => found.next());
    if (!next) return;
    yield next;
  }
}

/** Whether a message of no case is the enterprise's: to one of its people, an appeal in its name, or one that tells of it. */
function isOf(
  n: Notice,
  { whom, ids, told }: { whom: Whom; ids: ReadonlySet<string>; told: readonly string[] },
): boolean {
  const { show, to } = n;
  if ('person' in to && whom.alone.includes(to.person)) return true;
  if ('intake' in show) {
    const { enterprise, caseId, person } = show.intake;
    return whom.ids.includes(enterprise ?? '') || ids.has(caseId) || whom.alone.includes(person);
  }
  if ('links' in show && whom.ids.includes(show.links.enterprise)) return true;
  if ('link' in show && whom.alone.includes(show.link.of)) return true;
  if ('which' in show && show.which.caseIds.some((id) => ids.has(id))) return true;
  const words = JSON.stringify(show);
  return told.some((text) => words.includes(text));
}

/** The messages of no case that are the enterprise's, the oldest first. */
export async function noticesOf(
  { store }: Rights,
  { whom, cases }: { whom: Whom; cases: readonly Case[] },
): Promise<Notice[]> {
  const of = { whom, ids: new Set(cases.map(({ _id }) => _id)), told: [...whom.strings, ...cases.map(({ no }) => no)] };
  const found: Notice[] = [];
  for await (const document of every(store, 'notices')) {
    const n = Notice.safeParse(document);
    if (n.success && isOf(n.data, of)) found.push(n.data);
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The files that came with messages which became no case. */
export const sentIn = ({ show }: Notice): string[] =>
  'intake' in show ? show.intake.fileIds : 'which' in show ? show.which.fileIds : [];
