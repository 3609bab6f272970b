import type { Known } from './known.ts';
import type { Sheet } from './sheet.ts';

/** A field of a form: its label, and what to write or, of a select, the words to look for, best first. */
export type Filling = { label: string; with: readonly string[] };

/**
 * What a person does. `write`: says words to the bot, as an enterprise. `press`: presses the first of the buttons that a
 * card of the case has, and fills the form where one comes; `files`: by it the case is filed. `clock`: presses a button of the clock, which leads on only
 * `while` something holds. `look`: reads a message, and says so.
 */
export type Act =
  | { kind: 'write'; words: string }
  | { kind: 'press'; labels: readonly string[]; form?: readonly Filling[]; files?: true }
  | { kind: 'clock'; label: string; while: (known: Known) => boolean }
  | { kind: 'look'; at: (known: Known) => Sheet | undefined };

export type Step = {
  title: string;
  /** What to do and what comes of it. */
  says: string;
  /** Why the policy wants it, with the clause. */
  why: string;
  act: Act;
  /** From what is known alone: whoever did it, from whichever page. */
  done: (known: Known) => boolean;
};

export type Tour = {
  id: string;
  title: string;
  about: string;
  /** Whether the town has everybody who is needed. */
  fits: (known: Pick<Known, 'state'>) => boolean;
  steps: readonly Step[];
  /** What else leads on, when somebody has done something else; the nearest to the end first. */
  detours: readonly Step[];
  /** What is said when all is done. */
  end: string;
  /** The tour that comes next. */
  next?: string;
};

export const fillingsOf = (act: Act): readonly Filling[] => (act.kind === 'press' ? (act.form ?? []) : []);
