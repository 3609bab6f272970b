import {
  type Field as Drawn,
  dateField,
  inputField,
  multiSelectField,
  type Option,
  selectField,
  yesNoField,
} from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { Field } from '../../domain/events/fields.ts';

/** Earlier input by the names of the fields. */
export type Keep = Record<string, string | string[]>;

/** Most characters of an input on a card; longer texts are still accepted. */
export const INPUT_MOST = 1_000;
/** Most options: a longer list cannot be read on a phone. Source: interface.md, "Long lists". */
export const OPTIONS_MOST = 20;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The earlier input of this field; undefined when empty. */
export const kept = (keep: Keep, name: string): string | undefined => {
  const value = keep[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The earlier choice of several; a single choice comes as a string. */
const keptList = (keep: Keep, name: string): string[] | undefined => {
  const value = keep[name];
  return typeof value === 'string' ? [value].filter((one) => one !== '') : value;
};

/** Draws a field of the form with earlier input; nothing where the field is not asked. */
export function drawField(name: string, field: Field, keep: Keep, c: Case, rules: Rules): Drawn {
  if (field.shown && !field.shown(c, rules)) return [];
  const required = typeof field.required === 'boolean' ? field.required : field.required(c, rules);
  const asked = { name, label: field.label, required };
  switch (field.kind) {
    case 'line':
    case 'text': {
      const { most, placeholder } = field;
      const value = kept(keep, name) ?? field.first?.(c, rules);
      return inputField({
        ...asked,
        multiline: field.kind === 'text',
        max: Math.min(most, INPUT_MOST),
        ...(placeholder !== undefined && { placeholder }),
        value,
      });
    }
    case 'choice':
      return selectField({
        ...asked,
        options: toRead(field.options(c, rules)),
        value: kept(keep, name) ?? field.first?.(c, rules),
      });
    case 'choices':
      return multiSelectField({
        ...asked,
        options: toRead(field.options(c, rules)),
        values: keptList(keep, name) ?? field.first?.(c, rules),
      });
    case 'day': {
      // The date picker adds the zone after the day.
      const day = kept(keep, name)?.slice(0, 10);
      return dateField({ ...asked, ...(day && DAY.test(day) && { value: day }) });
    }
    case 'yes_no':
      return yesNoField({ ...asked, value: kept(keep, name) === 'yes' });
    case 'carried':
      return [];
  }
}

const toRead = (options: readonly { value: string; label: string }[]): Option[] =>
  options.slice(0, OPTIONS_MOST).map(({ value, label }) => ({ text: label, value }));
