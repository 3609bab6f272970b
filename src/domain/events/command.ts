import type { Case } from '../case/case.ts';
import { trimmed } from '../case/case-number.ts';
import type { Rules } from '../case/context.ts';
import { bare, folded } from '../directory/fold.ts';
import type { EventSpec } from './event.ts';
import type { Option } from './fields.ts';
import { BUTTONS } from './lifecycle.ts';

/**
 * What a message asks of a case: an event, the answer that its button carries with the words for it, and the words besides.
 * `exact` where nothing but a button's label was said.
 */
export type Command = { event: EventSpec; datum?: string; answer?: string; words?: string; exact: boolean };

/** The word of a command and what follows it. */
type Said = { head: string; rest: string };

/** What may stand between a command and its words; an opening bracket belongs to the words. */
const BETWEEN = /^[\s:,;.。、，；：)\]】》」』>|-]+/;
/** What people write directly before a number. */
const NAMED = /(?:办件|诉求)?(?:编号|号码)$/;
const FIRST_WORD = /^([^\s:,;.。、，；：]+)[\s:,;.。、，；：]+([\s\S]+)$/;

const wordsBehind = (text: string): string => {
  const rest = text.slice(BETWEEN.exec(folded(text))?.[0].length ?? 0).trimEnd();
  return trimmed(rest) === '' ? '' : rest;
};

/** The ways to read what stands before and behind a case number; without a number all of it stands behind. */
function readings(before: string, behind: string): Said[] {
  const head = trimmed(trimmed(before).replace(NAMED, ''));
  if (head) return [{ head, rest: wordsBehind(behind) }];
  const whole = trimmed(behind);
  const [, first = '', rest = ''] = FIRST_WORD.exec(wordsBehind(behind)) ?? [];
  return [{ head: whole, rest: '' }, ...(first ? [{ head: trimmed(first), rest }] : [])];
}

/** The words by which an event is asked for: its label and its shorter one. */
const wordsOf = ({ label, short }: EventSpec): string[] => [label, ...(short ? [short] : [])].map(bare);

/** The answers that stand on buttons of their own, such as the levels of the rating. */
function buttonsOf(spec: EventSpec, c: Case, rules: Rules): readonly Option[] {
  const field = spec.carries === undefined ? undefined : spec.fields[spec.carries];
  return (field?.kind === 'carried' && field.options?.(c, rules)) || spec.oneTap(c, rules);
}

/** The answers that the field a button fills may have. */
function answersOf(spec: EventSpec, c: Case, rules: Rules): readonly Option[] {
  const field = spec.carries === undefined ? undefined : spec.fields[spec.carries];
  if (!field || !('options' in field)) return [];
  return field.options?.(c, rules) ?? [];
}

/** Whether the words of a command are a name, so that they may also stand before the number (派给 <单位> <编号>). */
export const takesName = (spec: EventSpec): boolean =>
  ['line', 'choice'].includes(spec.fields[spec.command ?? '']?.kind ?? '') && spec.names === undefined;

/** What follows the first letters of a text that make this word. */
function behindWord(text: string, word: string): string {
  let end = word.length;
  while (end < text.length && bare(text.slice(0, end)) !== word) end += 1;
  return trimmed(text.slice(end));
}

function asked(spec: EventSpec, { head, rest }: Said, c: Case, rules: Rules): Command | null {
  const said = bare(head);
  const isSaid = (words: string) => (o: Option) => bare(o.label) === words;
  const more = rest === '' ? {} : { words: rest };
  const pressed = buttonsOf(spec, c, rules).find(isSaid(said));
  if (pressed) return { event: spec, datum: pressed.value, ...more, exact: rest === '' };
  const word = wordsOf(spec).find((w) => said.startsWith(w));
  if (word === undefined) return null;
  const answers = answersOf(spec, c, rules);
  const given = said.slice(word.length);
  if (given === '') {
    const answer = rest === '' ? undefined : answers.find(isSaid(bare(rest)));
    return answer
      ? { event: spec, datum: answer.value, answer: answer.label, exact: true }
      : { event: spec, ...more, exact: rest === '' };
  }
  const answer = answers.find(isSaid(given));
  if (answer) return { event: spec, datum: answer.value, answer: answer.label, ...more, exact: rest === '' };
  return takesName(spec) && rest === '' ? { event: spec, words: behindWord(head, word), exact: false } : null;
}

/**
 * The events that words around a case's number ask for, by their buttons' labels or short words, in any width and with
 * any marks between. More than one where a word stands for several (派给). Source: lifecycle.md, "Events".
 *
 * @param before  what stands before the number; empty where the case is meant by something else than its number
 */
export const commandsIn = (c: Case, before: string, behind: string, rules: Rules): Command[] =>
  readings(before, behind).flatMap((said) =>
    BUTTONS.flatMap((spec) => {
      const command = asked(spec, said, c, rules);
      return command ? [command] : [];
    }),
  );

/** The command's word in a text without regard to any case; undefined where it begins with none. */
export function commandWord(
  before: string,
  behind: string,
  { profile }: Pick<Rules, 'profile'>,
): { word: string; exact: boolean } | undefined {
  const levels = profile.scale.levels.map(({ word }) => bare(word));
  const known = new Set([...BUTTONS.flatMap(wordsOf), ...levels]);
  const said = readings(before, behind).find(({ head }) => known.has(bare(head)));
  return said && { word: said.head, exact: said.rest === '' };
}
