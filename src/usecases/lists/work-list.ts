import { SCHEMA } from '../../domain/case/case.ts';
import type { OutboxItem } from '../../domain/case/message.ts';
import { nextSendAt } from '../../domain/case/outbox.ts';
import type { Unit } from '../../domain/directory/directory.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import type { Night } from '../../domain/time/window.ts';
import { changeNotice } from '../change-case.ts';
import type { Deps } from '../deps.ts';

/** The work list of a unit: one notice, sent anew again and again. */
const workListId = ({ id }: Pick<Unit, 'id'>): string => `worklist/${id}`;

/** Most reasons a work list remembers: a message is delivered again within hours, not after as many. */
const REASONS_KEPT = 20;

/** A work list with another thing to send. */
const withItem = (n: Notice, item: OutboxItem): Notice => {
  const outbox = [...n.outbox, item];
  return { ...n, outbox, sendAt: nextSendAt(outbox) };
};

/** A unit with its work list as it was read; undefined where it has none yet. */
type Listed = Unit & { list: Notice | undefined };

/** These units with their work lists. */
export async function withLists(deps: Deps, units: readonly Unit[]): Promise<Listed[]> {
  const found = new Map((await deps.notices.some(units.map(workListId))).map((list) => [list._id, list]));
  return units.map((unit) => ({ ...unit, list: found.get(workListId(unit)) }));
}

/**
 * Sends the unit's work list as a new message; the one before becomes a pointer once that is done. Once for each reason,
 * however many instances or deliveries come with it. Source: interface.md, "In chat".
 *
 * @param why  the date of the morning, or the message that asks for it
 * @param send  false: nothing is open, and the morning is over without a list
 * @param night  the time before that morning: what came in it stands first, until the list is sent anew
 */
export async function sendAnew(
  deps: Deps,
  unit: Listed,
  why: string,
  { to = { unit: unit.id }, send = true, night }: { to?: OutboxItem['to']; send?: boolean; night?: Night } = {},
): Promise<void> {
  const id = workListId(unit);
  const at = deps.clock.now();
  const show: Notice['show'] = { list: { of: { what: 'to_do', unit: unit.id }, ...(night && { night }) } };
  const list = unit.list ?? (await begun(deps, unit, show));
  await changeNotice(deps, list ?? id, (n) => {
    if (!n || n.anew?.includes(why)) return { answer: undefined };
    // As of today, so that a case that is made confidential is looked for on it. What lies parked is over.
    const marked = {
      ...n,
      show,
      at,
      outbox: n.outbox.filter((o) => !o.parked),
      anew: [...(n.anew ?? []), why].slice(-REASONS_KEPT),
    };
    const item: OutboxItem = { id: `${id}/${why}`, at, to, show: { card: 'unit', fresh: true } };
    return { write: send ? withItem(marked, item) : marked, answer: undefined };
  });
  deps.wake();
}

/** A first, empty work list; null where another has just begun it. */
async function begun(deps: Deps, unit: Listed, show: Notice['show']): Promise<Notice | null> {
  const list: Notice = {
    _id: workListId(unit),
    schema: SCHEMA,
    rev: 1,
    to: { unit: unit.id },
    show,
    outbox: [],
    sendAt: null,
    at: deps.clock.now(),
  };
  return (await deps.notices.insert(list)) ? list : null;
}

/** Draws the work list anew where it stands in the unit's group; nothing where it was never sent, or is about to be drawn. */
export async function redraw(deps: Deps, { chatId, list }: Listed): Promise<void> {
  if (!list) return;
  const at = deps.clock.now();
  await changeNotice(deps, list, (n) => {
    // In a group that is another's by now nothing more is said.
    const waits = n?.outbox.some((o) => !o.claim && !o.parked && !('stub' in o.show));
    if (!n?.sent || waits || n.sent.chatId !== chatId) return { answer: undefined };
    const item: OutboxItem = {
      id: `${n._id}/${at.toISOString()}`,
      at,
      to: { chat: n.sent.chatId },
      show: { card: 'unit' },
    };
    return { write: withItem(n, item), answer: undefined };
  });
  deps.wake();
}
