import type { Case } from '../domain/case/case.ts';
import type { Audience, OutboxItem, Receiver } from '../domain/case/message.ts';
import type { CardPlace } from '../domain/case/parts.ts';
import {
  coordinatorOf,
  type Directory,
  deskOf,
  enterpriseById,
  headOf,
  supervisionOf,
  type Unit,
  unitById,
} from '../domain/directory/directory.ts';

/** A chat or a person: what a messenger can be asked to send to. */
export type Address = { chat: string } | { person: string };

export const addressKey = (a: Address): string => ('chat' in a ? a.chat : a.person);

const atUnit = (unit: Unit | undefined): Address | null => {
  if (!unit) return null;
  if (unit.chatId) return { chat: unit.chatId };
  const head = headOf(unit);
  return head ? { person: head.openId } : null;
};

/** Where a symbolic receiver is today; a unit without a group is reached through its head, a unit without anybody through the desk. */
export function addressOf(to: Receiver, d: Directory): Address | null {
  if ('cases' in to) return null;
  if ('chat' in to) return { chat: to.chat };
  if ('person' in to) return { person: to.person };
  const desk = atUnit(deskOf(d));
  if ('unit' in to) return atUnit(unitById(d, to.unit)) ?? desk;
  const unit = { desk: deskOf(d), coordinator: coordinatorOf(d), supervision: supervisionOf(d) }[to.audience];
  return atUnit(unit) ?? desk;
}

/**
 * Where a message goes whose receiver cannot be reached: the first of those who may have it in their stead and have not been
 * tried; null when nobody is left. Source: storage.md, "The outbox", "Answers".
 */
export function readdressed(item: OutboxItem, failed: Address, instead: Receiver[], d: Directory): Receiver | null {
  const tried = [...(item.tried ?? []), addressKey(failed)];
  const untried = (r: Receiver): boolean => {
    const a = addressOf(r, d);
    return a !== null && !tried.includes(addressKey(a));
  };
  return instead.find(untried) ?? null;
}

/** A lost group's unit is reached through its head, staff through theirs; then the desk must know. */
export function insteadOfStaff(failed: Address, d: Directory): Receiver[] {
  const desk: Receiver = { audience: 'desk' };
  const unit = d.units.find((u) =>
    'chat' in failed ? u.chatId === failed.chat : u.staff.some((s) => s.openId === failed.person),
  );
  const head = unit && headOf(unit);
  return head ? [{ person: head.openId, name: head.name }, desk] : [desk];
}

/**
 * Who may have a case's message in a receiver's stead, within the same rights: a contact's goes to the next contact, a
 * confidential case's to another named officer alone.
 */
export function insteadFor(item: OutboxItem, c: Case, failed: Address, d: Directory): Receiver[] {
  if ('form' in item.show || 'inquiry' in item.show) return [];
  // A file somebody asked to see is theirs alone; the written reply is owed to the enterprise.
  if ('file' in item.show && !item.onDelivery) return [];
  if (c.confidential) return d.confidential.map(({ openId, name }) => ({ person: openId, name }));
  const forEnterprise = 'person' in failed && ['respondent', 'filer'].includes(audienceOf(item) ?? '');
  if (!forEnterprise) return insteadOfStaff(failed, d);
  const contacts = enterpriseById(d, c.enterprise?.id ?? '')?.contacts ?? [];
  return contacts.flatMap((k) => (k.openId && k.reach === 'member' ? [{ person: k.openId, name: k.name }] : []));
}

/** The eyes for which an entry is drawn; null for what is one person's own. */
export const audienceOf = (entry: OutboxItem): Audience | null =>
  'card' in entry.show
    ? entry.show.card
    : 'notification' in entry.show
      ? entry.show.audience
      : 'file' in entry.show
        ? 'respondent'
        : null;

/** The newest living card of an audience at this receiver. */
export function placeOf(c: Case, audience: Audience, to: Receiver, d: Directory): CardPlace | undefined {
  if ('person' in to) return c.cards.findLast((k) => k.audience === audience && k.person === to.person);
  if ('unit' in to) return c.cards.findLast((k) => k.audience === audience && k.unit === to.unit && !privately(k));
  const address = addressOf(to, d);
  return c.cards.findLast((k) => k.audience === audience && !privately(k) && address !== null);
}

/** Cards that somebody brought up for themselves are theirs, not the audience's own. */
const privately = (k: CardPlace): boolean => k.person !== undefined;
