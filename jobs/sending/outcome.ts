import type { CardPlace, Case, Owed, Receiver } from '../../src/domain/case/case.ts';
import { sealed } from '../../src/domain/case/event.ts';
import { decide } from '../../src/domain/case/lifecycle.ts';
import type { Sent } from '../../src/ports.ts';
import { contextFor, type Deps } from '../../src/usecases/deps.ts';

/** Living cards a case keeps account of; the oldest private ones fall off first. */
const CARDS_KEPT = 60;

/** The case once Feishu has taken the message: entry gone, card placed, and what delivery itself means. All one write. */
export function delivered(deps: Deps, c: Case, entry: Owed, sent: Sent | 'updated', maybeTwice: boolean): Case {
  const without = { ...c, owed: c.owed.filter((o) => o.id !== entry.id) };
  const placed = placedCard(without, entry, sent, deps.clock.now());
  const marked = maybeTwice ? { ...placed, maybeTwice: [...(c.maybeTwice ?? []), entry.id] } : placed;
  const numbered = sealed({ ...marked, rev: c.rev + 1 });
  if (!entry.onDelivery) return numbered;
  const ctx = contextFor(deps, { kind: 'sender' }, marked, {});
  const decision = decide(marked, entry.onDelivery, {}, ctx);
  return decision.ok ? decision.case : numbered;
}

function placedCard(c: Case, entry: Owed, sent: Sent | 'updated', now: Date): Case {
  const { show, to } = entry;
  if ('stub' in show) return { ...c, cards: c.cards.filter((k) => k.messageId !== show.stub) };
  if ('card' in show && sent === 'updated') return c;
  if (sent === 'updated') return c;
  if ('form' in show) {
    const person = 'person' in to ? to.person : '';
    const kept = c.forms.filter((f) => f.messageId !== sent.messageId).slice(-49);
    return { ...c, forms: [...kept, { messageId: sent.messageId, person, event: show.form, sentAt: now }] };
  }
  if (!('card' in show)) return c;
  const unit = c.legs.at(-1)?.unit;
  const place: CardPlace = {
    messageId: sent.messageId,
    chatId: sent.chatId,
    seat: show.card,
    v: c.v,
    sentAt: now,
    ...('person' in to && { person: to.person }),
    ...(show.card === 'unit' && unit && { unit }),
  };
  const old = c.cards.filter((k) => k.messageId !== sent.messageId);
  return { ...c, cards: [...old, place].slice(-CARDS_KEPT) };
}

/** The card that was updated now shows this `v`. */
export const shownAt = (c: Case, messageId: string): Case => ({
  ...c,
  cards: c.cards.map((k) => (k.messageId === messageId ? { ...k, v: c.v } : k)),
});

/** The entry is dropped: overtaken, or nobody is left to tell. */
export const dropped = (c: Case, entry: Owed): Case =>
  sealed({ ...c, rev: c.rev + 1, owed: c.owed.filter((o) => o.id !== entry.id) });

/** The entry goes to somebody else within the same rights, as a new message with a new id. */
export const sentElsewhere = (c: Case, entry: Owed, to: Receiver, failed: string): Case =>
  sealed({
    ...c,
    rev: c.rev + 1,
    owed: c.owed.map((o) => {
      if (o.id !== entry.id) return o;
      const { claim: _claim, ...rest } = o;
      return { ...rest, id: `${c._id}.${c.rev + 1}.e`, to, tried: [...(o.tried ?? []), failed] };
    }),
  });

/** Refused for a reason that trying again will not mend: kept, named, and tried again when the case changes. */
export const parked = (c: Case, entry: Owed, why: string): Case =>
  sealed({ ...c, rev: c.rev + 1, owed: c.owed.map((o) => (o.id === entry.id ? { ...o, parked: why } : o)) });

export const claimed = (c: Case, entry: Owed, token: string, now: Date, tries: number): Case =>
  sealed({
    ...c,
    rev: c.rev + 1,
    owed: c.owed.map((o) =>
      o.id === entry.id ? { ...o, claim: { token, firstTriedAt: o.claim?.firstTriedAt ?? now, tries } } : o,
    ),
  });
