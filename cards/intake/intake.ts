import { written } from '../case/stub.ts';
import {
  button,
  type Card,
  card,
  type Field,
  form,
  header,
  note,
  noticeTap,
  says,
  stub,
  type UserText,
} from '../kit.ts';

export type IntakeView = {
  caseId: string;
  /** What it is called, and its button. */
  title: string;
  /** The first line: for whom the person files. */
  headline: string;
  fields: readonly (Field | false | undefined)[];
  /** Names of the files that came with the text. */
  files: readonly UserText[];
  /** The message is longer than the field; all of it will be filed. */
  long: boolean;
  /** Whether files are sent beside the form, as in a chat. */
  takesFiles: boolean;
  /** Who will see what, shown before anything is sent (T53). */
  privacy: readonly string[];
};

/** 提交诉求: what was written, to be checked and sent. Source; interface.md, "Long words and files"; T53. */
export const intakeCard = (view: IntakeView): Card =>
  card(
    header(view.title, { tag: '待提交', colour: 'blue', note: '请核对后提交，提交后即有编号' }),
    says(view.headline),
    view.long && note('内容较长，下方只显示前 1000 字；不作修改的，提交后以您发送的全文为准'),
    form({ action: 'submit', caseId: view.caseId, v: 0 }, view.fields, view.title),
    attached(view) !== '' && note(attached(view)),
    view.takesFiles && note(`${view.files.length > 0 ? '还' : ''}有附件的，现在直接发给我，提交时一并报送`),
    view.privacy.map((line) => note(line)),
  );

/** Most names of files in a line. D */
const NAMED_MOST = 10;

/** `附件 2 个：合同.pdf、图片`. */
const attached = ({ files }: Pick<IntakeView, 'files'>): string => {
  const names = files.slice(0, NAMED_MOST).map((f) => f.text);
  return files.length > 0
    ? `附件 ${files.length} 个：${names.join('、')}${files.length > NAMED_MOST ? ' 等' : ''}`
    : '';
};

export type IntakeAwayView = Pick<IntakeView, 'title' | 'files'> & {
  noticeId: string;
  /** Whom or what it was for, where that was said. */
  about: string;
  text: UserText;
};

/** A form that was put away unsubmitted, and how to take it up again. */
export const intakeAwayCard = ({ noticeId, title, about, text, files }: IntakeAwayView): Card =>
  card(
    header(title, { tag: '未提交', colour: 'grey', note: '已另开新的诉求单，这一张没有提交' }),
    about !== '' && says(about),
    text.text === '' ? says('表单里填写而没有提交的没有留下，重新打开后请再填写') : says('您写的是：', text),
    attached({ files }) !== '' && note(attached({ files })),
    button('仍要提交这一件', noticeTap('take_up', noticeId)),
  );

export type IntakeDoneView = { no: string; title: UserText; next: string; written?: UserText | undefined };

/** The stub of the intake card. */
export const intakeDoneCard = (view: IntakeDoneView): Card =>
  stub(`${[view.no, view.title.text].filter((s) => s !== '').join(' ')}，${view.next}`, {
    tag: '已提交',
    colour: 'green',
    kept: written(view.written),
  });
