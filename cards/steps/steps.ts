import { type Card, type Colour, card, header, headline, type Mention, type Row, rows, says } from '../kit.ts';

export type StepsView = {
  /** The kind of list: 时限提醒, 今日到期, 超期预警, 超期上报, 久拖未决. */
  title: string;
  colour: Colour;
  count: number;
  headline: string;
  /** Who must act, in a group. */
  people: readonly Mention[];
  rows: readonly Row[];
};

/** A batch of one minute for one receiver, a line for each case. Source; lifecycle.md, invariant 10. */
export const stepsCard = (view: StepsView): Card =>
  card(
    header(view.title, { tag: `${view.count} 件`, colour: view.colour }),
    headline(view.headline),
    view.people.length > 0 && says('请处理：', ...view.people),
    rows(view.rows),
  );
