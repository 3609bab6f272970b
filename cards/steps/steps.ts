import { type Card, type Colour, card, header, headline, type Row, rows } from '../kit.ts';

/** The lines of one kind, under a headline of their own. */
type Section = { title: string; headline: string; rows: readonly Row[] };

export type StepsView = {
  /** From the most to the least serious kind: 时限提醒, 今日到期, 超期预警, 超期上报, 久拖未决. */
  sections: readonly Section[];
  colour: Colour;
};

/**
 * A batch of one minute for one receiver, a line for each case, each kind under its own title.
 * Source; lifecycle.md, invariant 10.
 */
export function stepsCard({ sections, colour }: StepsView): Card {
  const count = sections.reduce((sum, s) => sum + s.rows.length, 0);
  const alone = sections.length === 1;
  return card(
    header(sections.map((s) => s.title).join(' · '), { tag: `${count} 件`, colour }),
    sections.flatMap((s) => [
      headline(alone ? s.headline : `${s.title} ${s.rows.length} 件：${s.headline}`),
      ...rows(s.rows),
    ]),
  );
}
