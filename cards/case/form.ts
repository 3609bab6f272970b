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
import { rated, section } from './parts.ts';
import type { CaseView } from './view.ts';

export type FormView = {
  caseId: string;
  v: number;
  no: string;
  title: UserText;
  /** The event, with its button's datum. */
  event: string;
  datum?: string | undefined;
  /** The form's title; its button has the event's own label. */
  name: string;
  label: string;
  /** The appeal itself, where one decides by its words. */
  appeal?: UserText | undefined;
  /** The enterprise's rating, where the call is about it. */
  rating?: CaseView['rating'];
  /** What sending the form does. */
  effect: string;
  /** It was filled in for an older state of the case. */
  changed: boolean;
  fields: readonly (Field | false | undefined)[];
  confirm?: Confirm | undefined;
};

/** The form of a button, in private chat, since a living card has no fields. Source: interface.md, "Forms". */
export const formCard = (view: FormView): Card =>
  card(
    header(view.title, { tag: view.name, colour: 'blue', note: view.no }),
    view.changed && headline('办件状态已变化，请核对后重新提交'),
    section('诉求内容', view.appeal),
    view.rating && rated({ rating: view.rating }),
    says(view.effect),
    form(
      { action: view.event, caseId: view.caseId, v: view.v, ...(view.datum !== undefined && { datum: view.datum }) },
      view.fields,
      view.label,
      view.confirm ? { confirm: view.confirm } : {},
    ),
    view.changed && note('您填写的内容已保留'),
  );
