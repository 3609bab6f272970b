import { repeatable } from '../adapters/mongo/asking.ts';
import { mongoNotices } from '../adapters/mongo/notices.ts';
import type { Case } from '../domain/case/case.ts';
import { ERASED } from '../domain/case/erased.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { casesIn, type Notice } from '../domain/notice/notice.ts';
import { every, type Stored } from './notices.ts';
import type { Rights } from './rights.ts';
import type { Whom } from './whom.ts';

/** Deletes those messages, and the small facts by which people and messages of the enterprise are known again. */
export async function eraseMessages(
  { store }: Rights,
  { alone, ids: enterprises }: Whom,
  cases: readonly Case[],
  notices: readonly Notice[],
): Promise<void> {
  const ids = cases.map(({ _id }) => _id);
  const named = (collection: string) => store.db.collection<Stored>(collection);
  const drop = (collection: string, which: object) =>
    repeatable(`erase ${collection}`, () => named(collection).deleteMany(which));
  await drop('notices', { _id: { $in: notices.map(({ _id }) => _id) } });
  await drop('messages', { caseId: { $in: ids } });
  await drop('slots', { 'slot.caseId': { $in: ids } });
  await drop('slots', { _id: { $in: [...alone] } });
  await drop('chats', { person: { $in: [...alone] } });
  await drop('links', { person: { $in: [...alone] } });
  await drop('codes', { enterprise: { $in: [...enterprises] } });
  for await (const { _id, ...fact } of every(store, 'facts'))
    if (
      _id.startsWith('fact/') &&
      alone.some((openId) => _id.includes(openId) || JSON.stringify(fact).includes(openId))
    )
      await drop('facts', { _id });
}

/** Has lists of cases that show one of these drawn anew, where that is still done. Those are read by staff, and stay. */
export async function redrawLists({ store: { db }, clock }: Rights, cases: readonly Case[]): Promise<void> {
  const ids = new Set(cases.map(({ _id }) => _id));
  const notices = mongoNotices(db);
  for await (const { _id } of every({ db }, 'notices', { lists: { $in: [...ids] } })) {
    const n = await notices.load(_id);
    if (!n?.sent || n.outbox.length > 0 || !casesIn(n).some((id) => ids.has(id))) continue;
    const at = clock.now();
    const item: OutboxItem = {
      ...{ id: `${n._id}/erased`, at, to: { chat: n.sent.chatId }, hours: 'any' },
      show: { notification: 'notice', audience: 'respondent' },
    };
    await notices.save({ ...n, show: unsought(n.show), rev: n.rev + 1, outbox: [item], sendAt: at });
  }
}

/** What was looked for by words was looked for by the name. */
const unsought = (show: Notice['show']): Notice['show'] =>
  'list' in show && show.list.of.what === 'found'
    ? { list: { ...show.list, of: { ...show.list.of, words: ERASED } } }
    : show;
