import type { Case, Owed } from '../../src/domain/case/case.ts';
import { type MessageContent, PlatformError, type Sent } from '../../src/ports.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { drawn, drawnPlainly, overtaken, stampOf } from './draw.ts';
import { claimed, delivered, dropped, parked, sentElsewhere, shownAt } from './outcome.ts';
import { type Address, addressKey, addressOf, placeOf, readdressed } from './receivers.ts';

/** What Feishu's answers mean. Source: storage.md, "Messages owed", "Answers"; messages-api.md §4.7. */
const UNREACHABLE = [230002, 230013, 230029, 230053, 232009];
const WORDS_REFUSED = [230022, 230028];
const CARD_GONE = [230031, 230011, 230110];

/** Feishu remembers a `uuid` for an hour; after this long the message is looked for instead. */
const UUID_TRUSTED_MS = 55 * 60_000;
/** How often a message is tried that Feishu refuses for its content, before plain text and then before it is parked. */
const TRIES = 3;
/** A card older than this can no longer be updated (230031); it is replaced before Feishu refuses. */
const CARD_LIVES_MS = 14 * 86_400_000;

export type Turn = { token: string; mayStart: () => boolean; rate: (receiver: string) => Promise<void> };

/** `later`: the lane backs off and keeps its order; `busy`: the case kept changing, look again. */
export type SendResult = 'done' | 'later' | 'busy';

const SAVES = 5;

/** Applies a change to the case as it is by then, guarded; null when it kept changing or the entry is gone. */
async function settle(
  deps: Deps,
  caseId: string,
  entryId: string,
  change: (c: Case, entry: Owed) => Case,
): Promise<Case | null> {
  for (let i = 0; i < SAVES; i++) {
    const c = (await deps.cases.load(caseId))?.current;
    const entry = c?.owed.find((o) => o.id === entryId);
    if (!c || !entry) return null;
    const next = change(c, entry);
    if (await deps.cases.save(next)) return next;
  }
  return null;
}

/** Sends one owed message: claimed in the case, drawn from it, sent, and its result written under the claim. */
export async function sendEntry(deps: Deps, caseId: string, entryId: string, turn: Turn): Promise<SendResult> {
  const c = (await deps.cases.load(caseId))?.current;
  const entry = c?.owed.find((o) => o.id === entryId);
  if (!c || !entry || entry.parked) return 'done';
  const address = addressOf(entry.to, deps.directory.current());
  if (!address || overtaken(c, entry)) return drop(deps, caseId, entryId);
  if (!turn.mayStart()) return 'later';
  const tries = entry.claim?.tries ?? 0;
  const mine = await settle(deps, caseId, entryId, (now, e) => claimed(now, e, turn.token, deps.clock.now(), tries));
  const held = mine?.owed.find((o) => o.id === entryId);
  if (!mine || !held) return 'busy';
  // The case may have changed between reading and claiming; what is drawn is what was claimed.
  if (overtaken(mine, held)) return drop(deps, caseId, entryId);
  const plainly = tries >= TRIES;
  try {
    const content = plainly ? drawnPlainly(deps, mine) : await drawn(deps, mine, held);
    if (!content) return drop(deps, caseId, entryId);
    const { sent, maybeTwice, updated } = await deliver(deps, mine, held, address, content, turn);
    await settle(deps, caseId, entryId, (now, e) => {
      const next = delivered(deps, now, plainly ? plain(e) : e, sent, maybeTwice);
      return updated ? shownAt(next, updated) : next;
    });
    deps.log.info({ caseId, entry: entryId, twice: maybeTwice || undefined }, 'sent');
    return 'done';
  } catch (error) {
    if (error instanceof PlatformError && error.platform === 'feishu')
      return refused(deps, caseId, entryId, address, error.code, error.retryable);
    if (error instanceof PlatformError) throw error;
    // A card that cannot be drawn is a bug of ours and must not block its lane: after three tries it goes as plain text.
    deps.log.error({ caseId, entry: entryId, err: error }, 'send.not_drawn');
    return refused(deps, caseId, entryId, address, 0, false);
  }
}

/** Sent as plain text it is no living card: nothing is placed. */
const plain = (entry: Owed): Owed =>
  'card' in entry.show ? { ...entry, show: { say: 'plain', seat: entry.show.card } } : entry;

async function drop(deps: Deps, caseId: string, entryId: string): Promise<SendResult> {
  await settle(deps, caseId, entryId, dropped);
  deps.log.info({ caseId, entry: entryId }, 'send.overtaken');
  return 'done';
}

type Delivered = { sent: Sent | 'updated'; maybeTwice: boolean; updated?: string };

async function deliver(
  deps: Deps,
  c: Case,
  entry: Owed,
  address: Address,
  content: MessageContent,
  turn: Turn,
): Promise<Delivered> {
  const { show, to } = entry;
  const d = deps.directory.current();
  await turn.rate(addressKey(address));
  if ('stub' in show && 'card' in content) return replaceByStub(deps, show.stub, content.card);
  const seat = 'card' in show ? show.card : 'say' in show ? show.seat : null;
  const place = seat ? placeOf(c, seat, to, d) : undefined;
  const living = place && deps.clock.now().getTime() - place.sentAt.getTime() < CARD_LIVES_MS ? place : undefined;
  if ('card' in show && 'card' in content && living && !show.fresh) {
    try {
      await deps.messenger.update(living.messageId, content.card);
      return { sent: 'updated', maybeTwice: false, updated: living.messageId };
    } catch (error) {
      if (!(error instanceof PlatformError && CARD_GONE.includes(error.code))) throw error;
    }
  }
  const before = await sentBefore(deps, c, entry, address);
  if (before.found) return { sent: before.found, maybeTwice: false };
  const thread = 'say' in show ? living : undefined;
  return { sent: await sendOrReply(deps, address, content, entry.id, thread?.messageId), maybeTwice: before.unknown };
}

/** A reply in the thread of the card; where the card is gone, a message of its own. */
async function sendOrReply(
  deps: Deps,
  address: Address,
  content: MessageContent,
  uuid: string,
  thread?: string,
): Promise<Sent> {
  if (!thread) return deps.messenger.send(address, content, uuid);
  try {
    return await deps.messenger.reply(thread, content, uuid);
  } catch (error) {
    if (!(error instanceof PlatformError && CARD_GONE.includes(error.code))) throw error;
    return deps.messenger.send(address, content, uuid);
  }
}

/** A card that has lost its seat becomes one line; one that can no longer be changed has nothing left to say. */
async function replaceByStub(deps: Deps, messageId: string, card: Record<string, unknown>): Promise<Delivered> {
  try {
    await deps.messenger.update(messageId, card);
  } catch (error) {
    if (!(error instanceof PlatformError && [...CARD_GONE, ...UNREACHABLE].includes(error.code))) throw error;
  }
  return { sent: 'updated', maybeTwice: false };
}

/** A first try whose outcome is unknown: Feishu's `uuid` tells within the hour; later the chat is searched for the entry's mark. */
async function sentBefore(
  deps: Deps,
  c: Case,
  entry: Owed,
  address: Address,
): Promise<{ found?: Sent; unknown: boolean }> {
  const since = entry.claim?.firstTriedAt;
  if (!since || deps.clock.now().getTime() - since.getTime() < UUID_TRUSTED_MS) return { unknown: false };
  const chatId = 'chat' in address ? address.chat : c.cards.findLast((k) => k.person === address.person)?.chatId;
  const marked = 'card' in entry.show || 'form' in entry.show || 'look' in entry.show;
  if (!chatId || !marked) return { unknown: true };
  const found = await deps.messenger.findSent(chatId, stampOf(entry.id), since);
  return found ? { found, unknown: false } : { unknown: false };
}

async function refused(
  deps: Deps,
  caseId: string,
  entryId: string,
  address: Address,
  code: number,
  retryable: boolean,
): Promise<SendResult> {
  const line = { caseId, entry: entryId, code };
  if (retryable) {
    deps.log.warn(line, 'send.later');
    return 'later';
  }
  if (UNREACHABLE.includes(code)) {
    deps.log.warn(line, 'send.unreachable');
    await settle(deps, caseId, entryId, (c, e) => {
      const to = readdressed(e, c, address, deps.directory.current());
      return to ? sentElsewhere(c, e, to, addressKey(address)) : parked(c, e, `unreachable ${code}`);
    });
    return 'done';
  }
  await settle(deps, caseId, entryId, (c, e) => {
    const tries = WORDS_REFUSED.includes(code) ? Math.max(TRIES, (e.claim?.tries ?? 0) + 1) : (e.claim?.tries ?? 0) + 1;
    // Three tries as drawn, then plain text, then it waits for a change and a person.
    if (tries > TRIES) return parked(c, e, `refused ${code}`);
    return claimed(c, e, e.claim?.token ?? '', deps.clock.now(), tries);
  });
  deps.log.error(line, 'send.refused');
  return 'done';
}
