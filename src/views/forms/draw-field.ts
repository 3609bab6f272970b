import {
  type Field as Drawn,
  dateField,
  inputField,
  multiSelectField,
  selectField,
  yesNoField,
} from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { first, type Option } from '../../domain/directory/named.ts';
import type { Field } from '../../domain/events/fields.ts';
import { pickedName, typedName } from '../../domain/events/names.ts';
import { tagFor } from '../case/header.ts';
import { redacted } from '../shared/redact.ts';

/** Earlier input by the names of the fields. */
export type Keep = Record<string, string | string[]>;

/** Most characters of an input on a card; longer texts are still accepted. */
export const INPUT_MOST = 1_000;
/** Most options: a longer list cannot be read on a phone. Source: interface.md, "Long lists". */
const OPTIONS_MOST = 20;
/** Most characters of a typed name. D */
const NAME_MOST = 100;

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

/**
 * Draws a field of the form with earlier input; nothing where the field is not asked.
 *
 * @param others  cases like this one, for a field that names another
 */
export function drawField(
  name: string,
  field: Field,
  keep: Keep,
  c: Case,
  rules: Rules,
  others: readonly Case[] = [],
): Drawn {
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
    case 'choices': {
      const options = field.options(c, rules);
      return choiceField({
        ...asked,
        options,
        several: field.kind === 'choices',
        chosen: keptList(keep, name) ?? [field.first?.(c, rules) ?? []].flat(),
        named: kept(keep, typedName(name)),
        typed: field.typed?.(c, rules) ?? false,
      });
    }
    case 'case': {
      const offered = others
        .filter((other) => field.offers(c, other))
        .slice(0, OPTIONS_MOST)
        .map((other) => caseOption(other, c));
      const by = offered.length > 0 ? { required: false, placeholder: `或填写${field.placeholder}` } : {};
      return [
        ...(offered.length > 0
          ? selectField({
              name: pickedName(name),
              label: LIKE_CASES,
              required: false,
              options: offered,
              value: kept(keep, pickedName(name)),
            })
          : []),
        ...inputField({ ...asked, max: field.most, placeholder: field.placeholder, value: kept(keep, name), ...by }),
      ];
    }
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

/** The list from which another case may be chosen, beside the field for its number. */
const LIKE_CASES = '同类办件';

/** Another case as an option: its title and state first, since numbers look alike. */
const caseOption = (other: Case, c: Case) => ({
  value: other.no,
  text: `${redacted(other.title)}（${tagFor(other, 'desk')}${
    other.enterprise?.id === c.enterprise?.id ? '' : ` · ${other.enterprise?.name ?? '主动发现'}`
  } · ${other.no}）`,
});

export type Choosing = {
  name: string;
  label: string;
  required: boolean;
  /** All that may be chosen, the most likely first. */
  options: readonly Option[];
  several?: boolean;
  /** What is chosen at first. */
  chosen?: readonly string[];
  /** The name typed before. */
  named?: string | undefined;
  /** A name may be typed even where all are offered. */
  typed?: boolean;
};

/**
 * A select of the most likely, what is chosen among them; where there are more, a field for the name stands beside it. Then
 * neither is required by itself: the event says what is missing. Source: interface.md, "Long lists".
 */
export function choiceField({ name, label, required, options, several, chosen = [], named, typed }: Choosing): Drawn {
  const ordered = options.length > OPTIONS_MOST ? first(options, chosen) : options;
  const offered = ordered.slice(0, OPTIONS_MOST);
  const byName = typed || named !== undefined || options.length > offered.length;
  const asked = { name, label, required: required && !byName };
  const read = offered.map(({ value, label: text }) => ({ text, value }));
  // More may be chosen already than a select has room for.
  const rest = ordered.slice(OPTIONS_MOST).filter((o) => several && chosen.includes(o.value));
  return [
    ...(several
      ? multiSelectField({ ...asked, options: read, values: chosen })
      : selectField({ ...asked, options: read, value: chosen[0] })),
    ...(byName
      ? inputField({
          // Without a select the field is the answer itself.
          name: offered.length > 0 ? typedName(name) : name,
          label: offered.length > 0 ? `其他${label}` : label,
          required: required && offered.length === 0,
          placeholder: `${offered.length > 0 ? '不在上面时' : '请'}填写名称${several ? '，多个用顿号隔开' : ''}`,
          max: several ? INPUT_MOST : NAME_MOST,
          value: named ?? (rest.map((o) => o.label).join('、') || undefined),
        })
      : []),
  ];
}
