/** What keyboards write for a hyphen: dashes of all lengths, minus, the marks of other scripts. */
const DASH = /[\u00AD\u2010-\u2015\u2043\u2212\u2500\u2501\u2E3A\u2E3B\u30FC\uFE31\uFE32\uFE58\uFE63\uFF70]/g;
/** Blanks that are not the end of a line, marks that nobody sees included. */
const BLANK = /[^\S\r\n]|[\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const WIDE = /[\uFF01-\uFF5E]/g;
/** From a character's wide form to its plain one. */
const WIDTH = 0xfee0;

/**
 * A text as it is compared: letters, digits and marks in their plain width, every dash a hyphen, every blank a space.
 * Character for character, so that a place in the folded text is the same place in the text.
 */
export const folded = (text: string): string =>
  text
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDTH))
    .replace(DASH, '-')
    .replace(BLANK, ' ');

/** What is left of a text to compare: letters and digits alone, in lower case. */
export const bare = (text: string): string =>
  folded(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
