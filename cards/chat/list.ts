import { type Card, card, header, headline, note, type Row, rows } from '../kit.ts';

export type ListView = {
  title: string;
  /** The number of all cases, also of those not shown. */
  count: number;
  rows: readonly Row[];
  empty: string;
};

/** 我的诉求, 待办, 待派: one line for each case. Source: interface.md, "In chat", "Long lists". */
export const listCard = (view: ListView): Card =>
  card(
    header(view.title, { tag: `${view.count} 件`, colour: view.count > 0 ? 'blue' : 'grey' }),
    view.count === 0 && headline(view.empty),
    rows(view.rows),
    view.count > view.rows.length && note(`另有 ${view.count - view.rows.length} 件未列出，可发送“查询 编号”查看`),
  );
