import type { Case } from '../domain/case/case.ts';
import type { OutboxItem, Receiver } from '../domain/case/message.ts';
import { nextSendAt } from '../domain/case/outbox.ts';

/** A document that holds outbox items: a case many, a notice one. */
export type Holder = Pick<Case, '_id' | 'rev' | 'outbox' | 'sendAt'>;

/** Sets the outbox and `sendAt`; clocks do not change. */
const withItems = <D extends Holder>(d: D, outbox: OutboxItem[]): D => ({
  ...d,
  rev: d.rev + 1,
  outbox,
  sendAt: nextSendAt(outbox),
});
const changed = <D extends Holder>(d: D, item: OutboxItem, to: OutboxItem): D =>
  withItems(
    d,
    d.outbox.map((o) => (o.id === item.id ? to : o)),
  );

/** Removes an item that no longer holds or has no receiver. */
export const dropped = <D extends Holder>(d: D, item: OutboxItem): D =>
  withItems(
    d,
    d.outbox.filter((o) => o.id !== item.id),
  );

/** Sends the item to another receiver with the same rights, as a new message with a new id. */
export function sentElsewhere<D extends Holder>(d: D, item: OutboxItem, to: Receiver, failed: string): D {
  const { claim: _claim, ...rest } = item;
  return changed(d, item, { ...rest, id: `${d._id}.${d.rev + 1}.e`, to, tried: [...(item.tried ?? []), failed] });
}

/** Puts off what may not be said now to the next window. */
export const putOff = <D extends Holder>(d: D, item: OutboxItem, at: Date): D =>
  changed(d, item, { ...item, at, hours: 'held' });

/** Parks an item after a refusal that a retry cannot change; it is tried again when the case changes. */
export const parked = <D extends Holder>(d: D, item: OutboxItem, why: string): D =>
  changed(d, item, { ...item, parked: why });

export const claimed = <D extends Holder>(d: D, item: OutboxItem, token: string, now: Date, tries: number): D =>
  changed(d, item, { ...item, claim: { token, firstTriedAt: item.claim?.firstTriedAt ?? now, tries } });
