import {
  type Button,
  button,
  type Card,
  card,
  divider,
  type Element,
  facts,
  folded,
  header,
  headline,
  type Item,
  note,
  paragraph,
  says,
  tap,
  timeline,
  type UserText,
} from '../kit.ts';
import type { Action, CaseFace, CaseView, Noted } from './view.ts';

/** The frame of every case card: headline, facts, what the state is about, buttons. */
export const caseCard = (view: CaseFace, ...middle: Item[]): Card =>
  card(
    header(view.title, { tag: view.tag, colour: view.colour, note: view.no }),
    headline(view.headline),
    facts(view.facts),
    ...middle,
    view.shown.map((action) => pressable(action, view)),
    folded('更多操作', ...view.more.map((action) => pressable(action, view))),
  );

const pressable = (action: Action, view: CaseFace): Button =>
  button(
    action.label,
    tap(action.name, view, action.datum),
    action.kind,
    action.confirm ? { confirm: action.confirm } : {},
  );

/** A heading and a person's text; nothing without a text. */
export const section = (title: string, text: UserText | undefined): Element[] =>
  text && text.text !== '' ? [note(title), paragraph(text)] : [];

/** Notes of several people, newest last. */
export const notes = (title: string, noted: readonly Noted[]): Element[] =>
  noted.length === 0
    ? []
    : [note(title), ...noted.flatMap(({ at, by, text, files }) => [says(`${at}　${by}：`, text), ...enclosed(files)])];

/** The line that names the files of a note. */
export const enclosed = (files: UserText | undefined): Element[] => (files ? [says(files)] : []);

/** The history of the case, for the enterprise. */
export const way = (view: Pick<CaseView, 'steps'>): Element[] =>
  view.steps.length === 0 ? [] : [divider(), note('办理进度'), ...timeline(view.steps)];

/** The result in full, since the enterprise is asked about it. */
export const delivered = ({ result }: Pick<CaseView, 'result'>): Element[] =>
  result
    ? [
        ...section(`办理结果（${result.by}）`, result.text),
        ...section('办理措施', result.measures),
        ...facts({ 联系人: result.contact }),
        ...enclosed(result.files),
      ]
    : [];

/** The ground of a closure review, and its explanation. */
export const grounds = ({ closure }: Pick<CaseView, 'closure'>, title = '申请办结'): Element[] =>
  closure
    ? [...section(`${title}：法律政策依据（${closure.by}）`, closure.ground), ...section('说明', closure.text)]
    : [];

/** The rating as given. */
export const rated = ({ rating }: Pick<CaseView, 'rating'>): Element[] =>
  rating
    ? facts({ 企业评价: rating.word, 评价方式: rating.how, 不满意的原因: rating.reasons, 评价留言: rating.comment })
    : [];

/** The rating of the previous assignment, which led to this one. */
export const ratedBefore = ({ ratedBefore: was }: Pick<CaseView, 'ratedBefore'>): Element[] =>
  was ? facts({ 上次评价: was.word, 不满意的原因: was.reasons, 评价留言: was.comment }) : [];
