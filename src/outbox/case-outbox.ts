import type { Case } from '../domain/case/case.ts';
import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import type { CardPlace } from '../domain/case/parts.ts';
import { actorOf } from '../domain/directory/directory.ts';
import { decide } from '../domain/events/decide.ts';
import type { MessageContent } from '../ports.ts';
import { contextFor, type Deps } from '../usecases/deps.ts';
import { sendText } from '../usecases/notice.ts';
import { withheldText } from '../views/notifications/fallback.ts';
import { applyAcross } from './across.ts';
import { batch } from './batch.ts';
import { batched } from './batched.ts';
import { changeEntry } from './change-entry.ts';
import { drawn, drawnPlainly, overtaken } from './draw.ts';
import { dropped, sentElsewhere } from './items.ts';
import type { Drawn, OutboxStore } from './outbox-store.ts';
import { delivered, shownAt } from './outcome.ts';
import { type Address, addressKey, audienceOf, insteadFor, placeOf, readdressed } from './receivers.ts';

/** What cases owe. */
export const caseOutbox = (deps: Deps): OutboxStore<Case> => ({
  line: (caseId, entry) => ({ caseId, entry }),
  load: async (id) => (await deps.cases.load(id))?.current ?? null,
  change: (id, itemId, make) => changeEntry(deps, id, itemId, make),
  instead(c, item) {
    if ('across' in item.show) return applyAcross(deps, c, item);
    const line = batched(item);
    return line && batch(deps, c, item, line);
  },
  overtaken,
  // Whoever is missing from the newest directory hears nothing more (interface.md, "Directory file").
  hasLeft: ({ to }) => 'person' in to && actorOf(deps.directory.current(), to.person) === null,
  // What the enterprise is told goes to its next contact; a card somebody had brought up for themselves goes to nobody.
  passOn(c, item, address) {
    const to = audienceOf(item) === 'respondent' ? elsewhere(deps, c, item, address) : null;
    if (to && 'person' in to) return sentElsewhere(c, item, to, addressKey(address));
    return lost(deps, c, item) ?? dropped(c, item);
  },
  async draw(c, item, address) {
    const content = await drawn(deps, c, item);
    return content && placed(deps, c, item, address, content);
  },
  drawPlainly(c, item, address) {
    // Words can stand in for a card; not for a file, and nothing stands in for a stub.
    if ('stub' in item.show || 'file' in item.show) return null;
    return { ...placed(deps, c, item, address, drawnPlainly(deps, c, item)), plain: true };
  },
  sent(c, item, { sent, changed, maybeTwice, plain }, { v }) {
    const next = delivered(deps, c, plain ? asWords(item) : item, sent, { maybeTwice, v });
    return changed ? shownAt(next, changed, v) : next;
  },
  async elsewhere(c, item, failed) {
    const to = elsewhere(deps, c, item, failed);
    if (!to && c.confidential && 'card' in item.show) await tellAdministrators(deps, c);
    return to;
  },
  lost: (c, item) => lost(deps, c, item),
});

function elsewhere(deps: Deps, c: Case, item: OutboxItem, failed: Address): Receiver | null {
  const d = deps.directory.current();
  return readdressed(item, failed, insteadFor(item, c, failed, d), d);
}

/** That none of its officers can be reached is all that anybody else learns of a confidential case, once. Source: R-802. */
async function tellAdministrators(deps: Deps, c: Case): Promise<void> {
  for (const { openId, name } of deps.directory.current().administrators)
    await sendText(deps, `withheld/${c._id}/${openId}`, { person: openId, name }, withheldText(c));
}

/** Where it stands: in the place of a card, or in the thread of one. */
function placed(deps: Deps, c: Case, { show, to }: OutboxItem, address: Address, content: MessageContent): Drawn {
  const audience = 'card' in show ? show.card : 'notification' in show ? show.audience : null;
  const place = audience ? placeOf(c, audience, to, deps.directory.current()) : undefined;
  const living = place && lives(deps, place) ? place.messageId : undefined;
  const chatId = c.cards.findLast((k) => 'person' in address && k.person === address.person)?.chatId;
  return {
    content,
    ...('stub' in show && { changes: { messageId: show.stub, orNothing: true } }),
    ...('card' in show && living && !show.fresh && { changes: { messageId: living, orNothing: false } }),
    ...('notification' in show && living && { thread: living }),
    ...(chatId && { chatId }),
  };
}

/** A card that is too old to be changed is replaced before that is refused. */
const lives = ({ clock, messenger }: Deps, { sentAt }: CardPlace): boolean =>
  clock.now().getTime() - sentAt.getTime() < messenger.traits.cardLivesMs;

/** Sent as plain text it is no living card: nothing is placed. */
const asWords = (item: OutboxItem): OutboxItem =>
  'card' in item.show ? { ...item, show: { notification: 'plain', audience: item.show.card } } : item;

/** What was said to the respondent reaches nobody of the enterprise: the desk must telephone; null where nothing hangs on it. */
function lost(deps: Deps, c: Case, item: OutboxItem): Case | null {
  if (!('notification' in item.show) || item.show.audience !== 'respondent') return null;
  const without = { ...c, outbox: c.outbox.filter((o) => o.id !== item.id) };
  const decision = decide(without, 'respondent_lost', {}, contextFor(deps, { kind: 'sender' }, c, {}));
  return decision.ok ? decision.case : null;
}
