import type { Examples, Matter } from '../../config/examples.ts';
import type { Case } from '../domain/case/case.ts';
import type { Rules } from '../domain/case/context.ts';
import type { Role } from '../domain/case/roles.ts';
import { type Dice, dice } from './dice.ts';
import { STANDS, type Stand } from './stands.ts';
import { afterWork } from './work-time.ts';

export type Way = keyof Examples['habits']['ways'];

/** Whose matter it is: of the register by id, else one that somebody calls for. */
export type Whose = { id: string } | { name: string; person: string; number: string };

/** A made-up case to come: when, whose, what about and by which way. `n` is its place in the whole story. */
export type Arrival = {
  n: number;
  at: Date;
  way: Way;
  whose: Whose;
  matter: Matter;
  /** What stands for the words in angle brackets. */
  slots: Readonly<Record<string, string>>;
  /** What is told in one breath with it, and becomes a case of its own. */
  second?: Matter;
  /** Where it is left at the end of the story. */
  stand?: Stand;
  /** The earlier one about the same, of others or of the same enterprise. */
  like?: { n: number; again: boolean };
};

/** The life of a made-up case: what it is about, and what was tried already. */
export type Life = Arrival & {
  dice: Dice;
  caseId?: string;
  tried: Set<string>;
};

export const bornOf = (arrival: Arrival, seed: string): Life => ({
  ...arrival,
  dice: dice(`${seed}/${arrival.n}`),
  tried: new Set(),
});

/** The life of what was parted from a case; undefined where nothing was. */
export const partedFrom = ({ second, like: _none, ...whole }: Life, caseId: string, seed: string): Life | undefined =>
  second && { ...whole, matter: second, dice: dice(`${seed}/${whole.n}/part`), caseId, tried: new Set() };

/** Something that somebody means to do to a case; what was tried once under one key is not tried again. */
export type Act = {
  key: string;
  at: Date;
  event: string;
  by: Role;
  form?: Record<string, string | string[]>;
  datum?: string;
  /** A letter follows in private chat. */
  letter?: true;
};

/** A case, its life, and the rules of the place: all that people go by. */
export type Scene = {
  c: Case;
  life: Life;
  rules: Rules;
  examples: Examples;
  /** An earlier case about the same, as it is now. */
  like: { now: Case } | undefined;
};

/** The words with what stands for those in angle brackets. */
export const filledIn = (words: string, slots: Readonly<Record<string, string>>): string =>
  words.replace(/<([^>]+)>/g, (whole, slot: string) => slots[slot] ?? whole);

/** What people may say and do, for one scene. */
export function ways({ life, rules, examples: { habits } }: Scene) {
  const share = (what: string): number => habits.shares[what] ?? 0;
  const { dice: die, slots, stand } = life;
  return {
    /** Whether something happens, as often as the habit of that name. */
    may: (what: string, name = what): boolean =>
      stand ? STANDS[stand].does.includes(what) : die.chance(name, share(what)),
    /** As long after as the habit of that name takes. */
    after(from: Date, what: string, name = what): Date {
      const [least, most] = habits.takes[what] ?? [30, 300];
      return afterWork(from, die.between(`takes/${name}`, least, most), rules);
    },
    says: (what: string, name = what): string => die.one(`says/${name}`, habits.said[what] ?? [what]),
    of: (words: readonly string[], name: string): string => filledIn(die.one(`of/${name}`, words), slots),
    filled: (words: string): string => filledIn(words, slots),
  };
}
