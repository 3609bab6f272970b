import {
  button,
  type Card,
  card,
  type Field,
  form,
  header,
  headline,
  note,
  noticeTap,
  says,
  type UserText,
} from '../kit.ts';

export type AbsenceFormView = { noticeId: string; fields: readonly Field[]; notes: readonly string[] };

/** 请假: until which day, and who stands in. Source: lifecycle.md, "People". */
export const absenceFormCard = ({ noticeId, fields, notes }: AbsenceFormView): Card =>
  card(
    header('请假', { tag: '待提交', colour: 'blue', note: '提交后立即生效，到截止日期的24:00为止' }),
    form({ action: 'absent', caseId: noticeId, v: 0 }, fields, '请假'),
    notes.map((line) => note(line)),
  );

export type AbsenceView = { noticeId: string; headline: UserText; lines: readonly UserText[] };

/** An absence that goes on, with what may be done about it. */
export const absenceCard = ({ noticeId, headline: first, lines }: AbsenceView): Card =>
  card(
    header('请假', { tag: '请假中', colour: 'orange' }),
    headline(first),
    lines.map((line) => says(line)),
    button('更改', noticeTap('change', noticeId)),
    button('结束请假', noticeTap('back', noticeId), 'default', {
      confirm: { title: '结束请假', text: '办件、提醒和名单随即恢复发给您，确认结束吗？' },
    }),
  );
