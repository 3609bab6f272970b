import type { Case } from '../case/case.ts';
import type { Ctx, Rules, Shown, Tell } from '../case/context.ts';
import type { Seat } from '../case/message.ts';
import type { Notifications } from '../case/notification.ts';
import type { ObligationKind } from '../case/parts.ts';
import type { Refusal } from '../case/refusal.ts';
import { owes, type Role, rolesOf } from '../case/roles.ts';
import { seatOwes, seatRoles } from '../case/seats.ts';
import type { State } from '../case/state.ts';
import { type Fields, type Filled, type Option, type PerCase, readerOf } from './fields.ts';
import { type History, type Reading, readingOf } from './history.ts';
import type { SharedCode } from './parts/notifications.ts';

/**
 * How near the front a usual button stands: what the state asks of this audience, what else it is usually pressed for, what
 * stands behind that, what has time. Of equal rank the order of the lifecycle decides; the first one offered is the primary.
 */
export const RANKS = ['first', 'next', 'also', 'last'] as const;
export type Rank = (typeof RANKS)[number];

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
  /** What people fill in. */
  fields: Fields;
  /** Whether a press opens the form; absent where no form asks for anything. A filled form or a datum needs none. */
  opens?: PerCase<boolean>;
  /** The field that the words after a command fill. */
  command?: string;
  /** The field that a button may fill by itself. */
  carries?: string;
  /** Answers to that field that have a button of their own. */
  oneTap: PerCase<readonly Option[]>;
  /** What the form is called. */
  title: string;
  /** What sending the form will do. */
  effect: PerCase<string>;
  /** What happened, for whoever did it: said of the case as it is afterwards. */
  done: (after: Pick<Case, 'state'>) => string;
  /** How near the front of this audience's card the button stands as the case is; undefined where it is folded away. */
  rank: (c: Case, seat: Seat, rules: Rules) => Rank | undefined;
  /** What is asked once more: before a press that acts at once, or before the form is sent. */
  confirm?: { press?: string; send?: string };
  /** Nobody can take it back. */
  grave?: boolean;
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

type Definition<F extends Fields, Own extends string> = {
  name: string;
  label: string;
  short?: string;
  from: readonly State[];
  by: readonly Role[];
  owes?: ObligationKind;
  look?: boolean;
  ignoresV?: boolean;
  unseen?: (before: Case, after: Case) => boolean;
  /** What people fill in; a press opens the form that asks for it. */
  fields?: F;
  /** Where a press does not always need the form. */
  opens?: PerCase<boolean>;
  /** The field that the words after a command fill. */
  command?: keyof F & string;
  /** The field that a button may fill by itself: what it carries is this field's answer. */
  carries?: keyof F & string;
  /** Answers to that field that have a button of their own: one tap, and no form. */
  oneTap?: PerCase<readonly Option[]>;
  /** What the form is called, where not like its button. */
  title?: string;
  /** What sending the form will do. */
  effect?: string | PerCase<string>;
  /** What happened, for whoever did it. */
  done: string | ((after: Pick<Case, 'state'>) => string);
  /** Whose usual action it is wherever it is offered, or in which cases. For everybody else its button is folded away. */
  primary?: Partial<Record<Seat, Rank | PerCase<Rank | false>>>;
  /** One more question: before a press that acts at once, or before the form is sent. */
  confirm?: { press: string } | { send: string };
  /** Nobody can take it back. */
  grave?: boolean;
  /** The field that holds another case's number: that case arrives as `ctx.other`. */
  names?: keyof F & string;
  slot?: Case['files'][number]['purpose'];
  offer?: (c: Case, rules: Rules) => Refusal | null;
  refuse?: (c: Case, input: Filled<F>, ctx: Ctx) => Refusal | null;
  apply: (c: Case, input: Filled<F>, ctx: Ctx) => Case;
  /** What this event alone says, by code; what several events say is `SHARED`. */
  notifications?: Notifications<Own>;
  /** Who is told, of the case as it is afterwards: by the codes above and the shared ones, no others. */
  tells?: (after: Case, input: Filled<F>, before: Case, ctx: Ctx) => Tell<NoInfer<Own> | SharedCode>[];
  /** Private things that are shown to one person. */
  shows?: (after: Case, input: Filled<F>, ctx: Ctx, before: Case) => Shown[];
  /** How it reads afterwards, in the enterprise's history and in the staff's record. */
  history?: History<Filled<F>>;
};

/** Declares an event: what is special about it; `decide` adds what every event shares. */
export function caseEvent<F extends Fields = Record<never, never>, Own extends string = never>(
  d: Definition<F, Own>,
): EventSpec<Own> {
  const fields = d.fields ?? ({} as F);
  const asks = Object.values(fields).some((field) => field.kind !== 'carried');
  const read = readerOf(fields);
  const { effect = '', done } = d;
  return {
    name: d.name,
    label: d.label,
    from: d.from,
    by: d.by,
    ...(d.short && { short: d.short }),
    ...(d.owes && { owes: d.owes }),
    ...(d.look && { look: true }),
    ...(d.ignoresV && { ignoresV: true }),
    fields,
    ...(asks && { opens: d.opens ?? (() => true) }),
    ...(d.command && { command: d.command }),
    ...(d.carries && { carries: d.carries }),
    oneTap: d.oneTap ?? (() => []),
    title: d.title ?? d.label,
    effect: typeof effect === 'string' ? () => effect : effect,
    done: typeof done === 'string' ? () => done : done,
    rank(c, seat, rules) {
      const rank = d.primary?.[seat];
      return (typeof rank === 'function' ? rank(c, rules) : rank) || undefined;
    },
    ...(d.confirm && { confirm: d.confirm }),
    ...(d.grave && { grave: true }),
    ...(d.names && { names: d.names }),
    ...(d.slot && { slot: d.slot }),
    unseen: d.unseen ?? (() => d.look === true),
    offer: d.offer ?? (() => null),
    notifications: d.notifications ?? ({} as Notifications<Own>),
    run(c, form, ctx) {
      const filled = read(d.carries ? withDatum(form, d.carries) : form);
      if ('refusal' in filled) return filled;
      const refusal = d.refuse?.(c, filled.input, ctx);
      if (refusal) return { refusal };
      const after = d.apply(c, filled.input, ctx);
      return {
        input: filled.input,
        after,
        tells: d.tells?.(after, filled.input, c, ctx) ?? [],
        shows: d.shows?.(after, filled.input, ctx, c) ?? [],
      };
    },
    history: readingOf(d.history ?? {}),
  };
}

/** What the button carried is the answer to the field it stands for. */
const withDatum = (form: unknown, field: string): unknown => {
  const { datum, ...rest } = { ...(form as Record<string, unknown>) };
  return datum === undefined ? rest : { ...rest, [field]: datum };
};

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
