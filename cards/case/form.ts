import {
  type Card,
  type Confirm,
  card,
  type Field,
  form,
  header,
  headline,
  note,
  says,
  type UserText,
} from '../kit.ts';

export type FormView = {
  caseId: string;
  v: number;
  no: string;
  title: UserText;
  /** The event, with what its button carried. */
  event: string;
  datum?: string | undefined;
  /** What the form is called; the button that sends it bears the event's own label. */
  name: string;
  label: string;
  /** What sending it will do. */
  effect: string;
  /** Filled in for an older state of the case. */
  changed: boolean;
  fields: readonly (Field | false | undefined)[];
  confirm?: Confirm | undefined;
};

/** The words a button needs, asked in private; a living card has no fields. Source: interface.md, "Forms". */
export const formCard = (view: FormView): Card =>
  card(
    header(view.title, { tag: view.name, colour: 'blue', note: view.no }),
    view.changed && headline('办件状态已变化，请核对后重新提交'),
    says(view.effect),
    form(
      { action: view.event, caseId: view.caseId, v: view.v, ...(view.datum !== undefined && { datum: view.datum }) },
      view.fields,
      view.label,
      view.confirm ? { confirm: view.confirm } : {},
    ),
    view.changed && note('您填写的内容已保留'),
  );
