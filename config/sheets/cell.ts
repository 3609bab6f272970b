import type { Column } from './layout.ts';
import { NO, NONE, SEPARATORS, YES } from './words.ts';
import type { CellValue } from './workbook.ts';

/** A cell that says nothing that can be taken, and why. It stands in the row until the row is read. */
export class BadCell {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Excel keeps so many digits of a number and makes the rest zeros. */
const DIGITS_KEPT = 15;
/** Numbers that cannot have lost a zero in front: mobiles, 400 and 800 numbers, a town's own. */
const WHOLE_NUMBER = /^(1\d{10}|[48]00\d{7}|[2-9]\d{6,7})$/;
const AS_TEXT = '请把这一格（最好整列）设为“文本”格式后重填';

const blanks = /^[\s\u200b-\u200d\u2060]+|[\s\u200b-\u200d\u2060]+$/g;
/** The text of a cell without blanks around it, also those that nobody sees. */
export const textOf = (value: CellValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).replace(blanks, '');

/**
 * What a cell says in its column: undefined where it is empty.
 *
 * @param idOf  the id of the row that a text names; undefined when it names none
 */
export function read(
  value: CellValue | undefined,
  column: Column,
  idOf: (text: string) => string | undefined,
): unknown {
  const { kind, list, words, refersTo } = column;
  const said = textOf(value);
  if (said === '') return undefined;
  if (value instanceof Date) return new BadCell(`这一格是日期或时间格式，${AS_TEXT}`);
  if (kind === 'flag') return flag(said);
  if (kind === 'number') return /^\d+$/.test(said) ? Number(said) : new BadCell(`应为整数，不是“${said}”`);
  if (typeof value === 'boolean') return new BadCell('应为文字');
  if (typeof value === 'number') {
    if (said.replace(/\D/g, '').length > DIGITS_KEPT || said.includes('e'))
      return new BadCell(`Excel 把超过 ${DIGITS_KEPT} 位的数字改写了，${AS_TEXT}`);
    if (kind === 'telephone' && !WHOLE_NUMBER.test(said))
      return new BadCell(`号码是数字格式，开头的 0 可能已经丢失，${AS_TEXT}`);
  }
  if (words) return idOfWord(said, words);
  const id = (text: string): string | undefined => (refersTo ? idOf(text) : text);
  if (!list) return id(said) ?? (column.required ? new BadCell(`“${said}”不在名录里，或有几个同名`) : undefined);
  if (said === NONE) return [];
  return said.split(SEPARATORS).flatMap((part) => (textOf(part) === '' ? [] : (id(textOf(part)) ?? [])));
}

function flag(said: string): boolean | BadCell {
  if ([YES, 'true', '√', '✓'].includes(said.toLowerCase())) return true;
  if ([NO, 'false'].includes(said.toLowerCase())) return false;
  return new BadCell(`填“${YES}”或“${NO}”，不是“${said}”`);
}

/** The id that a word stands for; an id stands for itself. */
export function idOfWord(said: string, words: Readonly<Record<string, string>>): string | BadCell {
  const found = Object.entries(words).find(([id, word]) => word === said || id === said);
  return found?.[0] ?? new BadCell(`没有“${said}”这一种，可填 ${Object.values(words).join('、')}`);
}
