import type { OutboxItem } from '../domain/case/message.ts';
import { type MessageContent, MessengerError, type Sent } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import type { Drawn, Outcome } from './outbox-store.ts';
import type { Address } from './receivers.ts';
import { shortSent } from './short.ts';
import type { Starting } from './turn.ts';

const means = (error: unknown, ...meanings: MessengerError['meaning'][]): boolean =>
  error instanceof MessengerError && meanings.includes(error.meaning);

/** Changes a card in place or sends a message. @throws MessengerError */
export async function deliver(
  deps: Deps,
  item: OutboxItem,
  address: Address,
  { content, changes, recalls, short, thread, chatId, plain = false }: Drawn,
  starting: Starting,
): Promise<Outcome> {
  if (recalls !== undefined) return recalled(deps, recalls, starting);
  if (short) {
    let maybeTwice = false;
    const sent = await shortSent(short, item, starting, async (to) => {
      const before = await sentBefore(deps, item, to, content, undefined, starting);
      maybeTwice = before.unknown;
      if (!before.found) await sendOrReply(deps, to, content, item.id, starting);
    });
    return { sent, maybeTwice, plain };
  }
  if (changes && 'card' in content) {
    const changed = await change(deps, changes, content.card, starting);
    if (changed) return { ...changed, maybeTwice: false, plain };
  }
  const before = await sentBefore(deps, item, address, content, chatId, starting);
  const sent = before.found ?? (await sendOrReply(deps, address, content, item.id, starting, thread));
  return { sent, maybeTwice: before.unknown, plain };
}

/** Takes a message back. Where the platform does not let us any more, or at all, nothing more can be done. */
async function recalled(deps: Deps, messageId: string, starting: Starting): Promise<Outcome> {
  starting();
  await deps.messenger.recall(messageId).catch((error: unknown) => {
    if (means(error, 'later') || !(error instanceof MessengerError)) throw error;
    deps.log.warn({ messageId, code: error.code, meaning: error.meaning }, 'recall.refused');
  });
  return { sent: 'updated', maybeTwice: false, plain: false };
}

/** Changes a card; null when it no longer exists and a message must be sent instead. */
async function change(
  deps: Deps,
  { messageId, orNothing }: NonNullable<Drawn['changes']>,
  card: Record<string, unknown>,
  starting: Starting,
): Promise<Pick<Outcome, 'sent' | 'changed'> | null> {
  try {
    starting();
    await deps.messenger.update(messageId, card);
    return { sent: 'updated', changed: messageId };
  } catch (error) {
    // A stub is not needed where the card can no longer be changed.
    if (orNothing && means(error, 'gone', 'unreachable')) return { sent: 'updated' };
    if (!means(error, 'gone')) throw error;
    return null;
  }
}

/** Sends a reply in the card's thread; a separate message where the card no longer exists. */
async function sendOrReply(
  deps: Deps,
  address: Address,
  content: MessageContent,
  id: string,
  starting: Starting,
  thread?: string,
): Promise<Sent> {
  starting();
  if (!thread) return sendAlone(deps, address, content, id);
  try {
    return await deps.messenger.reply(thread, content, id);
  } catch (error) {
    if (!means(error, 'gone')) throw error;
    starting();
    return sendAlone(deps, address, content, id);
  }
}

/** Stores the private chat of a person, so that its messages can be read after an outage. */
async function sendAlone(deps: Deps, address: Address, content: MessageContent, id: string): Promise<Sent> {
  const sent = await deps.messenger.send(address, content, id);
  if ('person' in address) await deps.memory.knowChat(sent.chatId, deps.clock.now(), address.person);
  return sent;
}

/**
 * Whether an earlier try arrived. For a while Feishu recognises the id; later the chat is searched. `unknown` where
 * that is impossible: Feishu does not find texts, not every private chat is known, and a group's history needs a
 * permission of its own.
 */
async function sentBefore(
  deps: Deps,
  { id, claim }: OutboxItem,
  address: Address,
  content: MessageContent,
  knownChat: string | undefined,
  starting: Starting,
): Promise<{ found?: Sent; unknown: boolean }> {
  const since = claim?.firstTriedAt;
  const { repeatsKnownMs, findsTexts } = deps.messenger.traits;
  if (!since || deps.clock.now().getTime() - since.getTime() < repeatsKnownMs) return { unknown: false };
  if (!('card' in content || ('text' in content && findsTexts))) return { unknown: true };
  const chatId = 'chat' in address ? address.chat : (knownChat ?? (await deps.memory.privateChat(address.person)));
  if (!chatId) return { unknown: true };
  starting();
  try {
    const found = await deps.messenger.findSent(chatId, id, since);
    return found ? { found, unknown: false } : { unknown: false };
  } catch (error) {
    if (means(error, 'permission')) return { unknown: true };
    throw error;
  }
}
