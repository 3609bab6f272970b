import type { Case } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import { type CardPlace, FORMS_KEPT } from '../domain/case/parts.ts';
import { unitShown } from '../domain/case/roles.ts';
import { sealed } from '../domain/clocks/schedule.ts';
import { decide } from '../domain/events/decide.ts';
import type { Sent } from '../ports.ts';
import { contextFor, type Deps, rulesNow } from '../usecases/deps.ts';

/** Living cards a case keeps account of; the oldest private ones fall off first. */
const CARDS_KEPT = 60;

/** What is known about a delivery besides where it went. */
type About = {
  maybeTwice: boolean;
  /** Of the case as it was drawn; it may have moved on since. */
  v: number;
};

/** The case once the message was sent: entry gone, card placed, and what delivery itself means. All one write. */
export function delivered(deps: Deps, c: Case, entry: OutboxItem, sent: Sent | 'updated', about: About): Case {
  const now = deps.clock.now();
  const without = { ...c, rev: c.rev + 1, outbox: c.outbox.filter((o) => o.id !== entry.id) };
  const placed = sent === 'updated' ? withoutStub(without, entry) : placedCard(without, entry, sent, about.v, now);
  const marked = about.maybeTwice ? { ...placed, maybeTwice: [...(c.maybeTwice ?? []), entry.id] } : placed;
  const kept = sealed(marked, rulesNow(deps));
  if (!entry.onDelivery) return kept;
  const before = { ...marked, rev: c.rev };
  const decision = decide(before, entry.onDelivery, {}, contextFor(deps, { kind: 'sender' }, before, {}));
  return decision.ok ? decision.case : kept;
}

const withoutStub = (c: Case, { show }: OutboxItem): Case =>
  'stub' in show ? { ...c, cards: c.cards.filter((k) => k.messageId !== show.stub) } : c;

function placedCard(c: Case, entry: OutboxItem, sent: Sent, v: number, now: Date): Case {
  const { show, to } = entry;
  if ('form' in show) {
    // Whoever is quick submits it before this is written; a used form stays used.
    if (c.forms.some((f) => f.messageId === sent.messageId)) return c;
    const person = 'person' in to ? to.person : '';
    const form = { messageId: sent.messageId, person, event: show.form, sentAt: now };
    return { ...c, forms: [...c.forms, form].slice(-FORMS_KEPT) };
  }
  if (!('card' in show)) return c;
  // The unit it was sent to: the case may have gone to another while the call was in flight.
  const unit = 'unit' in to ? to.unit : unitShown(c);
  const place: CardPlace = {
    messageId: sent.messageId,
    chatId: sent.chatId,
    audience: show.card,
    v,
    sentAt: now,
    ...('person' in to && { person: to.person }),
    ...(show.card === 'unit' && unit && { unit }),
    ...(show.card === 'co_unit' && 'unit' in to && { unit: to.unit }),
  };
  const old = c.cards.filter((k) => k.messageId !== sent.messageId);
  const replaced = old.filter(
    (k) => k.audience === place.audience && k.chatId === place.chatId && k.person === place.person,
  );
  const standing = old.filter((k) => !replaced.includes(k));
  // One living card a chat and audience: the older one becomes a pointer to this one (lifecycle.md, invariant 7).
  const pointers = replaced.map((k, i) => ({
    id: `${c._id}.${c.rev}.s${i}`,
    at: now,
    to: { chat: k.chatId },
    show: { stub: k.messageId },
  }));
  const lost = place.audience === 'unit' && place.unit !== unitShown(c) ? [place] : [];
  const stubs = lost.map((k) => ({
    id: `${c._id}.${c.rev}.l`,
    at: now,
    to: { chat: k.chatId },
    show: { stub: k.messageId },
  }));
  return { ...c, cards: kept([...standing, place]), outbox: [...c.outbox, ...pointers, ...stubs] };
}

/** An audience's own card is never forgotten; of those that somebody brought up for themselves the oldest are. */
function kept(cards: CardPlace[]): CardPlace[] {
  let over = cards.length - CARDS_KEPT;
  const own = (k: CardPlace) => k.person === undefined || k.audience === 'respondent' || k.audience === 'filer';
  return cards.filter((k) => own(k) || over-- <= 0);
}

/** The card that was updated now shows this `v`. */
export const shownAt = (c: Case, messageId: string, v: number): Case => ({
  ...c,
  cards: c.cards.map((k) => (k.messageId === messageId ? { ...k, v } : k)),
});
