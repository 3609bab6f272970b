import { type Board, type Directory, departmentsOf, type Unit } from '../directory/directory.ts';
import type { Case } from './case.ts';
import { pairsOf } from './like.ts';

/** How many units get a button of their own (interface.md, "Long lists"). */
const BUTTONS_MOST = 5;
/** How many words of its duties say why a unit is suggested. D */
const WHY_MOST = 4;

type Asked = Pick<Case, 'title' | 'content' | 'assignments'>;

/** A unit suggested to the desk. `why` lists the duties that the appeal names, the longest first; never empty. */
export type Suggestion = { unit: Unit; why: string[] };

/**
 * The units suggested to the dispatcher: those of whose duties the appeal names one as a whole word. A person decides.
 * Source: R-205; requirements.md, "In which order it is built".
 *
 * @returns at most five; none without a ground
 */
export const suggestUnits = (c: Asked, directory: Directory): Suggestion[] =>
  unitsByFit(c, directory)
    .filter(({ why }) => why.length > 0)
    .slice(0, BUTTONS_MOST);

/**
 * All departments but the one that has or last had the case: those of whose duties the appeal names most, then those whose
 * name or duties share most pairs of characters with it, then the rest in the directory's order. `why` may be empty.
 */
export function unitsByFit(c: Asked, directory: Directory): Suggestion[] {
  const said = `${c.title}\n${c.content}`;
  const heard = new Set(pairsOf(said));
  const had = c.assignments.at(-1)?.unit;
  return departmentsOf(directory)
    .filter((unit) => unit.id !== had)
    .map((unit) => ({ unit, why: named(unit, said), near: shared(unit, heard) }))
    .sort((a, b) => weight(b.why) - weight(a.why) || b.near - a.near)
    .map(({ unit, why }) => ({ unit, why }));
}

/** Why the units are suggested, for the line above the buttons. */
export const whySuggested = (suggestions: readonly Suggestion[]): string | undefined => {
  const reasons = suggestions.map((s) => `${s.unit.name}（${s.why.slice(0, WHY_MOST).join('、')}）`);
  return reasons.length > 0 ? `推荐依据：${reasons.join('；')}` : undefined;
};

/** The boards, those of whose duties the appeal names most first. */
export function boardsByFit(c: Asked, boards: readonly Board[]): Board[] {
  const said = `${c.title}\n${c.content}`;
  const fits = ({ name, duties = [] }: Board): number => weight(named({ name, duties }, said));
  return boards.toSorted((a, b) => fits(b) - fits(a));
}

/** The unit's name and duties that stand in the text, the longest first. */
const named = ({ name, duties }: Pick<Unit, 'name' | 'duties'>, said: string): string[] =>
  [name, ...duties].filter((word) => word !== '' && said.includes(word)).sort((a, b) => b.length - a.length);

const weight = (why: readonly string[]): number => why.reduce((sum, duty) => sum + duty.length, 0);

/** How many pairs of characters the unit's name and duties share with the text. */
const shared = ({ name, duties }: Unit, heard: ReadonlySet<string>): number =>
  [...new Set([name, ...duties].flatMap(pairsOf))].filter((pair) => heard.has(pair)).length;
