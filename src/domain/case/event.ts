import { z } from 'zod';
import type { Profile } from '../../../config/profile.ts';
import { openObligations, openStop, openTasks } from '../clocks/clocks.ts';
import { nextStepAt } from '../clocks/steps.ts';
import { toldAfter } from '../clocks/told.ts';
import type { Directory } from '../directory/directory.ts';
import { type Actor, actorName } from '../directory/person.ts';
import { lapseTells } from '../events/parts/lapsing.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import { type Case, callNoted } from './case.ts';
import type { OnDelivery, Receiver, Seat, Show } from './message.ts';
import { addOwed, cardsOwed, DELIVERIES_KEPT, dropOvertaken, nextOwed, type Promised, receiverOf } from './owed.ts';
import type { ObligationKind } from './parts.ts';
import type { Refusal } from './refusal.ts';
import { owes, type Role, rolesOf, seatOwes, seatRoles } from './roles.ts';
import type { State } from './state.ts';

/** What a decision is made with. `at` is the event's own instant, by which verdicts go; `now` the program's clock. */
export type Ctx = {
  actor: Actor;
  /** The `v` on the button; absent for commands, which are judged by the state alone. */
  v?: number;
  profile: Profile;
  calendar: WorkCalendar;
  directory: Directory;
  now: Date;
  at: Date;
  /** Times at which the service was away, found at start; absent for none. */
  outages?: readonly { from: Date; to: Date }[];
  delivery?: string;
  messageId?: string;
  /** Another case that the form names, or that this one follows; null when there is no such case. */
  other?: Case | null;
};

/** The part of a context that says who could do what, for drawing buttons. */
export type Rules = Pick<Ctx, 'profile' | 'calendar' | 'directory' | 'at' | 'outages'>;

export type Decision = { ok: true; case: Case } | { ok: false; refusal: Refusal };

/** Somebody told in the thread of their card. `words` are a person's own. */
export type Tell = { seat: Seat; unit?: string; person?: string; say: string; words?: string; onDelivery?: OnDelivery };

/** Something shown to one receiver alone. */
type Shown = { to: Receiver; show: Show; at?: Date; onDelivery?: OnDelivery };

export type EventSpec = {
  name: string;
  /** What the button says; with a case number after it, also a command. */
  label: string;
  /** A shorter word for the command. */
  short?: string;
  from: readonly State[];
  by: readonly Role[];
  /** Of what is owed, which kind this event meets: `obliged` is then whoever owes that. */
  owes?: ObligationKind;
  /** Looks only: `v` is ignored, no card changes. */
  look?: boolean;
  /** Does not change what may be pressed, so a card a step behind may still send it. */
  ignoresV?: boolean;
  /** No card shows anything new for it, so none is drawn again. */
  unseen: (before: Case, after: Case) => boolean;
  /** Opens a form unless a form or a datum comes with the tap. */
  form?: (c: Case, rules: Rules) => boolean;
  /** The field that a command's remaining words fill. */
  wordsField?: string;
  /** The field that holds another case's number. */
  names?: string;
  /** Where files sent afterwards go: a press opens an upload slot instead of deciding. */
  slot?: Case['files'][number]['purpose'];
  /** What stands in the way whatever is filled in; decides as well whether the button is shown. */
  offer: (c: Case, rules: Rules) => Refusal | null;
  run: (c: Case, form: unknown, ctx: Ctx) => Outcome;
};

type Outcome = { refusal: Refusal } | { after: Case; tells: Tell[]; shows: Shown[] };

type Definition<I> = {
  name: string;
  label: string;
  short?: string;
  from: readonly State[];
  by: readonly Role[];
  owes?: ObligationKind;
  look?: boolean;
  ignoresV?: boolean;
  unseen?: (before: Case, after: Case) => boolean;
  form?: boolean | ((c: Case, rules: Rules) => boolean);
  wordsField?: string;
  /** The field that holds another case's number: that case arrives as `ctx.other`. */
  names?: string;
  slot?: Case['files'][number]['purpose'];
  /** Field labels come from `.describe()`. A datum arrives as the field `datum`. */
  input?: z.ZodType<I>;
  offer?: (c: Case, rules: Rules) => Refusal | null;
  refuse?: (c: Case, input: I, ctx: Ctx) => Refusal | null;
  apply: (c: Case, input: I, ctx: Ctx) => Case;
  /** Who is told, of the case as it is afterwards. */
  tells?: (after: Case, input: I, before: Case, ctx: Ctx) => Tell[];
  /** Private things that are shown to one person. */
  shows?: (after: Case, input: I, ctx: Ctx, before: Case) => Shown[];
};

/** Declares an event: what is special about it; `decide` adds what every event shares. */
export function caseEvent<I = Record<string, never>>(d: Definition<I>): EventSpec {
  const form = d.form;
  return {
    name: d.name,
    label: d.label,
    from: d.from,
    by: d.by,
    ...(d.short && { short: d.short }),
    ...(d.owes && { owes: d.owes }),
    ...(d.look && { look: true }),
    ...(d.ignoresV && { ignoresV: true }),
    ...(form && { form: typeof form === 'function' ? form : () => true }),
    ...(d.wordsField && { wordsField: d.wordsField }),
    ...(d.names && { names: d.names }),
    ...(d.slot && { slot: d.slot }),
    unseen: d.unseen ?? (() => d.look === true),
    offer: d.offer ?? (() => null),
    run(c, raw, ctx) {
      const read = (d.input ?? z.object({})).safeParse(raw ?? {}) as z.ZodSafeParseResult<I>;
      if (!read.success) return { refusal: badForm(read.error, d.input) };
      const refusal = d.refuse?.(c, read.data, ctx);
      if (refusal) return { refusal };
      const after = d.apply(c, read.data, ctx);
      return {
        after,
        tells: d.tells?.(after, read.data, c, ctx) ?? [],
        shows: d.shows?.(after, read.data, ctx, c) ?? [],
      };
    },
  };
}

/** Turns zod's issues into one sentence a field, under the label people see. */
export function badForm(error: z.ZodError, schema: z.ZodType | undefined): Refusal {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  const problems = error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    return { field, label: shape[field]?.description ?? field, words: issue.message };
  });
  return { code: 'bad_form', problems };
}

/** Whether the actor may do this now, before any form is filled in. */
export function mayDo(spec: EventSpec, c: Case, ctx: Ctx): Refusal | null {
  const roles = rolesOf(c, ctx.actor, ctx);
  // To everybody else a confidential case does not exist.
  if (c.confidential && ctx.actor.kind === 'person' && !roles.has('officer')) return { code: 'no_such_case' };
  const may = spec.by.some((r) => roles.has(r)) && (!spec.owes || owes(c, ctx.actor, spec.owes));
  if (!may) return { code: 'not_yours', event: spec.name, by: spec.by, ...unitOf(c) };
  if (!spec.from.includes(c.state)) return { code: 'wrong_state', event: spec.name, state: c.state };
  return spec.offer(c, ctx);
}

const unitOf = (c: Case): { unit?: string } => {
  const unit = c.legs.at(-1)?.unit;
  return unit ? { unit } : {};
};

/** Whether a card drawn for this seat carries this event's button; `roles` are the seat's. */
export const offered = (
  spec: EventSpec,
  c: Case,
  seat: Seat,
  rules: Rules,
  roles = seatRoles(c, seat, rules),
): boolean =>
  spec.from.includes(c.state) &&
  spec.by.some((r) => roles.has(r)) &&
  (!spec.owes || seatOwes(c, seat, spec.owes, rules.directory)) &&
  spec.offer(c, rules) === null;

/**
 * Runs one event on a case: right person, right state, card not stale, readable form; then the change and what it owes.
 * No event counts from before the case's last one (lifecycle.md, "Events").
 */
export function run(spec: EventSpec, c: Case, form: unknown, asked: Ctx): Decision {
  const ctx = asked.at < c.lastEventAt ? { ...asked, at: c.lastEventAt } : asked;
  const refusal = mayDo(spec, c, ctx);
  if (refusal) return { ok: false, refusal };
  const stale = ctx.v !== undefined && ctx.v !== c.v && !spec.look && !spec.ignoresV;
  if (stale) return { ok: false, refusal: { code: 'stale' } };
  const outcome = spec.run(c, form, ctx);
  if ('refusal' in outcome) return { ok: false, refusal: outcome.refusal };
  return { ok: true, case: written(spec, c, outcome, ctx) };
}

/** How long a text in the record may be. Source: storage.md, "The case". */
const RECORD_TEXT_MOST = 2_000;

const HOUSEKEEPING = [
  'rev',
  'v',
  'owed',
  'owedAt',
  'dueAt',
  'told',
  'record',
  'deliveries',
  'cards',
  'forms',
  'lastEventAt',
];

/** The changed case as it is written: numbered, recorded, with what it owes and when it must be looked at again. */
function written(spec: EventSpec, before: Case, outcome: Exclude<Outcome, { refusal: Refusal }>, ctx: Ctx): Case {
  const numbered = dropOvertaken(before, { ...outcome.after, rev: before.rev + 1, lastEventAt: ctx.at });
  numbered.v = pressable(before) === pressable(numbered) ? before.v : before.v + 1;
  // Of a confidential case nobody but its officers hears.
  const heard = [...outcome.tells, ...lapseTells(before, numbered)].filter(
    (t) => !numbered.confidential || t.seat === 'officer',
  );
  const told = heard.flatMap((t): Promised[] => {
    const to = receiverOf(numbered, t, ctx.directory);
    const show: Show = { say: t.say, seat: t.seat, ...(t.words && { words: t.words }) };
    return to ? [{ to, show, ...(t.onDelivery && { onDelivery: t.onDelivery }) }] : [];
  });
  // What was refused is tried again when its case changes, from the beginning: it is known not to have been sent.
  const unparked = {
    ...numbered,
    owed: numbered.owed.map((o) => {
      const { parked, claim, ...rest } = o;
      return parked === undefined ? o : rest;
    }),
  };
  const leads = before.leads || unparked.leads;
  const unseen = spec.unseen(before, unparked);
  const across: Promised[] = leads && !unseen ? [{ to: { cases: 'across' }, show: { across: 'followers' } }] : [];
  const promised = [...(unseen ? [] : cardsOwed(unparked, ctx)), ...outcome.shows, ...told, ...across];
  const owing = addOwed(unparked, promised, ctx);
  const recorded = { ...owing, record: [...owing.record, recordOf(spec.name, before, owing, ctx)] };
  return sealed(
    {
      ...recorded,
      told: toldAfter(before, recorded, ctx),
      deliveries: ctx.delivery ? [...owing.deliveries, ctx.delivery].slice(-DELIVERIES_KEPT) : owing.deliveries,
    },
    ctx,
  );
}

/** Brings `dueAt` and `owedAt` in line with what the case holds; a field without a value is left out, as it will be read back. */
export const sealed = (c: Case, rules: Rules): Case => {
  const kept = Object.fromEntries(Object.entries(c).filter(([, value]) => value !== undefined)) as Case;
  return { ...kept, dueAt: nextStepAt(c, rules), owedAt: nextOwed(c.owed) };
};

/** Everything that changes a card's buttons or their meaning; when it changes, `v` rises. */
const pressable = (c: Case): string =>
  JSON.stringify([
    c.state,
    c.outcome,
    c.category,
    c.legs.length,
    c.legs.at(-1)?.recalled,
    c.referral !== undefined,
    c.explanationAskedAt !== undefined,
    callNoted(c),
    openObligations(c).map((o) => [o.kind, o.unit]),
    c.confidential,
    c.signoff?.signed.length,
    c.legs.at(-1)?.assignedAt !== undefined,
    c.legs.at(-1)?.extension,
    c.legs.at(-1)?.stops.length,
    openStop(c) !== undefined,
    c.stopAsk !== undefined,
    c.legalAsk !== undefined,
    c.coAsk !== undefined,
    openTasks(c).length,
    c.phone && [c.phone.attempts.length, c.phone.agent],
    c.expertAsk && [c.expertAsk.at, c.expertAsk.repliedAt],
    c.exclusion,
    c.escalations.length,
    c.typical !== undefined,
    c.ratings.map((r) => [r.leg, r.settledAt !== undefined]),
  ]);

function recordOf(event: string, before: Case, after: Case, ctx: Ctx): Case['record'][number] {
  const changed: Record<string, string> = {};
  for (const [key, value] of Object.entries(after)) {
    if (HOUSEKEEPING.includes(key) || before[key as keyof Case] === value) continue;
    const was = JSON.stringify(before[key as keyof Case]);
    const is = JSON.stringify(value);
    if (was !== is) changed[key] = clip(newPart(before[key as keyof Case], value));
  }
  return {
    n: before.record.length + 1,
    event,
    at: ctx.at,
    by: actorName(ctx.actor),
    ...(ctx.messageId && { card: ctx.messageId }),
    ...(ctx.delivery && { delivery: ctx.delivery }),
    state: after.state,
    changed,
  };
}

/** Of a list only what is new or different. */
const newPart = (was: unknown, is: unknown): string =>
  Array.isArray(is) && Array.isArray(was)
    ? JSON.stringify(is.filter((x, i) => JSON.stringify(x) !== JSON.stringify(was[i])))
    : (JSON.stringify(is) ?? '');

const clip = (s: string): string => (s.length <= RECORD_TEXT_MOST ? s : `${s.slice(0, RECORD_TEXT_MOST - 1)}…`);

/** The record of a case that has just been made. */
export const firstRecord = (event: string, c: Case, ctx: Ctx): Case['record'][number] => ({
  n: 1,
  event,
  at: ctx.at,
  by: actorName(ctx.actor),
  ...(ctx.messageId && { card: ctx.messageId }),
  ...(ctx.delivery && { delivery: ctx.delivery }),
  state: c.state,
  changed: Object.fromEntries(
    (['title', 'content', 'category', 'enterprise', 'respondent', 'channel', 'clocks'] as const).flatMap((k) =>
      c[k] === undefined ? [] : [[k, clip(JSON.stringify(c[k]))]],
    ),
  ),
});
