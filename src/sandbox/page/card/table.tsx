import type { CSSProperties } from 'preact';
import { tint } from './colours.ts';
import type { CardContext, ElementProps } from './context.ts';
import { margin } from './layout.ts';
import { InlineMarkdown } from './marks.tsx';
import { flag, isRaw, list, num, obj, type Raw, str } from './read.ts';

/** `table`: all rows, scrolling within the card instead of paging. Source: cards.md 7.1. */
export function TableElement({ raw, cx }: ElementProps) {
  const columns = list(raw, 'columns').slice(0, 50);
  const grey = str(obj(raw, 'header_style'), 'background_style') === 'grey';
  return (
    <div class="table-scroll" style={margin(raw)}>
      <table>
        <thead class={grey ? 'grey' : ''}>
          <tr>
            {columns.map((column) => (
              <th key={str(column, 'name')} style={side(column)}>
                {str(column, 'display_name')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list(raw, 'rows').map((row) => (
            <tr>
              {columns.map((column) => (
                <td
                  key={str(column, 'name')}
                  class={str(column, 'data_type') === 'number' ? 'number' : ''}
                  style={side(column)}
                >
                  {cell(row[str(column, 'name')], column, cx)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const side = (column: Raw): CSSProperties => {
  const align = str(column, 'horizontal_align');
  return align === 'center' || align === 'right' ? { textAlign: align } : {};
};

function cell(value: unknown, column: Raw, cx: CardContext) {
  switch (str(column, 'data_type')) {
    case 'number':
      return typeof value === 'number' ? number(value, obj(column, 'format')) : '';
    case 'markdown':
    case 'lark_md':
      return typeof value === 'string' ? <InlineMarkdown source={value} cx={cx} /> : '';
    case 'options':
      return Array.isArray(value) ? value.filter(isRaw).map(option) : String(value ?? '');
    case 'persons':
      return (Array.isArray(value) ? value : [value]).map((id) => cx.nameOf(String(id))).join('、');
    case 'date':
      return typeof value === 'number' ? day.format(value) : '';
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium' });

const option = (raw: Raw) => (
  <span key={str(raw, 'text')} class="text-tag" style={tint(str(raw, 'color', 'blue'))}>
    {str(raw, 'text')}
  </span>
);

function number(value: number, format: Raw): string {
  const digits = num(format, 'precision', -1);
  const fixed = digits >= 0 ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : {};
  const text = new Intl.NumberFormat('zh-CN', { useGrouping: flag(format, 'separator'), ...fixed }).format(value);
  return `${str(format, 'symbol')}${text}`;
}
