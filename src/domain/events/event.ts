import { audienceOwes, audienceRoles } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Ctx, Notify, Rules, Shown } from '../case/context.ts';
import type { Audience } from '../case/message.ts';
import type { Notifications } from '../case/notification.ts';
import type { ObligationKind } from '../case/parts.ts';
import type { Refusal } from '../case/refusal.ts';
import { owes, type Role, rolesOf } from '../case/roles.ts';
import type { State } from '../case/state.ts';
import type { Step } from '../clocks/step.ts';
import { type Fields, type Filled, type Option, type PerCase, readerOf } from './fields.ts';
import { type History, type Reading, readingOf } from './history.ts';
import type { SharedCode } from './parts/notifications.ts';

/** The steps of the case as it is before the event, where whoever asks has worked them out already. */
export type Planned = { planned?: readonly Step[] };

/**
 * How near the front a usual button stands: what the state asks of this audience, what else it is usually pressed for, what
 * stands behind that, what has time. Of equal rank the order of the lifecycle decides; the first one offered is the primary.
 */
export const RANKS = ['first', 'next', 'also', 'last'] as const;
export type Rank = (typeof RANKS)[number];

/** What an event says of itself once and for all. */
type Said = {
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
  inquiry?: boolean;
  /** Means the same whatever has changed since, so a card a step behind may still send it. */
  ignoresV?: boolean;
  /** Offered once a day: its button comes and goes with the date, so it is judged at the tap and never raises `v`. */
  daily?: boolean;
  /** One more question: before a press that acts at once, or before the form is sent. */
  confirm?: { press?: string; send?: string };
  /** How near the front it stands for whoever merely looks on: where nothing is usual, the first of these is in sight. */
  harmless?: Rank;
  /** Nobody can take it back. */
  grave?: boolean;
  /** Where files sent afterwards go: a press opens an upload slot instead of deciding. */
  slot?: Case['files'][number]['purpose'];
};

/** What an event need not say, because there is a usual answer. */
type Usual = {
  /** No card shows anything new for it, so none is drawn again. Usually so of one that looks only. */
  unseen: (before: Case, after: Case) => boolean;
  /** Answers to the field that a button may carry which have a button of their own: one tap, and no form. Usually none. */
  oneTap: PerCase<readonly Option[]>;
  /** What the form is called. Usually like its button. */
  title: string;
  /** What stands in the way whatever is filled in; decides as well whether the button is shown. Usually nothing. */
  offer: (c: Case, rules: Rules & Planned) => Refusal | null;
};

/** Which field is for what, by its name. */
type Named<Name extends string> = {
  /** Filled by the words after a command. */
  command?: Name;
  /** Filled by a button that carries its answer. */
  carries?: Name;
  /** Holds another case's number: that case arrives as `ctx.other`. */
  names?: Name;
};

/** An event, for whoever runs it or draws its button and its form. */
export type EventSpec<Own extends string = string> = Said &
  Usual &
  Named<string> & {
    /** What people fill in. */
    fields: Fields;
    /** Whether a press opens the form; absent where no form asks for anything. A filled form or a datum needs none. */
    opens?: PerCase<boolean>;
    /** What sending the form will do. */
    effect: PerCase<string>;
    /** What happened, for whoever did it: said of the case as it is afterwards. */
    done: (after: Pick<Case, 'state'>) => string;
    /** How near the front of this audience's card the button stands; undefined where it is folded away. */
    rank: (c: Case, audience: Audience, rules: Rules) => Rank | undefined;
    run: (c: Case, form: unknown, ctx: Ctx & Planned) => Outcome;
    /** What this event alone says. */
    notifications: Notifications<Own>;
    history: Reading;
  };

/** `input` is the form as it was read, for the record. */
export type Outcome = { refusal: Refusal } | { input: object; after: Case; notifies: Notify[]; shows: Shown[] };

type Definition<F extends Fields, Own extends string> = Said &
  Partial<Usual> &
  Named<keyof F & string> & {
    /** What people fill in; a press opens the form that asks for it. */
    fields?: F;
    /** Where a press does not always need the form. */
    opens?: PerCase<boolean>;
    /** What sending the form will do. */
    effect?: string | PerCase<string>;
    /** What happened, for whoever did it. */
    done: string | EventSpec['done'];
    /** Whose usual action it is wherever it is offered, or in which cases. For everybody else its button is folded away. */
    primary?: Partial<Record<Audience, Rank | PerCase<Rank | false>>>;
    refuse?: (c: Case, input: Filled<F>, ctx: Ctx) => Refusal | null;
    apply: (c: Case, input: Filled<F>, ctx: Ctx & Planned) => Case;
    /** What this event alone says, by code; what several events say is `SHARED`. */
    notifications?: Notifications<Own>;
    /** Who is told, of the case as it is afterwards: by the codes above and the shared ones, no others. */
    notifies?: (after: Case, input: Filled<F>, before: Case, ctx: Ctx) => Notify<NoInfer<Own> | SharedCode>[];
    /** Private things that are shown to one person. */
    shows?: (after: Case, input: Filled<F>, ctx: Ctx & Planned, before: Case) => Shown[];
    /** How it reads afterwards, in the enterprise's history and in the staff's record. */
    history?: History<Filled<F>>;
  };

/** Declares an event: what is special about it; `decide` adds what every event shares. */
export function caseEvent<F extends Fields = Record<never, never>, Own extends string = never>(
  definition: Definition<F, Own>,
): EventSpec<Own> {
  const { fields = {} as F, opens = () => true, effect = '', done, primary = {}, ...rest } = definition;
  const { refuse, apply, notifies, shows, notifications, history = {}, ...said } = rest;
  const asks = Object.values(fields).some((field) => field.kind !== 'carried');
  const read = readerOf(fields);
  return {
    unseen: () => said.inquiry === true,
    oneTap: () => [],
    title: said.label,
    offer: () => null,
    ...said,
    fields,
    ...(asks && { opens }),
    effect: typeof effect === 'string' ? () => effect : effect,
    done: typeof done === 'string' ? () => done : done,
    rank(c, audience, rules) {
      const rank = primary[audience];
      return (typeof rank === 'function' ? rank(c, rules) : rank) || undefined;
    },
    run(c, form, ctx) {
      const filled = read(said.carries ? withDatum(form, said.carries) : form);
      if ('refusal' in filled) return filled;
      const { input } = filled;
      const refusal = refuse?.(c, input, ctx);
      if (refusal) return { refusal };
      const after = apply(c, input, ctx);
      return {
        input,
        after,
        notifies: notifies?.(after, input, c, ctx) ?? [],
        shows: shows?.(after, input, ctx, c) ?? [],
      };
    },
    notifications: notifications ?? ({} as Notifications<Own>),
    history: readingOf(history),
  };
}

/** What the button carried is the answer to the field it stands for. */
const withDatum = (form: unknown, field: string): unknown => {
  const { datum, ...rest } = { ...(form as Record<string, unknown>) };
  return datum === undefined ? rest : { ...rest, [field]: datum };
};

/** Whether the actor may do this now, before any form is filled in. */
export function mayDo(spec: EventSpec, c: Case, ctx: Ctx & Planned): Refusal | null {
  const roles = rolesOf(c, ctx.actor, ctx);
  // To everybody else a confidential case does not exist.
  if (c.confidential && ctx.actor.kind === 'person' && !roles.has('confidential_officer'))
    return { code: 'no_such_case' };
  const may = spec.by.some((r) => roles.has(r)) && (!spec.owes || owes(c, ctx.actor, spec.owes));
  if (!may) return { code: 'not_yours', event: spec.name, by: spec.by, ...unitOf(c) };
  if (!spec.from.includes(c.state)) return { code: 'wrong_state', event: spec.name, state: c.state };
  return spec.offer(c, ctx);
}

const unitOf = (c: Case): { unit?: string } => {
  const unit = c.assignments.at(-1)?.unit;
  return unit ? { unit } : {};
};

/** Whether this event is for whoever sees this audience's card; `roles` are the audience's. */
export const belongsTo = (
  spec: EventSpec,
  c: Case,
  audience: Audience,
  rules: Rules,
  roles: ReadonlySet<Role>,
): boolean =>
  spec.by.some((r) => roles.has(r)) && (!spec.owes || audienceOwes(c, audience, spec.owes, rules.directory));

/** Whether a card drawn for this audience carries this event's button; `roles` are the audience's. */
export const offered = (
  spec: EventSpec,
  c: Case,
  audience: Audience,
  rules: Rules,
  roles = audienceRoles(c, audience, rules),
): boolean =>
  spec.from.includes(c.state) && belongsTo(spec, c, audience, rules, roles) && spec.offer(c, rules) === null;
