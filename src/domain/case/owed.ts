import type { Case, Owed, Receiver, Seat, Show } from './case.ts';
import { lastLeg } from './case.ts';
import type { Ctx } from './event.ts';
import { seatsWanted } from './roles.ts';

/** How long after a tap the tapped card is redrawn all the same: a crash between saving and answering leaves nothing stale. */
const TAPPED_CARD_DELAY_MS = 5_000;

/** Where a seat's messages go. */
export function receiverOf(c: Case, seat: Seat): Receiver | null {
  if (seat === 'unit') {
    const unit = lastLeg(c)?.unit;
    return unit ? { unit } : null;
  }
  if (seat === 'respondent')
    return c.respondent.openId ? { person: c.respondent.openId, name: c.respondent.name } : null;
  if (seat === 'filer') return { person: c.filer.openId, name: c.filer.name };
  return { seat };
}

/** A message to be owed by the decision that is being made; ids come when it is complete. */
export type Promised = { to: Receiver; show: Show; at?: Date; onDelivery?: 'notice_delivered' };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Adds messages to what the case owes. A card that is already owed and not yet claimed is owed once. */
export function addOwed(c: Case, added: Promised[], ctx: Pick<Ctx, 'now' | 'actor'>): Case {
  const owed = [...c.owed];
  let n = 0;
  for (const p of added) {
    const waiting = owed.findIndex((o) => !o.claim && 'card' in p.show && same(o.to, p.to) && same(o.show, p.show));
    const at = p.at ?? ctx.now;
    if (waiting >= 0) {
      const old = owed[waiting] as Owed;
      owed[waiting] = { ...old, at: old.at < at ? old.at : at };
      continue;
    }
    owed.push({
      id: `${c._id}.${c.rev}.${n++}`,
      at,
      to: p.to,
      show: p.show,
      ...(p.onDelivery && { onDelivery: p.onDelivery }),
      ...(ctx.actor.kind === 'clock' && { fromClock: true }),
    });
  }
  return { ...c, owed };
}

/** The living cards that a change makes untrue, and stubs for cards that have lost their seat. */
export function cardsOwed(c: Case, ctx: Ctx): Promised[] {
  const wanted = seatsWanted(c, ctx);
  const owed: Promised[] = [];
  for (const w of wanted) {
    const to = receiverOf(c, w.seat);
    if (!to) continue;
    const tapped = c.cards.some((k) => k.messageId === ctx.messageId && k.seat === w.seat);
    owed.push({
      to,
      show: { card: w.seat },
      ...(tapped && { at: new Date(ctx.now.getTime() + TAPPED_CARD_DELAY_MS) }),
    });
  }
  for (const place of c.cards) {
    const standing = wanted.some((w) => w.seat === place.seat && (w.seat !== 'unit' || w.unit === place.unit));
    if (!standing && place.seat !== 'respondent' && place.seat !== 'filer')
      owed.push({ to: { chat: place.chatId }, show: { stub: place.messageId } });
    // A stand-in who brought the case up has a card of the respondent's as well.
    else if (place.seat === 'respondent' && place.person !== c.respondent.openId && place.person)
      owed.push({ to: { person: place.person }, show: { card: 'respondent' } });
  }
  return owed;
}

/** Earliest instant at which a message is owed; parked ones wait for the next change. */
export function nextOwed(owed: Owed[]): Date | null {
  const waiting = owed.filter((o) => !o.parked).map((o) => o.at.getTime());
  return waiting.length ? new Date(Math.min(...waiting)) : null;
}
