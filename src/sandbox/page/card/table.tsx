import type { CSSProperties } from 'preact';
import { cell, inWords } from './cells.tsx';
import type { ElementProps } from './context.ts';
import { margin } from './layout.ts';
import { paged } from './pages.tsx';
import { flag, list, num, obj, type Raw, str } from './read.ts';

/** Feishu gives only the bounds of a row's height; the three names are ours within them. Source: cards.md 7.1. */
const HEIGHTS: Readonly<Record<string, string>> = { low: '32px', middle: '48px', high: '64px' };
const PIXELS = /^\d{2,3}px$/;
/** What a line of a cell takes, and what is around the lines, in px. */
const [LINE, AROUND] = [22, 10];

/** `table`: up to ten rows a page, cells cut to the height of the row, read whole with the mouse. Source: cards.md 7.1. */
export function TableElement({ raw, path, cx }: ElementProps) {
  const columns = list(raw, 'columns').slice(0, 50);
  const size = Math.min(Math.max(Math.trunc(num(raw, 'page_size', 5)), 1), 10);
  const [rows, turn] = paged(list(raw, 'rows'), size, path, cx);
  return (
    <div class="table" style={margin(raw)}>
      <div class={flag(raw, 'freeze_first_column') ? 'table-scroll frozen' : 'table-scroll'}>
        <table style={columns.every(inPixels) ? { width: 'max-content' } : {}}>
          <thead {...header(obj(raw, 'header_style'))}>
            <tr>
              {columns.map((column) => (
                <th key={str(column, 'name')} style={extent(column)}>
                  <span class="cell">{str(column, 'display_name')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...rowLook(raw)}>
            {rows.map((row) => (
              <tr>
                {columns.map((column) => (
                  <td
                    key={str(column, 'name')}
                    class={str(column, 'data_type') === 'number' ? 'number' : ''}
                    style={side(column)}
                  >
                    <div class="cell" title={inWords(row[str(column, 'name')], column) || undefined}>
                      {cell(row[str(column, 'name')], column, cx)}
                    </div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {turn}
    </div>
  );
}

/** How high rows are and how many lines of a cell are seen; `auto` grows with the content, to a bound. */
function rowLook(raw: Raw): { class: string; style: CSSProperties } {
  const wanted = str(raw, 'row_height', 'low');
  if (wanted === 'auto') {
    const most = str(raw, 'row_max_height');
    return { class: '', style: { '--row': '32px', '--most': PIXELS.test(most) ? most : '124px' } };
  }
  const row = PIXELS.test(wanted) ? wanted : (HEIGHTS[wanted] ?? HEIGHTS.low ?? '');
  const lines = Math.max(1, Math.floor((Number.parseInt(row, 10) - AROUND) / LINE));
  return { class: lines === 1 ? 'one-line' : '', style: { '--row': row, '--lines': String(lines) } };
}

function header(style: Raw): { class: string; style: CSSProperties } {
  const align = str(style, 'text_align');
  const lines = Math.max(1, Math.round(num(style, 'lines', 1)));
  const classes = [
    str(style, 'background_style') === 'grey' && 'grey',
    str(style, 'text_color') === 'grey' && 'pale',
    lines === 1 && 'one-line',
  ];
  return {
    class: classes.filter(Boolean).join(' '),
    style: {
      textAlign: align === 'center' || align === 'right' ? align : 'left',
      fontSize: str(style, 'text_size') === 'heading' ? '16px' : '14px',
      fontWeight: flag(style, 'bold', true) ? '600' : '400',
      '--lines': String(lines),
    },
  };
}

const inPixels = (column: Raw): boolean => PIXELS.test(str(column, 'width'));

const extent = (column: Raw): CSSProperties => {
  const width = str(column, 'width');
  return inPixels(column) ? { width, minWidth: width, maxWidth: width } : /^\d{1,3}%$/.test(width) ? { width } : {};
};

const side = (column: Raw): CSSProperties => {
  const across = str(column, 'horizontal_align') || (str(column, 'data_type') === 'number' ? 'right' : 'left');
  const down = str(column, 'vertical_align');
  return {
    ...extent(column),
    textAlign: across === 'center' || across === 'right' ? across : 'left',
    verticalAlign: down === 'top' || down === 'bottom' ? down : 'middle',
  };
};
