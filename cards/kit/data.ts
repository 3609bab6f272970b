import type { Element } from './card.ts';
import { pressed } from './elements.ts';
import type { TapValue } from './taps.ts';
import { markdown, oneLine, type Plain, plain } from './text.ts';

/** A figure that one takes in at a glance. With `tap` the whole of it answers a press. */
export type Figure = {
  label: string;
  value: number;
  /** How far it is from the figure before; the sign says what the colour says. 0 or absent shows nothing. */
  change?: { by: number; colour: 'red' | 'green' | 'grey' } | undefined;
  colour?: 'red' | 'orange' | undefined;
  tap?: TapValue | undefined;
};

const line = (content: string, text_size: string): Element => ({ tag: 'markdown', content, text_size });
const coloured = (colour: string | undefined, written: string): string =>
  colour === undefined ? written : `<font color='${colour}'>${written}</font>`;

/** Figures side by side, three in a row on a phone: a grey label, a large numeral, below it how far it moved. */
export function figures(items: readonly Figure[]): Element[] {
  if (items.length === 0) return [];
  const columns = items.map(({ label, value, change, colour, tap }) => {
    const moved = change && change.by !== 0 ? change : undefined;
    const lines = [
      line(coloured('grey', markdown(label)), 'notation'),
      line(coloured(colour, `**${value}**`), 'heading-1'),
      ...(moved ? [line(coloured(moved.colour, `${moved.by > 0 ? '↑' : '↓'}${Math.abs(moved.by)}`), 'notation')] : []),
    ];
    // As far from the edge as a region that answers a press, so that all stand at one height.
    return tap
      ? { tag: 'column', elements: [pressed(tap, lines)] }
      : { tag: 'column', padding: '4px 0px', vertical_spacing: '2px', elements: lines };
  });
  return [{ tag: 'column_set', flex_mode: 'trisect', horizontal_spacing: 'medium', columns }];
}

/** What a cell holds: words, or a number, which may stand out. */
export type Cell = Plain | number | { value: number; colour: 'red' | 'orange' };
/** Most rows that Feishu shows at once; more are turned in the table itself. Source: cards.md 7.1. */
const ROWS_SHOWN = 10;

/** A table: the first column has the names, the others stand at the right. Nothing without rows. */
export function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): Element[] {
  if (rows.length === 0) return [];
  const columns = heads.map((display_name, i) => ({
    name: `c${i}`,
    display_name,
    data_type: i === 0 ? 'text' : 'lark_md',
    horizontal_align: i === 0 ? 'left' : 'right',
    width: 'auto',
  }));
  const cells = (row: readonly Cell[]) => Object.fromEntries(row.map((cell, i) => [`c${i}`, written(cell, i === 0)]));
  return [
    {
      tag: 'table',
      page_size: Math.min(rows.length, ROWS_SHOWN),
      row_height: 'low',
      freeze_first_column: true,
      header_style: { background_style: 'grey', text_color: 'grey', bold: false },
      columns,
      rows: rows.map(cells),
    },
  ];
}

function written(cell: Cell, asText: boolean): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object' && 'value' in cell) return coloured(cell.colour, `**${cell.value}**`);
  return asText ? oneLine(plain(cell)) : markdown(oneLine(cell));
}

/** Lines over time: of each moment a value a line. */
export type Lines = { title: string; moments: readonly { label: string; values: Readonly<Record<string, number>> }[] };

/** A chart of lines over time. Source: cards.md 7. */
export const lineChart = ({ title, moments }: Lines): Element => ({
  tag: 'chart',
  aspect_ratio: '2:1',
  preview: false,
  chart_spec: {
    type: 'line',
    title: { visible: true, text: title },
    data: {
      values: moments.flatMap(({ label, values }) =>
        Object.entries(values).map(([kind, value]) => ({ label, kind, value })),
      ),
    },
    xField: 'label',
    yField: 'value',
    seriesField: 'kind',
    legends: { visible: true, orient: 'bottom' },
  },
});
