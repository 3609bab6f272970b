import {
  type Button,
  band,
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
  large,
  note,
  paragraph,
  pictures,
  says,
  tap,
  timeline,
  type UserText,
  userText,
} from '../kit.ts';
import type { Action, CaseFace, CaseView, Noted, Round } from './view.ts';

/** The frame of every case card: headline, facts, what the state is about, buttons. */
export const caseCard = (view: CaseFace, ...middle: Item[]): Card =>
  card(
    header(view.title, { tag: view.tag, colour: view.colour, late: view.late, note: view.no }),
    view.band && band(view.band),
    headline(view.headline),
    facts({ ...view.facts, ...(view.band && { [view.band.label]: undefined }) }),
    ...middle,
    folded(`以往办理（${view.rounds.length} 次）`, ...view.rounds.flatMap(earlier)),
    view.shown.map((action) => large(pressable(action, view))),
    folded(
      '更多操作',
      ...GROUPS.flatMap(({ group, title }): Item[] => {
        const of = view.more.filter((action) => action.group === group && action.name !== WHOLE);
        return of.length === 0 ? [] : [note(title), ...of.map((action) => pressable(action, view))];
      }),
    ),
  );

/** A round that is over. */
const earlier = ({ title, result, rating, said }: Round): Item[] => [
  note(title),
  result && [...section('办理结果', result.text), ...section('办理措施', result.measures)],
  rating && rated({ rating }),
  said.map(({ at, by, text }) => says(`${at}　${by}：`, text)),
];

const GROUPS: readonly { group: Action['group']; title: string }[] = [
  { group: 'handle', title: '处理' },
  { group: 'mark', title: '标注' },
  { group: 'look', title: '查看' },
];

/** 查看全文 stands under the appeal, whose text is cut. */
const WHOLE = 'see_whole';

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

/** As much of an appeal as lies open: three lines of a phone. D */
const OPEN_LINES = 3;
const OPEN_CHARACTERS = 72;

/**
 * The appeal: its first lines, with the whole folded below them; nothing where the title has said it all. 查看全文 follows
 * where the card does not show all of it. Source: interface.md, "Faces"; T35.
 */
export function appeal(view: CaseFace & Pick<CaseView, 'content'>, title = '诉求内容'): Item[] {
  const { content } = view;
  const whole = view.more.filter((action) => action.name === WHOLE).map((action) => pressable(action, view));
  const seen = view.pictures.length > 0 && pictures(view.pictures);
  if (content.text === '' || content.text === view.title.text) return [...whole, seen];
  const lines = content.text.split('\n').slice(0, OPEN_LINES).join('\n');
  const open = userText(lines, OPEN_CHARACTERS);
  if (open.text === content.text) return [...section(title, content), ...whole, seen];
  return [...section(title, userText(ended(open.text))), ...folded('展开诉求全文', paragraph(content), ...whole), seen];
}
const ended = (text: string): string => (text.endsWith('…') ? text : `${text}…`);

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
