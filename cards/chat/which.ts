import type { Action } from '../case/view.ts';
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
  /** What is asked about: words, files alone, or a button's label that lacked its number. */
  about: 'words' | 'files' | 'label';
  text: UserText | undefined;
  cases: readonly {
    caseId: string;
    v: number;
    no: string;
    title: UserText;
    next: string;
    /** What may be done to the case by one press here. */
    acts: readonly Action[];
  }[];
  hidden: number;
};

const TITLES: Readonly<Record<WhichView['about'], string>> = {
  words: '这段话是关于哪件诉求的？',
  files: '这些文件是哪件诉求的？',
  label: '您指的是哪件诉求？',
};

/**
 * A text that changes nothing by itself: the bot asks what it belongs to, with each case's own buttons. Source:
 * interface.md, "Words"; T47.
 */
export function whichCard(view: WhichView): Card {
  const { noticeId, cases, about } = view;
  const several = cases.length > 1;
  const short = cases.length === 0 && about === 'words';
  return card(
    header(short ? '要提交这件诉求吗？' : TITLES[about], { tag: '请选择', colour: 'blue' }),
    headline(view.headline),
    view.text && says('您说：', view.text),
    cases
      .flatMap(({ caseId, v, no, title, next, acts }): Item[] => [
        says(`${no}“`, title, `”：${next}`),
        ...acts.map(({ name, label, kind, datum, confirm }) =>
          button(
            several ? `${label} ${no}` : label,
            noticeTap(name, noticeId, [caseId, v, ...(datum === undefined ? [] : [datum])].join('/')),
            // One button of a card is the primary one.
            several && kind === 'primary' ? 'default' : kind,
            confirm ? { confirm } : {},
          ),
        ),
        about !== 'label' && button(`补充到 ${no}`, noticeTap('add_to', noticeId, caseId)),
        button('查看', tap('show', { caseId, v })),
      ])
      .flatMap((item) => item || []),
    view.hidden > 0 && note(`另有 ${view.hidden} 件，可发送“我的诉求”查看`),
    cases.length > 0 && about !== 'label' && note('都不是的，可作为新诉求提交'),
    about !== 'label' && button(short ? '提交诉求' : '提交新诉求', noticeTap('new_appeal', noticeId)),
  );
}
