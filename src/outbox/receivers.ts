import type { Case } from '../domain/case/case.ts';
import type { Audience, OutboxItem, Receiver } from '../domain/case/message.ts';
import type { CardPlace } from '../domain/case/parts.ts';
import { readerOf } from '../domain/case/receiver.ts';
import { deputyOf, present } from '../domain/directory/deputies.ts';
import {
  activeBoard,
  coordinatorOf,
  type Directory,
  deskOf,
  enterpriseById,
  headOf,
  isStaffed,
  peopleOfBoard,
  supervisionOf,
  type Unit,
  unitById,
} from '../domain/directory/directory.ts';
import type { Capacity, Person } from '../domain/directory/person.ts';

/** A chat or a person: what a messenger can be asked to send to. */
export type Address = { chat: string } | { person: string };

export const addressKey = (a: Address): string => ('chat' in a ? a.chat : a.person);

/** Somebody as they are reached now; whoever is away has their deputy there. */
const reached = ({ openId }: Person, as: Capacity, d: Directory): Address => ({
  person: (deputyOf(d, openId, as) ?? { openId }).openId,
});

const atUnit = (unit: Unit | undefined, d: Directory): Address | null => {
  if (!unit) return null;
  if (unit.chatId) return { chat: unit.chatId };
  const head = headOf(unit);
  return head ? reached(head, { unit: unit.id }, d) : null;
};

/**
 * The address of a receiver now: a unit's group, else its head; the desk where nobody is at the unit; in the place of somebody
 * who is away their deputy.
 */
export function addressOf(to: Receiver, d: Directory): Address | null {
  if ('cases' in to) return null;
  if ('chat' in to) return { chat: to.chat };
  if ('person' in to) return { person: readerOf(to, d) ?? to.person };
  const desk = atUnit(deskOf(d), d);
  if ('board' in to) {
    const board = activeBoard(d, to.board);
    if (!board) return desk;
    return board.chatId ? { chat: board.chatId } : reached(board.chief, { board: board.id }, d);
  }
  if ('unit' in to) return (isStaffed(d, to.unit) && atUnit(unitById(d, to.unit), d)) || desk;
  const unit = { desk: deskOf(d), coordinator: coordinatorOf(d), supervision: supervisionOf(d) }[to.audience];
  return atUnit(unit, d) ?? desk;
}

/** Whose group a chat is, with the people who read there. */
export function groupAt(chat: string, d: Directory): { name: string; people: Person[] } | undefined {
  const unit = d.units.find((u) => u.active && u.chatId === chat);
  if (unit) return { name: unit.name, people: unit.staff };
  const board = d.boards.find((b) => b.active && b.chatId === chat);
  return board && { name: board.name, people: peopleOfBoard(board) };
}

/**
 * The replacement for a receiver that cannot be reached: the first of `instead` that was not tried; null when none is
 * left. Source: storage.md, "The outbox", "Answers".
 */
export function readdressed(item: OutboxItem, failed: Address, instead: Receiver[], d: Directory): Receiver | null {
  const tried = [...(item.tried ?? []), addressKey(failed)];
  const untried = (r: Receiver): boolean => {
    const a = addressOf(r, d);
    return a !== null && !tried.includes(addressKey(a));
  };
  return instead.find(untried) ?? null;
}

/** For a lost group or for staff: the unit's head, then the desk. */
export function insteadOfStaff(failed: Address, d: Directory): Receiver[] {
  const desk: Receiver = { audience: 'desk' };
  const unit = d.units.find((u) =>
    'chat' in failed ? u.chatId === failed.chat : u.staff.some((s) => s.openId === failed.person),
  );
  const board = d.boards.find((b) => 'chat' in failed && b.active && b.chatId === failed.chat);
  const head = unit ? headOf(unit) : board?.chief;
  const as = unit ? { unit: unit.id } : board && { board: board.id };
  return head ? [{ person: head.openId, name: head.name, ...(as && { as }) }, desk] : [desk];
}

/**
 * Who may get a message instead of its receiver, with the same rights: the next contact for a contact; for a
 * confidential case only another named officer.
 */
export function insteadFor(item: OutboxItem, c: Case, failed: Address, d: Directory): Receiver[] {
  if ('form' in item.show || 'inquiry' in item.show || 'recall' in item.show) return [];
  // A file that somebody asked for is for that person only; a written reply is owed to the enterprise.
  if ('file' in item.show && !item.onDelivery) return [];
  // A receipt is for whoever filed the case, and for nobody else.
  if (c.confidential && audienceOf(item) === 'filer') return [];
  if (c.confidential) return present(d, d.confidential).map(({ openId, name }) => ({ person: openId, name }));
  const forEnterprise = 'person' in failed && ['respondent', 'filer'].includes(audienceOf(item) ?? '');
  if (!forEnterprise) return insteadOfStaff(failed, d);
  const contacts = enterpriseById(d, c.enterprise?.id ?? '')?.contacts ?? [];
  return contacts.flatMap((k) => (k.openId && k.reach !== 'phone' ? [{ person: k.openId, name: k.name }] : []));
}

/** The audience for which an item is drawn; null for an item of one person. */
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
  const reader = readerOf(to, d);
  if (reader !== undefined) return c.cards.findLast((k) => k.audience === audience && k.person === reader);
  const address = addressOf(to, d);
  if (!address) return undefined;
  // A card in a group that is no longer this receiver's, or with another head, is another's to see.
  const here = (k: CardPlace) =>
    !privately(k) && ('chat' in address ? k.chatId === address.chat : k.reader === address.person);
  const unit = 'unit' in to ? to.unit : undefined;
  return c.cards.findLast((k) => k.audience === audience && (unit === undefined || k.unit === unit) && here(k));
}

/** Whether a card is a private copy that somebody opened, not the audience's own card. */
const privately = (k: CardPlace): boolean => k.person !== undefined;
