import { folded } from '../directory/fold.ts';

/** A case number as people write it: in any width and case, with any dash, a dot, a blank or nothing between. */
const WRITTEN = /(?<![A-Za-z\d])QS[ .:-]{0,3}(\d{8})[ .·:_-]{0,3}(\d{4,5})(?!\d)/gi;
/** What may stand before a number that is alone in a message. */
const CALLED = /^(?:办件|诉求)?(?:编号|号码?|no)?$/i;
// A run of marks is tried from its beginning only, so that a long one costs no square of its length.
const EDGES = /^[\s\p{P}\p{S}]+|(?<![\s\p{P}\p{S}])[\s\p{P}\p{S}]+$/gu;

/** A case number in a text: as it is stored, and where it stands. */
export type NumberSaid = { no: string; from: number; to: number };

/** All case numbers in a text, in their order. */
export const numbersIn = (text: string): NumberSaid[] =>
  [...folded(text).matchAll(WRITTEN)].map(({ 0: whole, 1: date, 2: count, index }) => ({
    no: `QS${date}-${count}`,
    from: index,
    to: index + whole.length,
  }));

/** The number of a text that is nothing but a case number, with brackets or marks around it. */
export function numberAlone(text: string): string | undefined {
  const [said, another] = numbersIn(text);
  if (!said || another) return undefined;
  const before = trimmed(text.slice(0, said.from));
  return CALLED.test(before) && trimmed(text.slice(said.to)) === '' ? said.no : undefined;
}

/** A text without blanks, brackets and marks around it. */
export const trimmed = (text: string): string => text.replace(EDGES, '');
