import { tint } from './colours.ts';
import type { CardContext } from './context.ts';
import { InlineMarkdown, Markdown } from './marks.tsx';
import { Who } from './people.tsx';
import { flag, isRaw, num, obj, type Raw, str } from './read.ts';

/** What a cell shows, by the kind of its column; what does not fit the kind is left out. Source: cards.md 7.1. */
export function cell(value: unknown, column: Raw, cx: CardContext) {
  switch (str(column, 'data_type')) {
    case 'markdown':
      return <Markdown source={plainly(value)} cx={cx} />;
    case 'lark_md':
      return <InlineMarkdown source={plainly(value)} cx={cx} />;
    case 'options':
      return (Array.isArray(value) ? value.filter(isRaw) : [{ text: plainly(value) }]).map(option);
    case 'persons':
      return (Array.isArray(value) ? value : [value])
        .filter((id) => typeof id === 'string' && id !== '')
        .map((id) => <Who key={id} id={id} avatar name size="extra_small" cx={cx} />);
    default:
      return inWords(value, column);
  }
}

/** The same without markup, where the cell has none. */
export function inWords(value: unknown, column: Raw): string {
  switch (str(column, 'data_type', 'text')) {
    case 'number':
      return typeof value === 'number' ? number(value, obj(column, 'format')) : '';
    case 'date':
      return typeof value === 'number' ? date(value, str(column, 'date_format')) : '';
    case 'text':
      return plainly(value);
    default:
      return '';
  }
}

/** What is no string is shown as one. */
const plainly = (value: unknown): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

const option = (raw: Raw) =>
  str(raw, 'text') && (
    <span key={str(raw, 'text')} class="text-tag" style={tint(str(raw, 'color', 'blue'))}>
      {str(raw, 'text')}
    </span>
  );

function number(value: number, format: Raw): string {
  const digits = num(format, 'precision', -1);
  const fixed = digits >= 0 ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : {};
  const text = new Intl.NumberFormat('zh-CN', {
    useGrouping: flag(format, 'separator'),
    maximumFractionDigits: 10,
    ...fixed,
  }).format(value);
  return `${str(format, 'symbol')}${text}`;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const PLACE: Readonly<Record<string, Intl.DateTimeFormatPartTypes>> = {
  YYYY: 'year',
  MM: 'month',
  DD: 'day',
  HH: 'hour',
  mm: 'minute',
  ss: 'second',
};

/** RFC 3339 in Shanghai unless the column has a form of its own. */
function date(at: number, format: string): string {
  const said = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  const filled = (form: string) => form.replace(/YYYY|MM|DD|HH|mm|ss/g, (place) => said[PLACE[place] ?? ''] ?? place);
  return format ? filled(format) : `${filled('YYYY-MM-DD')}T${filled('HH:mm:ss')}+08:00`;
}
