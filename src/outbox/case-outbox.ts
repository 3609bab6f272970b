import type { Case } from '../domain/case/case.ts';
import { isUrgent } from '../domain/case/current.ts';
import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import type { CardPlace } from '../domain/case/parts.ts';
import { readerOf } from '../domain/case/receiver.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { administratorsTold } from '../domain/directory/deputies.ts';
import { isWeb } from '../domain/directory/web-contact.ts';
import { decide } from '../domain/events/decide.ts';
import type { MessageContent } from '../ports.ts';
import { contextFor, type Deps, rulesNow } from '../usecases/deps.ts';
import { announce } from '../usecases/notice.ts';
import { withheldText } from '../views/notifications/fallback.ts';
import { applyAcross } from './across.ts';
import { batch } from './batch.ts';
import { batched } from './batched.ts';
import { changeEntry } from './change-entry.ts';
import { drawn, drawnPlainly, overtaken } from './draw.ts';
import { dropped, sentElsewhere } from './items.ts';
import type { Drawn, OutboxStore } from './outbox-store.ts';
import { delivered, shownAt } from './outcome.ts';
import { picturesOf, withPictures } from './pictures.ts';
import { type Address, addressKey, audienceOf, insteadFor, placeOf, readdressed } from './receivers.ts';
import { drawnShort } from './short.ts';

/** The outbox of cases. */
export const caseOutbox = (deps: Deps): OutboxStore<Case> => ({
  line: (caseId, entry) => ({ caseId, entry }),
  load: loadedOnce(async (id) => (await deps.cases.load(id))?.current ?? null),
  caseOf: (c) => c._id,
  change: (read, itemId, make) => changeEntry(deps, read, itemId, make),
  instead(c, item) {
    if ('across' in item.show) return applyAcross(deps, c, item);
    const line = batched(item);
    return line && batch(deps, c, item, line);
  },
  overtaken: (c, item) => overtaken(c, item, rulesNow(deps)),
  // People missing from the newest directory get no messages (interface.md, "Directory file").
  hasLeft(_c, { to }) {
    const reader = readerOf(to, deps.directory.current());
    return reader !== undefined && actorOf(deps.directory.current(), reader) === null;
  },
  // A message to the respondent goes to the next contact; a private copy of a card goes to nobody else.
  passOn(c, item, address) {
    const to = audienceOf(item) === 'respondent' ? elsewhere(deps, c, item, address) : null;
    if (to && 'person' in to) return moved(deps, c, item, to, addressKey(address));
    return lost(deps, c, item) ?? dropped(c, item);
  },
  async draw(c, item, address) {
    if ('recall' in item.show) return { content: { text: '' }, recalls: item.show.recall };
    if ('person' in address && isWeb(address.person)) return drawnShort(deps, c, item, address.person);
    const pictures = await picturesOf(deps, c, item);
    const content = await drawn(deps, withPictures(c, pictures), item);
    const whole = content && { ...placed(deps, c, item, address, content), pictures };
    // Where it does not stand any more nothing new is sent.
    return whole && 'card' in item.show && item.show.standing && !whole.changes ? null : whole;
  },
  drawPlainly(c, item, address) {
    // A text can replace a card, but not a file; a stub, and a card that is only changed where it stands, is not replaced.
    if ('stub' in item.show || 'file' in item.show || 'recall' in item.show) return null;
    if ('card' in item.show && item.show.standing) return null;
    if ('person' in address && isWeb(address.person)) return null;
    return { ...placed(deps, c, item, address, drawnPlainly(deps, c, item)), plain: true };
  },
  sent(c, item, { sent, changed, maybeTwice, plain, reader, pictures = new Map() }, { v }) {
    const seen = withPictures(c, pictures);
    const next = delivered(deps, seen, plain ? asWords(item) : item, sent, { maybeTwice, v, reader });
    return changed ? shownAt(next, changed, v) : next;
  },
  async elsewhere(c, item, failed) {
    const to = elsewhere(deps, c, item, failed);
    if (!to && c.confidential && 'card' in item.show) await tellAdministrators(deps, c);
    return to;
  },
  moved: (c, item, to, failed) => moved(deps, c, item, to, failed),
  lost: (c, item) => lost(deps, c, item),
  undelivered: (c, item) => unserved(deps, c, item),
});

/** Lanes that begin together with items of one case share what one of them reads. */
function loadedOnce<T>(load: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const loading = new Map<string, Promise<T>>();
  return (id) => {
    const loads = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, loads);
    return loads;
  };
}

/** A notification speaks of a card: whoever gets it in another's place gets the card before it. */
function moved({ directory }: Deps, c: Case, item: OutboxItem, to: Receiver, failed: string): Case {
  // Who gets it instead has not just acted.
  const { hours, ...kept } = item;
  const next = sentElsewhere(c, isUrgent(c) || hours === 'held' ? item : kept, to, failed);
  const { show } = item;
  if (!('notification' in show && 'person' in to)) return next;
  const d = directory.current();
  const reader = readerOf(to, d);
  const has =
    c.cards.some((k) => k.audience === show.audience && k.person === reader) ||
    c.outbox.some((o) => 'card' in o.show && readerOf(o.to, d) === reader);
  if (has) return next;
  const card = { id: `${c._id}.${next.rev}.c`, at: item.at, to, show: { card: show.audience } };
  return { ...next, outbox: [...next.outbox, card] };
}

function elsewhere(deps: Deps, c: Case, item: OutboxItem, failed: Address): Receiver | null {
  const d = deps.directory.current();
  return readdressed(item, failed, insteadFor(item, c, failed, d), d);
}

/** Notifies the administrators, once, that no officer of a confidential case can be reached. Source: R-802. */
async function tellAdministrators(deps: Deps, c: Case): Promise<void> {
  const d = deps.directory.current();
  for (const { openId, name } of administratorsTold(d))
    await announce(deps, `withheld/${c._id}/${openId}`, { person: openId, name }, withheldText(c));
}

/** Adds where the content goes: instead of a card, or in the thread of a card. */
function placed(deps: Deps, c: Case, { show, to }: OutboxItem, address: Address, content: MessageContent): Drawn {
  const audience = 'card' in show ? show.card : 'notification' in show ? show.audience : null;
  const place = audience ? placeOf(c, audience, to, deps.directory.current()) : undefined;
  const living = place && !place.asleep && lives(deps, place) ? place.messageId : undefined;
  const chatId = c.cards.findLast((k) => 'person' in address && k.person === address.person)?.chatId;
  return {
    content,
    ...('stub' in show && { changes: { messageId: show.stub, orNothing: true } }),
    ...('card' in show &&
      living &&
      !show.fresh && { changes: { messageId: living, orNothing: show.standing === true } }),
    ...('notification' in show && living && { thread: living }),
    ...(chatId && { chatId }),
  };
}

/** Whether Feishu still lets the card be changed; an older card is replaced at once. */
const lives = ({ clock, messenger }: Deps, { sentAt }: CardPlace): boolean =>
  clock.now().getTime() - sentAt.getTime() < messenger.traits.cardLivesMs;

/** An item sent as plain text leaves no living card, so no place is stored. */
const asWords = (item: OutboxItem): OutboxItem =>
  'card' in item.show ? { ...item, show: { notification: 'plain', audience: item.show.card } } : item;

/** The case when a notification reaches nobody of the enterprise: the desk telephones. Null where no call is needed. */
function lost(deps: Deps, c: Case, item: OutboxItem): Case | null {
  if ('file' in item.show) return unserved(deps, c, item);
  if (!('notification' in item.show) || item.show.audience !== 'respondent') return null;
  const without = { ...c, outbox: c.outbox.filter((o) => o.id !== item.id) };
  const decision = decide(without, 'respondent_lost', {}, contextFor(deps, { kind: 'sender' }, c, {}));
  return decision.ok ? decision.case : null;
}

/** The case when a file of the written reply reaches nobody: the desk serves it. Null for any other file. */
function unserved(deps: Deps, c: Case, item: OutboxItem): Case | null {
  if (!('file' in item.show) || item.onDelivery !== 'reply_delivered') return null;
  const without = { ...c, outbox: c.outbox.filter((o) => o.id !== item.id) };
  const ctx = contextFor(deps, { kind: 'sender' }, c, {});
  const decision = decide(without, 'reply_undelivered', { file: item.show.file }, ctx);
  return decision.ok ? decision.case : dropped(c, item);
}
