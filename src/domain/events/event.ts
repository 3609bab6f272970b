import { z } from 'zod';
import type { Case } from '../case/case.ts';
import type { Ctx, Rules, Shown, Tell } from '../case/context.ts';
import type { Seat } from '../case/message.ts';
import type { Notifications } from '../case/notification.ts';
import type { ObligationKind } from '../case/parts.ts';
import type { Refusal } from '../case/refusal.ts';
import { owes, type Role, rolesOf } from '../case/roles.ts';
import { seatOwes, seatRoles } from '../case/seats.ts';
import type { State } from '../case/state.ts';
import { type History, type Reading, readingOf } from './history.ts';
import type { SharedCode } from './parts/notifications.ts';

export type EventSpec<Own extends string = string> = {
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
  /** What this event alone says. */
  notifications: Notifications<Own>;
  run: (c: Case, form: unknown, ctx: Ctx) => Outcome;
  history: Reading;
};

/** `input` is the form as it was read, for the record. */
export type Outcome = { refusal: Refusal } | { input: object; after: Case; tells: Tell[]; shows: Shown[] };

type Definition<I, Own extends string> = {
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
  /** What this event alone says, by code; what several events say is `SHARED`. */
  notifications?: Notifications<Own>;
  /** Who is told, of the case as it is afterwards: by the codes above and the shared ones, no others. */
  tells?: (after: Case, input: I, before: Case, ctx: Ctx) => Tell<NoInfer<Own> | SharedCode>[];
  /** Private things that are shown to one person. */
  shows?: (after: Case, input: I, ctx: Ctx, before: Case) => Shown[];
  /** How it reads afterwards, in the enterprise's history and in the staff's record. */
  history?: History<I>;
};

/** Declares an event: what is special about it; `decide` adds what every event shares. */
export function caseEvent<I extends object = Record<string, never>, Own extends string = never>(
  d: Definition<I, Own>,
): EventSpec<Own> {
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
    notifications: d.notifications ?? ({} as Notifications<Own>),
    run(c, raw, ctx) {
      const read = (d.input ?? z.object({})).safeParse(raw ?? {}) as z.ZodSafeParseResult<I>;
      if (!read.success) return { refusal: badForm(read.error, d.input) };
      const refusal = d.refuse?.(c, read.data, ctx);
      if (refusal) return { refusal };
      const after = d.apply(c, read.data, ctx);
      return {
        input: read.data,
        after,
        tells: d.tells?.(after, read.data, c, ctx) ?? [],
        shows: d.shows?.(after, read.data, ctx, c) ?? [],
      };
    },
    history: readingOf(d.history ?? {}),
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
