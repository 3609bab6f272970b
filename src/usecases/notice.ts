import { SCHEMA } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { isForeign } from '../domain/directory/foreign.ts';
import type { Notice, NoticeShow } from '../domain/notice/notice.ts';
import { changeNotice } from './change-case.ts';
import type { Deps } from './deps.ts';

type Needs = Pick<Deps, 'notices' | 'clock' | 'wake'>;

async function queued(
  deps: Needs,
  id: string,
  to: OutboxItem['to'],
  show: NoticeShow,
  hours: Pick<OutboxItem, 'hours'>,
): Promise<void> {
  const at = deps.clock.now();
  const entry: OutboxItem = { id, at, to, show: { notification: 'notice', audience: 'respondent' }, ...hours };
  const notice: Notice = { _id: id, schema: SCHEMA, rev: 1, to, show, outbox: [entry], sendAt: at, at };
  if (await deps.notices.insert(notice)) deps.wake();
}

/**
 * Queues a notice, at most one for each id, that comes at whatever hour: somebody has just asked for it, or it has an
 * hour of its own. Source: storage.md, "The outbox".
 */
export const queueNotice = (deps: Needs, id: string, to: OutboxItem['to'], show: NoticeShow): Promise<void> =>
  queued(deps, id, to, show, { hours: 'any' });

/** Keeps a notice that is sent to nobody, at most one for each id. */
export async function keepNotice(
  { notices, clock }: Pick<Deps, 'notices' | 'clock'>,
  id: string,
  to: OutboxItem['to'],
  show: NoticeShow,
): Promise<void> {
  const at = clock.now();
  await notices.insert({ _id: id, schema: SCHEMA, rev: 1, to, show, outbox: [], sendAt: null, at });
}

type From = { person: string; chatId: string };
/** The private chat with whoever wrote; with somebody of another organisation only the chat in which they wrote. */
export const aloneWith = ({ person, chatId }: From): OutboxItem['to'] =>
  isForeign(person) ? { chat: chatId } : { person };

/** The receiver of an answer: the chat in which somebody wrote, private or group. */
export const placeOf = (from: From & { chatType: 'p2p' | 'group' }): OutboxItem['to'] =>
  from.chatType === 'p2p'
    ? aloneWith(from)
    : { chat: from.chatId, ...(!isForeign(from.person) && { askedBy: from.person }) };

export const sendText = (deps: Needs, id: string, to: OutboxItem['to'], words: string): Promise<void> =>
  queueNotice(deps, id, to, { words });

/** A text that nobody asked for: the sender keeps the hours (lifecycle.md, invariant 10). */
export const announce = (deps: Needs, id: string, to: OutboxItem['to'], words: string): Promise<void> =>
  queued(deps, id, to, { words }, {});

/** Marks a notice as used, even while the sender writes to it. */
export const useNotice = (deps: Deps, { _id }: Pick<Notice, '_id'>): Promise<void> =>
  changeNotice(deps, _id, (notice) => ({
    ...(notice && !notice.usedAt && { write: { ...notice, usedAt: deps.clock.now() } }),
    answer: undefined,
  }));
