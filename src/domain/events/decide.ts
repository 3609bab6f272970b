import { cutText } from '../../cut-text.ts';
import type { Case } from '../case/case.ts';
import type { Ctx, Decision, Rules } from '../case/context.ts';
import { withFiler } from '../case/filed.ts';
import { cardsToSend } from '../case/living-cards.ts';
import type { Show } from '../case/message.ts';
import { addToOutbox, DELIVERIES_KEPT, dropOvertaken, type OutboxDraft } from '../case/outbox.ts';
import { receiverOf, sameReceiver } from '../case/receiver.ts';
import type { Refusal } from '../case/refusal.ts';
import { ahead, comes } from '../case/resting.ts';
import { isOpen } from '../case/state.ts';
import { wordsKept } from '../case/words.ts';
import { firedAfter } from '../clocks/fired-keys.ts';
import { sealed } from '../clocks/schedule.ts';
import { stepsOf } from '../clocks/steps.ts';
import { nextOnWorkingDay } from '../time/window.ts';
import { type EventSpec, mayDo, type Outcome, type Planned } from './event.ts';
import { eventNamed, NOTIFICATIONS } from './lifecycle.ts';
import { RECEIPT } from './make-confidential.ts';
import { absentOf } from './parts/absent.ts';
import { inWhosePlace } from './parts/in-place.ts';
import { lapseNotifications } from './parts/lapsing.ts';
import { pressesDiffer } from './pressable.ts';
import { recordOf } from './record.ts';
import { eventDue } from './take-steps.ts';

/** Most of somebody's words that wait with a message, in code points: more than any sentence shows. `D` */
const KEPT_MOST = 1000;

/** The only place where a case changes: an event's name, its form and context give a changed case or a refusal. */
export function decide(c: Case, name: string, form: unknown, ctx: Ctx & Planned): Decision {
  const spec = eventNamed(name);
  if (!spec) return { ok: false, refusal: { code: 'no_such_event' } };
  return run(spec, c, form, ctx);
}

/**
 * Runs one event on a case. It checks person, state, `v` and form, then makes the change and adds the outbox items. No
 * event counts from before the case's last one (lifecycle.md, "Events").
 */
function run(spec: EventSpec, c: Case, form: unknown, asked: Ctx & Planned): Decision {
  const ctx = asked.at < c.lastEventAt ? { ...asked, at: c.lastEventAt } : asked;
  const refusal = mayDo(spec, c, ctx);
  if (refusal) return { ok: false, refusal };
  const acting = { ...ctx, actor: actingAs(spec, c, ctx) };
  const stale = ctx.v !== undefined && ctx.v !== c.v && !spec.inquiry && !spec.ignoresV;
  if (stale) return { ok: false, refusal: { code: 'stale' } };
  const outcome = spec.run(c, form, acting);
  if ('refusal' in outcome) return { ok: false, refusal: outcome.refusal };
  return { ok: true, case: written(spec, c, outcome, acting) };
}

/** Whoever acts; a deputy with the one in whose place they do. */
function actingAs(spec: EventSpec, c: Case, ctx: Ctx): Ctx['actor'] {
  const { actor } = ctx;
  if (actor.kind !== 'person' || !actor.standsFor) return actor;
  const personal = spec.personal ?? spec.inquiry ?? false;
  const actsFor = inWhosePlace(c, { by: spec.by, personal }, actor, ctx);
  return actsFor ? { ...actor, actsFor } : actor;
}

/** The changed case as it is stored: with its number, record entry, outbox, `dueAt` and `sendAt`. */
function written(
  spec: EventSpec,
  before: Case,
  outcome: Exclude<Outcome, { refusal: Refusal }>,
  ctx: Ctx & Planned,
): Case {
  const changed = { ...outcome.after, rev: before.rev + 1, lastEventAt: ctx.at, changedAt: ctx.now };
  // What the desk was told of absent units holds as long as it waits.
  const waits = changed.absent && absentOf(changed, ctx.directory);
  const absent = changed.absent?.filter((what) => waits?.includes(what));
  const standing = { ...changed, words: wordsKept(changed, ctx.profile), absent: absent?.length ? absent : undefined };
  const { directory, now } = ctx;
  const numbered = dropOvertaken(before, standing, { notifications: NOTIFICATIONS, directory, now });
  numbered.v = pressesDiffer(before, numbered, ctx) ? before.v + 1 : before.v;
  // Only its officers are notified of a confidential case; whoever filed it gets a receipt.
  const lines = withFiler(numbered, outcome.notifies, { ...ctx, notifications: NOTIFICATIONS });
  const heard = [...lines, ...lapseNotifications(before, numbered, outcome.notifies, ctx)].filter(
    (t) => !numbered.confidential || t.audience === 'confidential_officer' || t.notification === RECEIPT,
  );
  const told = heard.flatMap((t): OutboxDraft[] => {
    const to = receiverOf(numbered, t, ctx.directory);
    const { notification, audience, words, who, of } = t;
    const show: Show = {
      notification,
      audience,
      ...(words && { words: cutText(words, KEPT_MOST, '…') }),
      ...(who && { who }),
      ...(of && { of }),
    };
    const { gathersMs, inMorning } = NOTIFICATIONS.get(notification) ?? {};
    const later = inMorning
      ? { at: morningAfter(ctx) }
      : gathersMs && { gathers: true, at: new Date(ctx.now.getTime() + gathersMs) };
    return to ? [{ to, show, ...later, ...(t.onDelivery && { onDelivery: t.onDelivery }) }] : [];
  });
  // Parked items are tried again from the first attempt when the case changes: they are known not to have been sent.
  const unparked = {
    ...numbered,
    outbox: numbered.outbox.map((o) => {
      const { parked, claim, ...rest } = o;
      return parked === undefined ? o : rest;
    }),
  };
  const hasDuplicates = before.hasDuplicates || unparked.hasDuplicates;
  const unseen = spec.unseen(before, unparked);
  const across: OutboxDraft[] =
    hasDuplicates && !unseen ? [{ to: { cases: 'across' }, show: { across: 'duplicates' } }] : [];
  const said = [...outcome.shows, ...told];
  const touched = ctx.actor.kind !== 'clock' || (unparked.v !== before.v && isOpen(unparked));
  const cards = (unseen ? [] : cardsToSend(unparked, ctx))
    .filter((card) => touched || comes(unparked, card, said, directory))
    .map((card) => ahead(afresh(card, told), said, ctx.now, directory));
  const drafts = [...cards, ...said, ...across];
  const queued = addToOutbox(unparked, drafts, ctx);
  const recorded = { ...queued, record: [...queued.record, recordOf(spec.name, outcome.input, before, queued, ctx)] };
  const { firedKeys, planned } = firedAfter(recorded, ctx, () => ctx.planned ?? stepsOf(before, ctx));
  return sealed(
    {
      ...recorded,
      firedKeys,
      deliveries: ctx.delivery ? [...queued.deliveries, ctx.delivery].slice(-DELIVERIES_KEPT) : queued.deliveries,
    },
    ctx,
    planned[0]?.at ?? null,
  );
}

const morningAfter = ({ now, profile, calendar }: Ctx): Date => nextOnWorkingDay(now, profile.hours.open, calendar);

/** The card of somebody who must act in private comes below as a new message (lifecycle.md, invariant 7). */
function afresh(card: OutboxDraft, told: readonly OutboxDraft[]): OutboxDraft {
  const { show, to } = card;
  const mustAct = ({ show: said, to: whom }: OutboxDraft) =>
    'card' in show &&
    'notification' in said &&
    said.audience === show.card &&
    said.audience !== 'filer' &&
    sameReceiver(whom, to) &&
    NOTIFICATIONS.get(said.notification)?.freshCard === true;
  return 'card' in show && 'person' in to && told.some(mustAct) ? { ...card, show: { ...show, fresh: true } } : card;
}

/** Why this person may not do this now, asked before a form opens; null when they may. */
export function mayOpen(c: Case, name: string, ctx: Ctx): Refusal | null {
  const spec = eventNamed(name);
  return spec ? mayDo(spec, c, ctx) : { code: 'no_such_event' };
}

/** The event that the clock must cause now; null when nothing is due. */
export const dueEvent = (c: Case, rules: Rules): string | null => eventDue(c, stepsOf(c, rules), rules.at);

/** `dueEvent` and the decision on it, both null when nothing is due. The steps are planned once for both. */
export function decideDue(c: Case, ctx: Ctx): { event: string | null; decision: Decision | null } {
  const planned = stepsOf(c, ctx);
  const event = eventDue(c, planned, ctx.now);
  return { event, decision: event === null ? null : decide(c, event, {}, { ...ctx, planned }) };
}
