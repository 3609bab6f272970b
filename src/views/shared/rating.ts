import type { CaseView } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { levelOf } from '../../domain/case/current.ts';
import type { Audience } from '../../domain/case/message.ts';
import { wordOf } from '../../domain/case/words.ts';
import { wordsFor } from './redact.ts';

type Rating = Case['ratings'][number];

export const levelWord = (c: Case, { level }: Rating): string => levelOf(c, level)?.word ?? level;

/** Why the enterprise is dissatisfied, in the words of the place; undefined where it chose no reason. */
export const reasonsGiven = (
  c: Case,
  { reasons = [] }: Rating,
  { profile }: Pick<Rules, 'profile'>,
): string | undefined => reasons.map((id) => wordOf(c, 'dissatisfied', id, profile) ?? id).join('、') || undefined;

/** A rating as this audience sees it, with its comment cut to `most` characters. */
export const ratingShown = (
  c: Case,
  rating: Rating,
  audience: Audience,
  rules: Rules,
  most: number,
): NonNullable<CaseView['rating']> => ({
  word: levelWord(c, rating),
  reasons: reasonsGiven(c, rating, rules),
  comment: rating.comment ? wordsFor(audience, rating.comment, most) : undefined,
  how: enteredHow(rating),
});

/** Who entered the rating for the enterprise (lifecycle.md, "enter an answer"). */
const enteredHow = ({ how, by }: Rating): string | undefined =>
  how && (how === 'agent' ? `助企员代评（${by.name}）` : `电话征询代录（${by.name}）`);
