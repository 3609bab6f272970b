import {
  button,
  type Card,
  card,
  header,
  headline,
  type Item,
  note,
  noticeTap,
  says,
  tap,
  type UserText,
} from '../kit.ts';

export type WhichView = {
  noticeId: string;
  headline: string;
  /** What was written; nothing when only files came. */
  text: UserText | undefined;
  cases: readonly { caseId: string; v: number; no: string; title: UserText; next: string }[];
  hidden: number;
};

/**
 * A text while a confirmation is awaited changes nothing, so the bot asks what it belongs to. Source: lifecycle.md,
 * "Private words"; T47.
 */
export const whichCard = (view: WhichView): Card =>
  card(
    header(view.text ? '这段话是关于哪件诉求的？' : '这些文件是哪件诉求的？', { tag: '请选择', colour: 'blue' }),
    headline(view.headline),
    view.text && says('您说：', view.text),
    view.cases
      .flatMap(({ caseId, v, no, title, next }): Item[] => [
        says(`${no} `, title, ` · ${next}`),
        button(`补充到 ${no}`, noticeTap('add_to', view.noticeId, caseId)),
        button('查看', tap('show', { caseId, v })),
      ])
      .flatMap((item) => item || []),
    view.hidden > 0 && note(`另有 ${view.hidden} 件等待确认，可发送“我的诉求”查看`),
    note('都不是的，可作为新诉求提交；确认办结或尚未解决，请在办件卡片上按'),
    button('提交新诉求', noticeTap('new_appeal', view.noticeId)),
  );
