import type { Book, Clock } from './book.ts';
import { window } from './days.ts';

/** Something that somebody is to be told, once. */
export type Tell = {
  /** What it is called here. */
  what: string;
  no: string;
  /** Whose chat, or which group. */
  place: string;
  /** Who is named in it with @. */
  names: () => string[];
  /** All that it must say, as things are when it is said. */
  says: (at: Date) => string[];
  /** Whether it is still so. */
  still: () => boolean;
  /** When it may first be said. */
  due: Date;
  /** It waits for the hours in which anything is said. */
  held: boolean;
  /** What follows from its being said. */
  once?: (at: Date) => void;
  /** What it asks for, where it asks for something. */
  asks?: string;
  /** It is over, or a later one stands for it. */
  gone?: boolean;
  /** The clock owes it, nobody's act. */
  step?: true;
  /** Of a clock that is over, which one. */
  clock?: Clock;
  /** It brings what its reader has not had: it is said even where a later sentence waits. */
  news: boolean;
};

type Said = {
  says: (string | false)[] | ((at: Date) => string[]);
  names?: () => string[];
  still?: () => boolean;
  news?: boolean;
  asks?: string;
  /** Whoever has just acted is answered at once. */
  own?: boolean;
};

/**
 * The enterprise's side: the respondent, and whoever filed it for them in the words that are theirs. Source: interface.md,
 * "How much is said".
 *
 * @param filed  what the agent reads where it is not what the respondent does
 */
export const toSide = (c: Book, at: Date, what: string, said: Said, filed = said.says): Tell[] => [
  tell(c, at, c.respondent, what, said),
  ...toAgent(c, at, what, { ...said, says: filed }),
];

/** Whoever filed it for the enterprise, where somebody did. */
export const toAgent = (c: Book, at: Date, what: string, said: Said): Tell[] =>
  c.agent ? [tell(c, at, c.agent, `${what}, filed`, said)] : [];

/** A tell of a case that is made at an instant. */
export function tell(c: Book, at: Date, place: string, what: string, said: Said): Tell {
  const { says, names = () => [], still = () => true, news = false, own = false, asks } = said;
  const due = own || c.urgent ? at : window(at);
  return {
    what,
    no: c.no,
    place,
    names,
    says: typeof says === 'function' ? says : () => says.filter((s): s is string => s !== false),
    still,
    due,
    held: due > at,
    news,
    ...(asks && { asks }),
  };
}
