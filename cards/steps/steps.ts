import { type Card, type Colour, card, header, headline, note, paragraph, type Row, rows } from '../kit.ts';

/** The lines of one kind, under a headline of their own. */
export type Section = { title: string; headline: string; rows: readonly Row[] };

export type StepsView = {
  /** From the most to the least serious kind: 时限提醒, 今日到期, 超期预警, 超期上报, 久拖未决. */
  sections: readonly Section[];
  colour: Colour;
  /** What a line is: a case, or one thing to be done in one. */
  counted?: '件' | '项';
  /** How the reader's unit stands, before all else. */
  figures?: string;
  /** How many more there are, and where. */
  more?: string;
};

/**
 * What falls due for one receiver, a line for each, each kind under its own title. Source; lifecycle.md,
 * invariant 10.
 */
export function stepsCard({ sections, colour, counted = '件', figures, more }: StepsView): Card {
  const count = sections.reduce((sum, s) => sum + s.rows.length, 0);
  const alone = sections.length === 1;
  return card(
    header(sections.map((s) => s.title).join(' · '), { tag: `${count} ${counted}`, colour }),
    figures !== undefined && paragraph(figures),
    sections.flatMap((s) => [
      headline(alone ? s.headline : `${s.title} ${s.rows.length} ${counted}：${s.headline}`),
      ...rows(s.rows),
    ]),
    more !== undefined && note(more),
  );
}
