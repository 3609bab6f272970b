/** Words on a card. Nothing that is a word is ever read as Markdown: only the kit writes Markdown. */

declare const cleaned: unique symbol;
/** Text that came from a person, cleaned. Only `userText` makes one, so a raw string does not compile in its place. */
export type UserText = { readonly text: string; readonly [cleaned]: true };
/** A person named in a line, woken by it. Only `at` makes one. */
export type Mention = { readonly openId: string; readonly [cleaned]: true };
/** Words for a plain text: ours as `string`, a person's as `UserText`. */
export type Plain = string | UserText;
/** Words for a line that may name people. */
export type Words = Plain | Mention;

const MAX_CHARACTERS = 1000;
const MAX_LINES = 40;
const JOINER = '\u200D';

/**
 * Makes text from a person fit for a card. Characters nobody sees or that turn the reading direction go, blank lines and
 * heaped accents are thinned, from the 41st line on lines run together, and what is too long ends in "…". The characters
 * themselves stay as typed: a plain text shows them, and whatever writes Markdown escapes them (`markdown`).
 *
 * @param max  most characters (code points), 1000 when left out
 */
export function userText(s: string, max = MAX_CHARACTERS): UserText {
  return { text: cut(clean(s), max, '…') } as UserText;
}

/**
 * Names a person in a line of `says` or `facts`; Feishu wakes them.
 *
 * @param openId  open_id of one person; "all" is refused, as nobody here wakes a whole group
 * @throws RangeError when it is no single id
 */
export function at(openId: string): Mention {
  if (!/^[A-Za-z0-9_-]+$/.test(openId) || openId === 'all') throw new RangeError(`no open_id: ${openId}`);
  return { openId } as Mention;
}

/** The characters of words, for a `plain_text`. */
export const plain = (words: Plain): string => (typeof words === 'string' ? words : words.text);
/** The same on one line. */
export const oneLine = (words: Plain): string => plain(words).replace(/\s*\n\s*/g, ' ');
/** The text object of Feishu in which nothing is markup. */
export const plainTag = (words: Plain): PlainTag => ({ tag: 'plain_text', content: plain(words) });
export type PlainTag = { readonly tag: 'plain_text'; readonly content: string };

/**
 * Words as Feishu Markdown that shows exactly these characters. A line break becomes `<br>`, so that nothing a person
 * wrote ever stands at the start of a line, where lists and headings begin. A colon, full stop or hyphen is escaped only
 * where it could start an emoji, a link or a list: dates and numbers stay readable in the JSON. Source: cards.md 7.2.
 */
export function markdown(words: Words): string {
  if (typeof words !== 'string' && 'openId' in words) return `<at id=${words.openId}></at>`;
  return plain(words)
    .replace(MARKED, (c) => `&#${c.codePointAt(0)};`)
    .replaceAll('\n', '<br>');
}
const MARKED = new RegExp(
  [
    '[&<>*_~`\\[\\](){}#$!|\\\\@]',
    ':(?=[A-Za-z_/+])|(?<=[A-Za-z_]):', // emoji such as :OK: and addresses
    '(?<=[A-Za-z0-9])\\.(?=[A-Za-z])', // host names
    '^[-+=]|(?<=^\\d{1,9})\\.', // lists, rules, headings
  ].join('|'),
  'g',
);

/** The first characters of a text, never half an emoji. `end` is part of what fits. */
export function cut(s: string, max: number, end = ''): string {
  const points = [...s];
  if (points.length <= max) return s;
  const kept = points.slice(0, Math.max(0, max - [...end].length));
  while (kept.at(-1) === JOINER) kept.pop();
  return `${kept.join('').trimEnd()}${end}`;
}

function clean(s: string): string {
  const lines = s
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/[^\S\n]{3,}/gu, '  ')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n');
  const rest = lines.slice(MAX_LINES - 1).filter((line) => line !== '');
  return [...lines.slice(0, MAX_LINES - 1), ...(rest.length > 0 ? [rest.join(' ')] : [])].join('\n');
}
/** Control and format characters (direction marks, zero widths, tags), half characters, blank fillers; emoji keep their joiner. */
const UNSEEN = new RegExp(
  [
    '(?!\\n)\\p{Cc}',
    '\\p{Cs}',
    `(?!${JOINER})\\p{Cf}`,
    `(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])${JOINER}|${JOINER}(?!\\p{Extended_Pictographic})`,
    '[\\u034F\\u115F\\u1160\\u180B-\\u180F\\u3164\\uFFA0]',
  ].join('|'),
  'gu',
);
