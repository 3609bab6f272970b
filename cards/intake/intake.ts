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
  /** The first line: for whom the person files. */
  headline: string;
  fields: readonly (Field | false | undefined)[];
  /** Names of the files that came with the text. */
  files: readonly UserText[];
  /** The message is longer than the field; all of it will be filed. */
  long: boolean;
  /** Who will see what, shown before anything is sent (T53). */
  privacy: readonly string[];
};

/** 提交诉求: what was written, to be checked and sent. Source; interface.md, "Long words and files"; T53. */
export const intakeCard = (view: IntakeView): Card =>
  card(
    header('提交诉求', { tag: '待提交', colour: 'blue', note: '请核对后提交，提交后即有编号' }),
    says(view.headline),
    view.long && note('内容较长，下方只显示前 1000 字；不作修改的，提交后以您发送的全文为准'),
    form({ action: 'submit', caseId: view.caseId, v: 0 }, view.fields, '提交诉求'),
    view.files.length > 0
      ? note(`附件 ${view.files.length} 个：${view.files.map((f) => f.text).join('、')}`)
      : note('如有附件，提交后在卡片上按“上传附件”'),
    view.privacy.map((line) => note(line)),
  );

export type IntakeAwayView = { noticeId: string; text: UserText };

/** A form that was put away unsubmitted, and how to take it up again. */
export const intakeAwayCard = ({ noticeId, text }: IntakeAwayView): Card =>
  card(
    header('提交诉求', { tag: '未提交', colour: 'grey', note: '已另开新的诉求单，这一张没有提交' }),
    text.text === '' ? says('这张诉求单没有写内容') : says('您写的是：', text),
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
