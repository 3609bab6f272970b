import type { Directory } from '../directory/directory.ts';
import { nextWindow } from '../time/window.ts';
import type { Case } from './case.ts';
import type { Ctx } from './context.ts';
import { isUrgent, runningAssignment } from './current.ts';
import { type OnDelivery, type OutboxItem, type Receiver, type Show, speaks } from './message.ts';
import { holds, type NotificationTable } from './notification.ts';
import { readerOf, sameNow } from './receiver.ts';
import { unitShown } from './unit-of.ts';

const MINUTE_MS = 60_000;

/** A message that the clock caused is sent after the minutes of overload (storage.md, "The outbox"). */
function afterOverload(at: Date, { actor, overload }: Pick<Ctx, 'actor' | 'overload'>): Date {
  if (!overload || actor.kind !== 'clock') return at;
  const minute = Math.floor(at.getTime() / MINUTE_MS);
  const into = minute % overload.everyMinutes;
  return into < overload.minutes ? new Date((minute + overload.minutes - into) * MINUTE_MS) : at;
}

/** What decides when an item is sent. */
type When = Pick<Ctx, 'now' | 'actor' | 'overload' | 'profile' | 'calendar' | 'directory'>;

/**
 * When an item is sent that is due at `at`. What is said keeps the hours, but to the person who has just acted and of an
 * urgent case; everything else goes at once. The sender looks again, because an item may be late.
 * Source: lifecycle.md, invariant 10.
 */
function withinHours(
  c: Pick<Case, 'urgency'>,
  { to, show }: OutboxDraft,
  at: Date,
  ctx: When,
): Pick<OutboxItem, 'at' | 'hours'> {
  if (!speaks(show, to)) return { at };
  const acted = ctx.actor.kind === 'person' && readerOf(to, ctx.directory) === ctx.actor.openId;
  if (acted || isUrgent(c)) return { at, hours: 'any' };
  const open = nextWindow(at, ctx);
  return open > at ? { at: afterOverload(open, ctx), hours: 'held' } : { at };
}

/** A message that becomes an outbox item; its id and time are added by `addToOutbox`. */
export type OutboxDraft = {
  to: Receiver;
  show: Show;
  at?: Date;
  onDelivery?: OnDelivery;
  /** It takes the place of one of its kind that waits: its words hold what that one would have said. */
  gathers?: boolean;
};

/** How many delivery ids a case remembers (storage.md, "The case"). */
export const DELIVERIES_KEPT = 50;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether item `o` still waits to be said, and `p` says it as well. */
const gathered = (o: OutboxItem, p: OutboxDraft, d: Directory): boolean =>
  p.gathers === true &&
  !o.claim &&
  'notification' in o.show &&
  'notification' in p.show &&
  o.show.notification === p.show.notification &&
  sameNow(o.to, p.to, d);

/** Whether item `o` does what `p` asks, or can do both: a card with no call in flight, or a stub. */
const covers = (o: OutboxItem, p: OutboxDraft, d: Directory): boolean =>
  sameNow(o.to, p.to, d) &&
  ('card' in p.show && 'card' in o.show
    ? !o.claim && o.show.card === p.show.card
    : 'stub' in p.show && same(o.show, p.show));

/** By what the waiting messages of a case are judged. */
type Sending = { notifications: NotificationTable; directory: Directory; now: Date };

/** Whether the message still holds. Only the unit that has the case gets a unit's card (T19, R-801). */
function stillMeant(c: Case, { show, to }: OutboxItem, { notifications, directory, now }: Sending): boolean {
  if ('notification' in show) return holds(notifications.get(show.notification), c, { at: now, to });
  return !('card' in show && show.card === 'unit' && 'unit' in to) || to.unit === unitShown(c, directory);
}

/**
 * Drops items that no longer hold, and every notification to a unit whose assignment has just ended. A card with a call
 * in flight stays, because the answer to that call says where the card is.
 * Source: lifecycle.md, "Assignments and two clocks".
 */
export function dropOvertaken(before: Case, after: Case, sending: Sending): Case {
  const assignment = runningAssignment(before);
  const left = assignment && after.assignments.find((l) => l.n === assignment.n)?.endedAt ? assignment.unit : undefined;
  const outlives = (code: string) => sending.notifications.get(code)?.outlivesAssignment === true;
  const toLeft = ({ show, to }: OutboxItem) =>
    'notification' in show &&
    !outlives(show.notification) &&
    show.audience === 'unit' &&
    'unit' in to &&
    to.unit === left;
  const inFlight = ({ show, claim }: OutboxItem) => claim !== undefined && 'card' in show;
  return {
    ...after,
    outbox: after.outbox.filter((o) => inFlight(o) || (stillMeant(after, o, sending) && !toLeft(o))),
  };
}

/** Without what a deputy would be told for somebody else besides being told it anyway. */
function saidOnce(added: readonly OutboxDraft[], d: Directory): OutboxDraft[] {
  const said = ({ to, show }: OutboxDraft): string => JSON.stringify([readerOf(to, d), show]);
  const forAnother = ({ to, show }: OutboxDraft): boolean =>
    speaks(show, to) && 'person' in to && readerOf(to, d) !== to.person;
  const told = new Set(added.filter((p) => !forAnother(p)).map(said));
  return added.filter((p) => !forAnother(p) || (!told.has(said(p)) && told.add(said(p))));
}

/** Which of two ways of showing a card does what both ask: as a new message, sent where there is none, changed in place. */
const atLeast = (waiting: Show, added: Show): Show => {
  if (!('card' in added) || !('card' in waiting)) return waiting;
  return added.fresh || (waiting.standing && !added.standing) ? added : waiting;
};

/** Adds items to the case's outbox. A card or stub that already waits there is not added again. */
export function addToOutbox(c: Case, added: OutboxDraft[], ctx: When): Case {
  const outbox = [...c.outbox];
  let n = 0;
  for (const p of saidOnce(added, ctx.directory)) {
    const same = outbox.findIndex((o) => gathered(o, p, ctx.directory));
    if (same >= 0) outbox.splice(same, 1);
    const waiting = outbox.findIndex((o) => covers(o, p, ctx.directory));
    const at = afterOverload(p.at ?? ctx.now, ctx);
    if (waiting >= 0) {
      const { fromClock, ...old } = outbox[waiting] as OutboxItem;
      const mayWait = fromClock && ctx.actor.kind === 'clock';
      outbox[waiting] = {
        ...old,
        // It shows what the other would have.
        show: atLeast(old.show, p.show),
        at: new Date(Math.min(old.at.getTime(), at.getTime())),
        ...(mayWait && { fromClock }),
      };
      continue;
    }
    outbox.push({
      id: `${c._id}.${c.rev}.${n++}`,
      ...withinHours(c, p, at, ctx),
      to: p.to,
      show: p.show,
      ...(p.onDelivery && { onDelivery: p.onDelivery }),
      ...(ctx.actor.kind === 'clock' && { fromClock: true }),
    });
  }
  return { ...c, outbox };
}

/** Adds items without an event: a form or a fresh card that somebody asked for. Raises `rev`, never `v`. */
export function enqueue(c: Case, drafts: OutboxDraft[], ctx: When & Pick<Ctx, 'delivery'>): Case {
  const numbered = { ...c, rev: c.rev + 1 };
  const queued = addToOutbox(numbered, drafts, ctx);
  return {
    ...queued,
    sendAt: nextSendAt(queued.outbox),
    deliveries: ctx.delivery ? [...c.deliveries, ctx.delivery].slice(-DELIVERIES_KEPT) : c.deliveries,
  };
}

/** The earliest instant at which an item is to be sent. Parked items wait for the next change of the case. */
export function nextSendAt(outbox: OutboxItem[]): Date | null {
  const waiting = outbox.filter((o) => !o.parked).map((o) => o.at.getTime());
  return waiting.length ? new Date(Math.min(...waiting)) : null;
}
