import { type Directory, departmentsOf, type Unit } from '../directory/directory.ts';
import type { Case } from './case.ts';

/** How many units get a button of their own (interface.md, "Long lists"). */
const BUTTONS_MOST = 5;

type Asked = Pick<Case, 'title' | 'content' | 'assignments'>;

/** A unit suggested to the desk. `why` lists the shared words, best first; empty when no word matches. */
export type Suggestion = { unit: Unit; why: string[] };

/**
 * The units suggested to the dispatcher, the first of all that may be chosen. A person decides.
 * Source: R-205; requirements.md, "In which order it is built".
 *
 * @returns at most five
 */
export const suggestUnits = (c: Asked, directory: Directory): Suggestion[] =>
  unitsByFit(c, directory).slice(0, BUTTONS_MOST);

/**
 * All departments but the one that has or last had the case: those whose name or duties share most words with the appeal,
 * then the rest in the directory's order.
 */
export function unitsByFit(c: Asked, directory: Directory): Suggestion[] {
  const said = `${c.title}\n${c.content}`;
  const heard = new Set(wordsOf(said));
  const had = c.assignments.at(-1)?.unit;
  return departmentsOf(directory)
    .filter((unit) => unit.id !== had)
    .map((unit) => ({ unit, ...shared(unit, said, heard) }))
    .sort((a, b) => b.score - a.score)
    .map(({ unit, why }) => ({ unit, why }));
}

/** Why the units are suggested, for the line above the buttons. */
export const whySuggested = (suggestions: readonly Suggestion[]): string | undefined => {
  const reasons = suggestions
    .filter((s) => s.why.length > 0)
    .map((s) => `${s.unit.name}（${s.why.slice(0, 4).join('、')}）`);
  return reasons.length > 0 ? `推荐依据：${reasons.join('；')}` : undefined;
};

/** The score: twice the length of each duty found whole, plus the number of other shared pairs of characters. */
function shared(unit: Unit, said: string, heard: ReadonlySet<string>): { score: number; why: string[] } {
  const named = unit.duties.filter((duty) => duty !== '' && said.includes(duty)).sort((a, b) => b.length - a.length);
  const rest = [unit.name, ...unit.duties.filter((duty) => !named.includes(duty))];
  const pairs = [...new Set(rest.flatMap(wordsOf))].filter((w) => heard.has(w) && !named.some((d) => d.includes(w)));
  const score = named.reduce((sum, duty) => sum + 2 * duty.length, 0) + pairs.length;
  return { score, why: [...named, ...pairs] };
}

/** Pairs of neighbouring letters: Chinese is written without spaces, and most of its words have two characters. */
function wordsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
}
