import type { Directory } from '../directory/directory.ts';
import type { Case } from './case.ts';
import { speaks } from './message.ts';
import type { OutboxDraft } from './outbox.ts';
import { readerOf, sameNow } from './receiver.ts';

/**
 * Whether a card comes by this draft. Where it has become a pointer the clock brings a fresh one only to whom it has
 * something to say; whatever else happens to the case brings one everywhere. Source: lifecycle.md, invariant 7.
 *
 * @param said  what is said in the same event
 */
export function comes(c: Case, { to, show }: OutboxDraft, said: readonly OutboxDraft[], d: Directory): boolean {
  if (!('card' in show)) return true;
  const reader = readerOf(to, d);
  const places = c.cards.filter(
    (k) =>
      k.audience === show.card &&
      k.person === reader &&
      (reader !== undefined || !('unit' in to) || k.unit === to.unit),
  );
  const asleep = places.length > 0 && places.every((k) => k.asleep);
  return !asleep || said.some((other) => speaks(other.show, other.to) && sameNow(other.to, to, d));
}

/**
 * What the clock says is due from when its step was, a moment before now. The card in whose thread it stands goes with it,
 * so as not to come after it.
 */
export function ahead(card: OutboxDraft, said: readonly OutboxDraft[], now: Date, d: Directory): OutboxDraft {
  const earlier = said.flatMap(({ show, to, at }) =>
    at && at < now && speaks(show, to) && sameNow(to, card.to, d) ? [at.getTime()] : [],
  );
  return earlier.length > 0 ? { ...card, at: new Date(Math.min(...earlier)) } : card;
}
