import { SettingsError } from '../../config/settings-error.ts';
import type { Case } from '../domain/case/case.ts';
import { erased, erasedCards } from '../domain/case/erased.ts';
import { isWatched, type List } from '../domain/case/lists.ts';
import { enqueue } from '../domain/case/outbox.ts';
import { isOpen } from '../domain/case/state.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { eraseFromDirectory } from './erase-directory.ts';
import { deleteFiles, filesOnlyOf } from './erase-files.ts';
import { eraseInOthers } from './erase-in-others.ts';
import { eraseMessages, redrawLists } from './erase-messages.ts';
import { begin, type Erasure, end } from './journal.ts';
import { noticesOf } from './notices.ts';
import { asSender, type Rights } from './rights.ts';
import type { Whom } from './whom.ts';

const enterpriseLists = (ids: readonly string[]): List[] => ids.map((id): List => `enterprise/${id}`);

/** Its cases, the confidential ones too; `as` are those that an earlier run came to. */
const casesOf = ({ store }: Rights, { ids }: Whom, as?: string): Promise<Case[]> =>
  store.casesIn(enterpriseLists(as ? [...ids, as] : ids), 'confidential too');

/**
 * What the erasure of this enterprise would take.
 *
 * @throws SettingsError that names the cases which are not over
 */
export async function wouldErase(
  rights: Rights,
  whom: Whom,
): Promise<{ cases: number; files: number; messages: number }> {
  const cases = await casesOf(rights, whom);
  const going = cases.filter(isWatched);
  if (going.length > 0)
    throw new SettingsError([
      `“${whom.name}”还有 ${going.length} 件没有办完，没有删除任何内容：`,
      ...going.map(
        (c) => `  ${c.no} ${isOpen(c) ? '在办，请先办结，或请企业撤回' : '还欠书面答复、督办回复等，请先办完'}`,
      ),
    ]);
  const files = await filesOnlyOf(rights, cases, []);
  const notices = await noticesOf(rights, { whom, cases });
  return { cases: cases.length, files: files.length, messages: notices.length };
}

/**
 * Erases an enterprise; taken up again after it was cut off at any line, it ends the same. The directory first: from then on
 * nobody acts for the enterprise. Source: R-804; storage.md, "What an enterprise may ask for".
 *
 * @returns how many cases it had
 */
export async function erase(
  rights: Rights,
  whom: Whom,
  offices: ReadonlySet<string>,
  begun?: Erasure,
): Promise<number> {
  const erasure = begun ?? (await begin(rights.store, whom, offices, rights.clock.now()));
  await eraseFromDirectory(rights, whom);
  const cases = await casesOf(rights, whom, erasure._id);
  const notices = await noticesOf(rights, { whom, cases });
  const files = await filesOnlyOf(rights, cases, notices);
  for (const c of cases) await eraseInOthers(rights, c);
  // Before the documents that name them: what is cut off in between is found again.
  await deleteFiles(rights, files);
  for (const c of cases) await eraseCase(rights, c, { as: erasure._id, offices, notices });
  await eraseMessages(rights, whom, cases, notices);
  await redrawLists(rights, cases);
  await end(rights.store, erasure, { at: rights.clock.now(), cases: cases.length });
  return cases.length;
}

/** How often a case is read again that somebody else changes meanwhile: closed cases hardly change. */
const TRIES = 20;

type How = { as: string; offices: ReadonlySet<string>; notices: readonly Notice[] };

async function eraseCase(rights: Rights, { _id }: Case, { as, offices, notices }: How): Promise<void> {
  const forms = notices.flatMap(({ show, sent }) => ('intake' in show && show.intake.caseId === _id && sent) || []);
  const { store, clock } = rights;
  const ctx = asSender(rights, await rights.rules());
  for (let n = 0; n < TRIES; n++) {
    const c = (await store.cases.load(_id))?.current;
    if (!c || c.erasedAt) return;
    if (isWatched(c)) throw new SettingsError(`${c.no} 刚才又重新办理，请办结后再运行一次，会接着删完。`);
    const now = clock.now();
    const next = erased(c, { as, at: now, isOffice: (openId) => offices.has(openId) });
    if (await store.cases.save(enqueue(next, erasedCards(c, now, forms), ctx))) return;
  }
  throw new SettingsError(`办件 ${_id} 一直在变化，没有删完；请过一会儿再运行一次。`);
}
