import {
  button,
  type Card,
  type Colour,
  card,
  divider,
  folded,
  header,
  headline,
  type Item,
  note,
  noticeTap,
  type Row,
  rows,
} from '../kit.ts';

export type ListView = {
  noticeId: string;
  title: string;
  /** How many there are on all pages, in words. */
  count: string;
  colour: Colour;
  /** How many of them are how urgent; empty where nothing is due. */
  summary: string;
  /** What stands before all else, under a title of its own. */
  first: { title: string; rows: readonly Row[] };
  rows: readonly Row[];
  /** What waits for others, closed until somebody opens it. */
  waiting: { title: string; rows: readonly Row[] };
  empty: string;
  /** What the reader must know beside the lines. */
  note: string;
  page: number;
  pages: number;
};

/** 待办, 我的诉求 and all other lists: two rows a line, the whole line opens the case. Source: interface.md, "Long lists". */
export const listCard = (view: ListView): Card =>
  card(
    header(view.title, { tag: view.count, colour: view.colour }),
    view.pages === 0 && headline(view.empty),
    view.summary !== '' && note(view.summary),
    view.first.rows.length > 0 && headline(view.first.title),
    rows(view.first.rows),
    view.first.rows.length > 0 && view.rows.length > 0 && divider(),
    rows(view.rows),
    folded(view.waiting.title, rows(view.waiting.rows)),
    view.note !== '' && note(view.note),
    ...turning(view),
  );

/** Nothing on a list that is one page. */
function turning({ noticeId, page, pages }: ListView): Item[] {
  if (pages < 2) return [];
  return [
    note(`第 ${page} 页，共 ${pages} 页`),
    page > 1 && button('上一页', noticeTap('page', noticeId, String(page - 1))),
    page < pages && button('下一页', noticeTap('page', noticeId, String(page + 1))),
  ];
}

/** What a unit's work list becomes when it was sent anew: a line and a way to the newest. */
export const pointerCard = (noticeId: string): Card =>
  card(header('待办', { tag: '已更新', colour: 'grey' }), button('查看最新待办', noticeTap('newest', noticeId)));
