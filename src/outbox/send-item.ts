import { type OutboxItem, speaks } from '../domain/case/message.ts';
import { nextWindow } from '../domain/time/window.ts';
import { MessengerError, PlatformError } from '../ports.ts';
import { type Deps, rulesNow } from '../usecases/deps.ts';
import { deliver } from './deliver.ts';
import { claimed, dropped, type Holder, parked, putOff } from './items.ts';
import type { OutboxStore } from './outbox-store.ts';
import { type Address, addressKey, addressOf } from './receivers.ts';
import { type SendResult, type Starting, starts, TRIES, type Turn } from './turn.ts';
import { reportUnreachable } from './unreachable.ts';

/** What is needed to send an item; `read` is its document when its turn came. */
type Sending<D extends Holder> = { deps: Deps; store: OutboxStore<D>; id: string; read: D; turn: Turn };
/** A claimed item, with its document at the claim. */
type Held<D extends Holder> = { doc: D; item: OutboxItem; address: Address };

const itemOf = (d: Holder | null, itemId: string): OutboxItem | undefined => d?.outbox.find((o) => o.id === itemId);

/**
 * Sends one outbox item: it is claimed in its document, drawn, sent, and the result is written under the claim.
 *
 * The claim is written before every call, also before a card is changed in place. It says since when the item's id is
 * in use. It prevents an instance that is no longer the sender from writing a result. A change during the call adds a
 * new item. Claims and results of one document may share a write (`changeInTurn`), but no call starts before the write
 * with its claim is done. After a crash at any line the item is still there: it is sent again with the same id, which
 * Feishu recognises, or the earlier message is searched for.
 * Source: storage.md, "The outbox".
 */
export async function sendItem<D extends Holder>(
  deps: Deps,
  store: OutboxStore<D>,
  id: string,
  itemId: string,
  turn: Turn,
): Promise<SendResult> {
  const d = await store.load(id);
  const item = itemOf(d, itemId);
  if (!d || !item || item.parked) return 'done';
  const sending = { deps, store, id, read: d, turn };
  const held = heldUntil(deps, item);
  if (held) return hold(sending, itemId, held);
  const instead = store.instead(d, item);
  if (instead) return instead;
  const address = addressOf(item.to, deps.directory.current());
  if (!address || store.overtaken(d, item)) return drop(sending, itemId);
  if (store.hasLeft(d, item)) return passOn(sending, itemId, address);
  const room = await turn.room(addressKey(address));
  if (!room) return 'later';
  try {
    // Waiting for room may take a minute: the claim is written only on the document as it was read, or it is read again.
    return await claimAndSend(sending, itemId, address, starts(turn, room));
  } finally {
    room.leave();
  }
}

async function claimAndSend<D extends Holder>(
  sending: Sending<D>,
  itemId: string,
  address: Address,
  starting: Starting,
): Promise<SendResult> {
  const { deps, store, id, read, turn } = sending;
  const now = deps.clock.now();
  const doc = await store.change(read, itemId, (d, o) => claimed(d, o, turn.token, now, o.claim?.tries ?? 0));
  if (doc === 'gone' || doc === 'busy') return 'busy';
  const item = itemOf(doc, itemId);
  if (!item) return 'busy';
  if (store.overtaken(doc, item)) return drop(sending, itemId);
  const held = { doc, item, address };
  try {
    return await send(sending, held, starting);
  } catch (error) {
    if (error instanceof MessengerError) return refused(sending, held, error);
    if (error instanceof PlatformError) throw error;
    // An item that cannot be drawn is a bug of ours and must not block its lane: after three tries it is sent as plain
    // text.
    deps.log.error({ ...store.line(id, itemId), err: error }, 'send.not_drawn');
    return refused(sending, held, new MessengerError('refused', 0, 'not drawn', error));
  }
}

async function send<D extends Holder>(
  sending: Sending<D>,
  { doc, item, address }: Held<D>,
  starting: Starting,
): Promise<SendResult> {
  const { deps, store, id } = sending;
  const plainly = (item.claim?.tries ?? 0) >= TRIES;
  const drawn = plainly ? store.drawPlainly(doc, item, address) : await store.draw(doc, item, address);
  if (!drawn) return drop(sending, item.id);
  const delivered = await deliver(deps, item, address, drawn, starting);
  const { lists, pictures } = drawn;
  const reader = 'person' in address ? { reader: address.person } : {};
  const outcome = { ...delivered, ...reader, ...(lists && { lists }), ...(pictures && { pictures }) };
  await store.told?.(doc, item, address);
  // Kept before the item goes: after a crash the same id gives the same message.
  const about = store.caseOf(doc);
  if (about !== undefined && outcome.sent !== 'updated') await deps.memory.markMessage(outcome.sent.messageId, about);
  const written = await settle(sending, doc, item.id, (d, o) => store.sent(d, o, outcome, doc));
  deps.log.info({ ...store.line(id, item.id), twice: outcome.maybeTwice || undefined }, 'sent');
  // If the result was not written the item stays, and the same id gives the same message.
  return written;
}

/** Writes a result only under this instance's claim: without the lease it may not write. */
async function settle<D extends Holder>(
  { store, turn }: Sending<D>,
  claimedIn: D,
  itemId: string,
  result: (d: D, item: OutboxItem) => D | Promise<D>,
): Promise<'done' | 'busy'> {
  const written = await store.change(claimedIn, itemId, (d, o) =>
    o.claim?.token === turn.token ? result(d, o) : null,
  );
  // `busy` makes the sender look again.
  return written === 'gone' || written === 'busy' ? 'busy' : 'done';
}

async function passOn<D extends Holder>(
  { deps, store, id, read }: Sending<D>,
  itemId: string,
  address: Address,
): Promise<SendResult> {
  const written = await store.change(read, itemId, (d, o) => store.passOn(d, o, address));
  deps.log.info(store.line(id, itemId), 'send.gone');
  return written === 'gone' || written === 'busy' ? 'busy' : 'done';
}

/**
 * Until when an item must wait that would be said outside the hours by now: Feishu was away, the program was, or the
 * working days have changed. Null when it may be sent. Source: lifecycle.md, invariant 10.
 */
function heldUntil(deps: Deps, { show, to, hours }: OutboxItem): Date | null {
  if (!speaks(show, to) || hours === 'any') return null;
  const rules = rulesNow(deps);
  const open = nextWindow(rules.at, rules);
  return open > rules.at ? open : null;
}

async function hold<D extends Holder>(
  { deps, store, id, read }: Sending<D>,
  itemId: string,
  until: Date,
): Promise<SendResult> {
  const written = await store.change(read, itemId, (d, o) => putOff(d, o, until));
  deps.log.info({ ...store.line(id, itemId), until }, 'send.held');
  return written === 'busy' ? 'busy' : 'done';
}

async function drop<D extends Holder>({ deps, store, id, read }: Sending<D>, itemId: string): Promise<SendResult> {
  const written = await store.change(read, itemId, (d, o) => dropped(d, o));
  deps.log.info(store.line(id, itemId), 'send.overtaken');
  return written === 'busy' ? 'busy' : 'done';
}

async function refused<D extends Holder>(
  sending: Sending<D>,
  { doc, item, address }: Held<D>,
  error: MessengerError,
): Promise<SendResult> {
  const { code, meaning, message } = error;
  const { deps, store, id, turn } = sending;
  const line = { ...store.line(id, item.id), code, meaning };
  if (meaning === 'later') {
    deps.log.warn(line, 'send.later');
    return 'later';
  }
  if (meaning === 'unreachable') {
    deps.log.warn(line, 'send.unreachable');
    await reportUnreachable(deps, address, error);
    return settle(sending, doc, item.id, async (d, o) => {
      const to = await store.elsewhere(d, o, address);
      if (to) return store.moved(d, o, to, addressKey(address));
      const lost = store.lost(d, o);
      if (!lost) await store.told?.(d, o, null);
      return lost ?? parked(d, o, `unreachable ${code}`);
    });
  }
  deps.log.error({ ...line, err: message }, 'send.refused');
  const done = item.claim?.tries ?? 0;
  // Three tries as drawn, then one as plain text, then it is parked.
  const tries = meaning === 'content_refused' ? Math.max(TRIES, done + 1) : done + 1;
  const over = tries > TRIES || (tries === TRIES && !store.drawPlainly(doc, item, address));
  if (over) await store.told?.(doc, item, null);
  const written = await settle(sending, doc, item.id, (d, o) =>
    over
      ? (store.undelivered?.(d, o) ?? parked(d, o, `refused ${code}`))
      : claimed(d, o, turn.token, deps.clock.now(), tries),
  );
  return written === 'done' && !over ? 'again' : written;
}
