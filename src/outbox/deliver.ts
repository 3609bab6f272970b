import type { Case } from '../domain/case/case.ts';
import type { Owed } from '../domain/case/message.ts';
import type { CardPlace } from '../domain/case/parts.ts';
import { type MessageContent, MessengerError, type Sent } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import { type Address, placeOf } from './receivers.ts';
import type { Starting } from './turn.ts';

export type Delivered = { sent: Sent | 'updated'; maybeTwice: boolean; updated?: string };

/** Brings what was drawn to its receiver: the living card updated, a stub put in its place, or a message sent. Throws MessengerError. */
export async function deliver(
  deps: Deps,
  c: Case,
  entry: Owed,
  address: Address,
  content: MessageContent,
  starting: Starting,
): Promise<Delivered> {
  const { show } = entry;
  const d = deps.directory.current();
  if ('stub' in show && 'card' in content) return replaceByStub(deps, show.stub, content.card, starting);
  const seat = 'card' in show ? show.card : 'say' in show ? show.seat : null;
  const place = seat ? placeOf(c, seat, entry.to, d) : undefined;
  const living = place && lives(deps, place) ? place : undefined;
  if ('card' in show && 'card' in content && living && !show.fresh) {
    try {
      starting();
      await deps.messenger.update(living.messageId, content.card);
      return { sent: 'updated', maybeTwice: false, updated: living.messageId };
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
  const knownChat = c.cards.findLast((k) => 'person' in address && k.person === address.person)?.chatId;
  const marked = deps.messenger.traits.findsTexts || 'card' in content;
  const before = await sentBefore(deps, entry, address, marked, knownChat, starting);
  if (before.found) return { sent: before.found, maybeTwice: false };
  const thread = 'say' in show ? living : undefined;
  const sent = await sendOrReply(deps, address, content, entry.id, starting, thread?.messageId);
  return { sent, maybeTwice: before.unknown };
}

const isGone = (error: unknown): boolean => error instanceof MessengerError && error.meaning === 'gone';

/** A card that is too old to be changed is replaced before that is refused. */
const lives = ({ clock, messenger }: Deps, { sentAt }: CardPlace): boolean =>
  clock.now().getTime() - sentAt.getTime() < messenger.traits.cardLivesMs;

/** A reply in the thread of the card; where the card is gone, a message of its own. */
export async function sendOrReply(
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
    if (!isGone(error)) throw error;
    starting();
    return sendAlone(deps, address, content, id);
  }
}

/** After an outage private chats are asked for what was written in them, so each is kept that we learn of. */
async function sendAlone(deps: Deps, address: Address, content: MessageContent, id: string): Promise<Sent> {
  const sent = await deps.messenger.send(address, content, id);
  if ('person' in address) await deps.memory.knowChat(sent.chatId, deps.clock.now(), address.person);
  return sent;
}

/** A card that has lost its seat becomes one line; one that can no longer be changed has nothing left to say. */
async function replaceByStub(
  deps: Deps,
  messageId: string,
  card: Record<string, unknown>,
  starting: Starting,
): Promise<Delivered> {
  try {
    starting();
    await deps.messenger.update(messageId, card);
  } catch (error) {
    if (!isGone(error) && !(error instanceof MessengerError && error.meaning === 'unreachable')) throw error;
  }
  return { sent: 'updated', maybeTwice: false };
}

/**
 * A first try whose outcome is unknown: for a while its id tells; later the chat is searched for the entry's
 * mark. `unknown` where that cannot be: words carry no mark, and not every private chat is known.
 */
export async function sentBefore(
  deps: Deps,
  entry: Owed,
  address: Address,
  marked: boolean,
  knownChat: string | undefined,
  starting: Starting,
): Promise<{ found?: Sent; unknown: boolean }> {
  const since = entry.claim?.firstTriedAt;
  if (!since || deps.clock.now().getTime() - since.getTime() < deps.messenger.traits.repeatsKnownMs)
    return { unknown: false };
  if (!marked) return { unknown: true };
  const chatId = 'chat' in address ? address.chat : (knownChat ?? (await deps.memory.privateChat(address.person)));
  if (!chatId) return { unknown: true };
  starting();
  const found = await deps.messenger.findSent(chatId, entry.id, since);
  return found ? { found, unknown: false } : { unknown: false };
}
