import { audienceOwes, audienceRoles } from '../case/audiences.ts';
import type { Case } from '../case/case.ts';
import type { Ctx, Notify, Rules, Shown } from '../case/context.ts';
import type { Audience } from '../case/message.ts';
import type { Notifications } from '../case/notification.ts';
import type { ObligationKind, SentFile } from '../case/parts.ts';
import type { Refusal } from '../case/refusal.ts';
import { owes, type Role, rolesOf } from '../case/roles.ts';
import { isOpen, type State } from '../case/state.ts';
import type { Step } from '../clocks/step.ts';
import type { ButtonFacts, Rank } from './button.ts';
import { sentFiles } from './carried.ts';
import { type Fields, type Filled, type Option, type PerCase, readerOf } from './fields.ts';
import { type History, type Reading, readingOf } from './history.ts';
import { caseNamed, choosing, namesRead, pickedName } from './names.ts';
import { type Brought, withFiles } from './parts/bringing.ts';
import type { SharedCode } from './parts/notifications.ts';

/** The steps planned before the event, where the caller has them already. */
export type Planned = { planned?: readonly Step[] };

/** The fixed facts of an event. */
type Said = ButtonFacts & {
  name: string;
  /** What the button says; with a case number after it, also a command. */
  label: string;
  /** A shorter word for the command. */
  short?: string;
  from: readonly State[];
  by: readonly Role[];
  /** The kind of obligation this event meets; `obliged` is whoever owes it. */
  owes?: ObligationKind;
  /** An inquiry: `v` is ignored, and no card changes. */
  inquiry?: boolean;
  /** The press means the same after any change, so an outdated card may still send it. */
  ignoresV?: boolean;
  /** It makes whoever does it somebody to the case, so a deputy who may does it for themselves. */
  personal?: true;
  /** Offered once a day. The button depends on the date, so it is checked at the tap and never raises `v`. */
  daily?: boolean;
  /** A question to confirm: `press` before a press that acts at once, `send` before the form is sent. */
  confirm?: { press?: string; send?: string };
  /** The form shows the appeal, since whoever fills it in decides by its words. */
  quotesAppeal?: boolean;
  /** The form shows the rating, since whoever fills it in speaks about it with the enterprise. */
  quotesRating?: true;
  /** Files that the person sends within the time of a slot join the progress note it made. */
  gathers?: true;
  /** The purpose of files sent afterwards. A press opens an upload slot instead of running the event. */
  slot?: Case['files'][number]['purpose'];
};

/** Facts that have a default. */
type Usual = {
  /** Whether no card changes, so none is redrawn. Default: true for inquiries only. */
  unseen: (before: Case, after: Case) => boolean;
  /** Answers to the `carries` field that get a button of their own: one tap, no form. Default: none. */
  oneTap: PerCase<readonly Option[]>;
  /** Whether even such a tap opens the form, because something must be chosen that the tap does not say. Default: never. */
  needsForm: PerCase<boolean>;
  /** The form's title. Default: the button's label. */
  title: string;
  /** A refusal that does not depend on the form. It also hides the button. Default: none. */
  offer: (c: Case, rules: Rules & Planned) => Refusal | null;
};

/** Names of fields with a special purpose. */
type Named<Name extends string> = {
  /** The field that the words after a command fill. Files may come with them, unless it holds a case's number. */
  command?: Name;
  /** The field that a button's own value fills. */
  carries?: Name;
  /** The field that holds another case's number; that case arrives as `ctx.other`. */
  names?: Name;
};

/** Where a form that is asked for after an event is, where people chat; on the page it is below. */
export const IN_CHAT = '在私聊表单中';

/** An event with its defaults filled in, for running it and for drawing its button and form. */
export type EventSpec<Own extends string = string> = Said &
  Usual &
  Named<string> & {
    /** The form's fields. */
    fields: Fields;
    /** Whether a press opens the form; absent where none asks for anything. With a datum it opens none. */
    opens?: PerCase<boolean>;
    /** A sentence on what sending the form does. */
    effect: PerCase<string>;
    /** What whoever acted is told, from the case after the event; `form`: where the form is that asks them for more. */
    done: (after: Case, rules: Rules, form?: string) => string;
    /** The rank of the button on this audience's card; undefined where it is folded away. */
    rank: (c: Case, audience: Audience, rules: Rules) => Rank | undefined;
    /** Whether files may come with it. */
    takesFiles: boolean;
    run: (c: Case, form: unknown, ctx: Ctx & Planned) => Outcome;
    /** Notifications of this event only. */
    notifications: Notifications<Own>;
    history: Reading;
  };

/** `input` is the form as it was read, for the record. */
export type Outcome = { refusal: Refusal } | { input: object; after: Case; notifies: Notify[]; shows: Shown[] };

/** The answers of the form, and the files that came with them. */
type Input<F extends Fields> = Filled<F> & { files: readonly SentFile[] };

type Definition<F extends Fields, Own extends string> = Said &
  Partial<Usual> &
  Named<keyof F & string> & {
    /** The form's fields; a press opens the form. */
    fields?: F;
    /** What its files are to the case; `own` where `apply` adds them. Default: work of the staff, hidden from the enterprise. */
    files?: 'own' | ((input: Filled<F>) => Brought);
    /** Whether a press needs the form. Default: always. */
    opens?: PerCase<boolean>;
    /** A sentence on what sending the form does. */
    effect?: string | PerCase<string>;
    /** The toast for whoever acted. */
    done: string | EventSpec['done'];
    /** The audiences for which the action is usual, always or by case. For others its button is folded away. */
    primary?: Partial<Record<Audience, Rank | PerCase<Rank | false>>>;
    refuse?: (c: Case, input: Input<F>, ctx: Ctx) => Refusal | null;
    apply: (c: Case, input: Input<F>, ctx: Ctx & Planned) => Case;
    /** Notifications of this event only, by code. Those of several events are in `SHARED`. */
    notifications?: Notifications<Own>;
    /** Who is notified after the event, with the codes above or shared ones only. */
    notifies?: (after: Case, input: Input<F>, before: Case, ctx: Ctx) => Notify<NoInfer<Own> | SharedCode>[];
    /** Messages for one person each. */
    shows?: (after: Case, input: Input<F>, ctx: Ctx & Planned, before: Case) => Shown[];
    /** What the record keeps of a long text in place of it. Default: the form as it was read. */
    kept?: (input: Filled<F>, after: Case) => object;
    /** How the event reads in the enterprise's history and in the staff's record. */
    history?: History<Filled<F>>;
  };

/** Declares what is special about an event; `decide` adds what all events share. */
export function caseEvent<F extends Fields = Record<never, never>, Own extends string = never>(
  definition: Definition<F, Own>,
): EventSpec<Own> {
  const { fields = {} as F, opens = () => true, effect = '', done, primary = {}, ...rest } = definition;
  const { refuse, apply, notifies, shows, notifications, history = {}, files = STAFFS_OWN, kept, ...said } = rest;
  const asks = Object.values(fields).some((field) => field.kind !== 'carried');
  const read = readerOf({ ...fields, files: sentFiles });
  const takesFiles = rest.files !== undefined || (said.command !== undefined && said.names === undefined);
  return {
    unseen: () => said.inquiry === true,
    oneTap: () => [],
    needsForm: () => false,
    title: said.label,
    offer: () => null,
    ...said,
    fields,
    ...(asks && { opens }),
    takesFiles,
    effect: typeof effect === 'string' ? () => effect : effect,
    done: typeof done === 'string' ? () => done : done,
    rank(c, audience, rules) {
      const rank = primary[audience];
      return (typeof rank === 'function' ? rank(c, rules) : rank) || undefined;
    },
    run(c, form, ctx) {
      const sent = said.carries ? withDatum(form, said.carries) : said.names ? withCase(form, said.names) : form;
      const named = namesRead(sent, choosing(fields, c, ctx));
      if ('refusal' in named) return named;
      const filled = read(named.form);
      if ('refusal' in filled) return filled;
      const input = filled.input as unknown as Input<F>;
      const refusal = refuse?.(c, input, ctx);
      if (refusal) return { refusal };
      const applied = apply(c, input, ctx);
      const after = files === 'own' ? applied : withFiles(applied, input.files, files(input), ctx);
      const { files: brought, ...answers } = input;
      return {
        input: { ...answers, ...kept?.(input, after), ...(brought.length > 0 && { files: brought }) },
        after,
        notifies: notifies?.(after, input, c, ctx) ?? [],
        shows: shows?.(after, input, ctx, c) ?? [],
      };
    },
    notifications: notifications ?? ({} as Notifications<Own>),
    history: readingOf(history),
  };
}

const STAFFS_OWN = (): Brought => ({ purpose: 'progress', visible: false });

/** Puts the button's value into the field it fills. */
const withDatum = (form: unknown, field: string): unknown => {
  const { datum, ...rest } = { ...(form as Record<string, unknown>) };
  return datum === undefined ? rest : { ...rest, [field]: datum };
};

/** Puts the other case into its field, by whichever way it was named. */
function withCase(form: unknown, field: string): unknown {
  const said = { ...(form as Record<string, unknown>) };
  const { [pickedName(field)]: _picked, ...rest } = said;
  return { ...rest, [field]: caseNamed(said, field) };
}

/** Why the actor may not do this now, before any form is filled in; null when they may. */
export function mayDo(spec: EventSpec, c: Case, ctx: Ctx & Planned): Refusal | null {
  const roles = rolesOf(c, ctx.actor, ctx);
  if (c.confidential && ctx.actor.kind === 'person' && !roles.has('confidential_officer')) {
    // Whoever filed it may add to it; for everybody else it seems not to exist.
    if (!roles.has('receipt_holder')) return { code: 'no_such_case' };
    const adds = spec.by.includes('receipt_holder') && spec.from.includes(c.state);
    return adds ? spec.offer(c, ctx) : { code: 'with_officers', no: c.no, over: !isOpen(c) };
  }
  const may = spec.by.some((r) => roles.has(r)) && (!spec.owes || owes(c, ctx.actor, spec.owes, ctx.directory));
  if (!may) return { code: 'not_yours', event: spec.name, by: spec.by, ...unitOf(c) };
  if (c.erasedAt && !spec.inquiry) return { code: 'erased', no: c.no };
  if (!spec.from.includes(c.state)) return { code: 'wrong_state', event: spec.name, state: c.state };
  return spec.offer(c, ctx);
}

const unitOf = (c: Case): { unit?: string } => {
  const unit = c.assignments.at(-1)?.unit;
  return unit ? { unit } : {};
};

/** Whether this event is for readers of this audience's card; `roles` are the audience's. */
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
  (c.erasedAt === undefined || spec.inquiry === true) &&
  (spec.buttonIn ?? spec.from).includes(c.state) &&
  belongsTo(spec, c, audience, rules, roles) &&
  spec.offer(c, rules) === null;
