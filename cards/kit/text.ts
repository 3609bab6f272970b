import { cutText } from '../../src/cut-text.ts';

/** Text on a card. No text is ever read as Markdown: only the kit writes Markdown. */

declare const cleaned: unique symbol;
/** Text from a person, cleaned. Only `userText` makes it, so a raw string does not compile in its place. */
export type UserText = { readonly text: string; readonly [cleaned]: true };
/** A person named in a line, whom Feishu notifies. Only `at` makes one. */
export type Mention = { readonly openId: string; readonly [cleaned]: true };
/** Plain text: ours as `string`, a person's as `UserText`. */
export type Plain = string | UserText;
/** Text for a line that may name people. */
export type Words = Plain | Mention;

const MAX_CHARACTERS = 1000;
const MAX_LINES = 40;
const JOINER = '\u200D';

/**
 * Cleans a person's text for a card. Invisible characters and those that turn the reading direction are removed, blank
 * lines and stacked accents are reduced, lines from the 41st on are joined, and a text that is too long ends in "…".
 * Other characters stay as typed: a plain text shows them, and `markdown` escapes them.
 *
 * @param max  most characters (code points), 1000 by default
 */
export function userText(s: string, max = MAX_CHARACTERS): UserText {
  return { text: cutText(clean(s), max, '…') } as UserText;
}

/**
 * Names a person in a line of `says` or `facts`; Feishu notifies them.
 *
 * @param openId  open_id of one person; "all" is refused, since a whole group is never notified
 * @throws RangeError when it is no single id
 */
export function at(openId: string): Mention {
  if (!/^[A-Za-z0-9_-]+$/.test(openId) || openId === 'all') throw new RangeError(`no open_id: ${openId}`);
  return { openId } as Mention;
}

/** The characters for a `plain_text`. */
export const plain = (words: Plain): string => (typeof words === 'string' ? words : words.text);
/** The same on one line. */
export const oneLine = (words: Plain): string => plain(words).replace(/\s*\n\s*/g, ' ');
/** Feishu's text object without markup. */
export const plainTag = (words: Plain): PlainTag => ({ tag: 'plain_text', content: plain(words) });
export type PlainTag = { readonly tag: 'plain_text'; readonly content: string };

/**
 * Text as Feishu Markdown that shows exactly these characters. A line break becomes `<br>`, so that a person's text
 * never starts a line, where lists and headings begin. A colon, full stop or hyphen is escaped only where it could
 * start an emoji, a link or a list: dates and numbers stay readable in the JSON. Source: cards.md 7.2.
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
/** Control and format characters (direction marks, zero widths, tags), half characters, blanks; emoji keep joiners. */
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
