import type { Field } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { type Keep, wordsField } from './fields.ts';

/** What a form asks for and what sending it will do. `name` where the form is not called like its button. */
export type Form = {
  name?: string;
  effect: (c: Case, rules: Rules) => string;
  fields: (c: Case, keep: Keep, rules: Rules) => Field[];
};

export const reason = (keep: Keep): Field => wordsField(keep, { name: 'reason', label: '理由', max: 500 });

/** A form that asks for nothing but why. */
export const onlyReason = (effect: string): Form => ({ effect: () => effect, fields: (_c, keep) => [reason(keep)] });

/** How a case number is typed. */
export const NUMBER_HINT = '如：QS20261122-0001';
