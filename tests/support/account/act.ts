import type { Book, State } from './book.ts';
import type { Tell } from './tell.ts';

export type Filled = Record<string, unknown>;

/** Something that somebody does to a case: what it needs, what becomes of the case, and who is to hear of it. */
export type Act = {
  /** The button. */
  label: string;
  states: readonly State[];
  who: (c: Book) => string[];
  /** Besides the state. */
  may?: (c: Book, at: Date) => boolean;
  /** The form, given words that nobody has written before. */
  filled?: (c: Book, words: string, one: <T>(list: readonly T[]) => T) => Filled;
  /** How often it is done, compared with what else might be. */
  weight: number;
  does: (c: Book, at: Date, who: string, filled: Filled) => Tell[];
};
