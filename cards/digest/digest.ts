import {
  type Button,
  buttons,
  type Card,
  type Cell,
  card,
  type Figure,
  facts,
  figures,
  header,
  headline,
  type Lines,
  lineChart,
  note,
  table,
} from '../kit.ts';

export type DigestView = {
  /** The day, or the instant at which it was asked for. */
  day: string;
  /** How many are late; 0 for none. */
  overdue: number;
  /** Which unit is latest; absent where nothing is late. */
  headline?: string | undefined;
  figures: readonly Figure[];
  facts: Record<string, string | undefined>;
  units: { heads: readonly string[]; rows: readonly (readonly Cell[])[]; note: string };
  days?: Lines | undefined;
  lists: readonly Button[];
  notes: readonly string[];
};

/** 每日简报: the figures that matter, what stands behind them by unit and by day. Source: R-601; SZ23 二(四). */
export const digestCard = (view: DigestView): Card =>
  card(
    header('每日简报', {
      ...(view.overdue > 0 ? { tag: `超期 ${view.overdue} 件`, colour: 'red' } : { tag: '无超期', colour: 'blue' }),
      note: view.day,
    }),
    view.headline !== undefined && headline(view.headline),
    figures(view.figures),
    facts(view.facts),
    table(view.units.heads, view.units.rows),
    view.units.rows.length > 0 && note(view.units.note),
    view.days && lineChart(view.days),
    buttons(...view.lists),
    view.notes.map((line) => note(line)),
  );
