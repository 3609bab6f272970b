import { cutText } from '../../src/cut-text.ts';
import { MAX_OPTIONS } from '../limits/whole.ts';
import type { Element } from './card.ts';
import { type Confirm, confirmed, type Kind, submitName, typeOf } from './taps.ts';
import { oneLine, type Plain, plain, plainTag } from './text.ts';

/** A field with its label above it. Made by the functions below. */
export type Field = readonly Element[];
type Option = { text: Plain; value: string };
type Asked = { name: string; label: string; required?: boolean };

const MAX_INPUT = 1000;
const MAX_PLACEHOLDER = 100;
const MAX_OPTION_TEXT = 60;

/**
 * A form: fields and one button that sends them. The button has no behaviors, as Feishu sends none for a submit: its
 * name carries the event. A form is at the root of a card and cannot be in a folded panel. Source: cards.md 6.3;
 * interface.md, "Buttons", "Forms".
 *
 * @throws RangeError when the name could not be read back, or two fields have the same name
 */
export function form(
  of: { action: string; caseId: string; v: number; datum?: string },
  fields: readonly (Field | false | null | undefined)[],
  submitLabel: string,
  { confirm, kind = 'primary' }: { confirm?: Confirm | undefined; kind?: Exclude<Kind, 'default'> } = {},
): Element {
  const laid = fields.flatMap((field) => field || []);
  const names = laid.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  if (new Set(names).size < names.length) throw new RangeError(`two fields of one name: ${names.join(', ')}`);
  const submit: Element = {
    tag: 'button',
    name: submitName(of.action, of, of.datum),
    text: plainTag(submitLabel),
    type: typeOf(kind),
    form_action_type: 'submit',
    ...(confirm && { confirm: confirmed(confirm) }),
  };
  return { tag: 'form', name: `form_${of.action}`, vertical_spacing: 'medium', elements: [...laid, submit] };
}

/**
 * A text field. `max` is at most 1000 characters. The field starts with `value`, from an earlier try; compare what
 * comes back with `startingText` to see whether it was changed.
 */
export function inputField(
  field: Asked & { multiline?: boolean; max?: number; placeholder?: string; value?: Plain | undefined },
): Field {
  const { required = false, multiline = false, max = MAX_INPUT, value } = field;
  if (!(max >= 1 && max <= MAX_INPUT)) throw new RangeError(`an input takes 1 to ${MAX_INPUT} characters, not ${max}`);
  return [
    {
      tag: 'input',
      name: named(field),
      label: plainTag(field.label),
      label_position: 'top',
      required,
      placeholder: hint(field.placeholder ?? (required ? '请填写' : '选填')),
      max_length: max,
      width: 'fill',
      ...(multiline && { input_type: 'multiline_text', rows: 4, auto_resize: true, max_rows: 12 }),
      ...(value !== undefined && { default_value: startingText(value, max) }),
    },
  ];
}
/** The text that an input starts with. */
export const startingText = (value: Plain, max = MAX_INPUT): string => cutText(plain(value), max);

/**
 * One of at most 20 options. `value` is the option chosen at first. Without options there is no field.
 *
 * @throws RangeError when there are more, or two have one value
 */
export function selectField(field: Asked & { options: readonly Option[]; value?: string | undefined }): Field {
  const chosen = field.options.findIndex(({ value }) => value === field.value) + 1;
  return choice('select_static', field, chosen > 0 ? { initial_index: chosen } : {});
}
/** Any number of at most 20 options. Throws as `selectField` does. */
export function multiSelectField(
  field: Asked & { options: readonly Option[]; values?: readonly string[] | undefined },
): Field {
  const chosen = (field.values ?? []).filter((value) => field.options.some((option) => option.value === value));
  return choice('multi_select_static', field, chosen.length > 0 ? { selected_values: chosen } : {});
}
/** 是 or 否, sent as `yes` or `no`. */
export const yesNoField = ({ value, ...field }: Asked & { value?: boolean | undefined }): Field =>
  selectField({
    ...field,
    options: [
      { text: '是', value: 'yes' },
      { text: '否', value: 'no' },
    ],
    ...(value !== undefined && { value: value ? 'yes' : 'no' }),
  });
/** A day. `value` is yyyy-MM-dd; Feishu sends the day back followed by the zone, `2026-11-22 +0800`. */
export function dateField(field: Asked & { placeholder?: string; value?: string | undefined }): Field {
  if (field.value !== undefined && !/^\d{4}-\d\d-\d\d$/.test(field.value))
    throw new RangeError(`no day: ${field.value}`);
  return [
    labelled(field),
    {
      tag: 'date_picker',
      name: named(field),
      required: field.required ?? false,
      placeholder: hint(field.placeholder ?? `请选择${field.label}`),
      width: 'fill',
      ...(field.value !== undefined && { initial_date: field.value }),
    },
  ];
}
/** A day with a time of day. `value` is `yyyy-MM-dd HH:mm`; Feishu sends it back followed by the zone. */
export function momentField(field: Asked & { value?: string | undefined }): Field {
  if (field.value !== undefined && !/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(field.value))
    throw new RangeError(`no day and time: ${field.value}`);
  return [
    labelled(field),
    {
      tag: 'picker_datetime',
      name: named(field),
      required: field.required ?? false,
      placeholder: hint(`请选择${field.label}`),
      width: 'fill',
      ...(field.value !== undefined && { initial_datetime: field.value }),
    },
  ];
}

function choice(tag: string, field: Asked & { options: readonly Option[] }, chosen: Record<string, unknown>): Field {
  const { options, label, required = false } = field;
  if (options.length > MAX_OPTIONS) throw new RangeError(`${label}: ${options.length} options, at most ${MAX_OPTIONS}`);
  if (new Set(options.map(({ value }) => value)).size < options.length)
    throw new RangeError(`${label}: two options of one value`);
  if (options.length === 0) return [];
  return [
    labelled(field),
    {
      tag,
      name: named(field),
      // For a multi-select Feishu reads a missing `required` as true, so it is always written.
      required,
      placeholder: hint(`请选择${label}`),
      width: 'fill',
      options: options.map(({ text, value }) => ({
        text: plainTag(cutText(oneLine(text), MAX_OPTION_TEXT, '…')),
        value,
      })),
      ...chosen,
    },
  ];
}

const labelled = ({ label }: Asked): Element => ({ tag: 'div', text: plainTag(label) });
const hint = (text: string) => plainTag(cutText(text, MAX_PLACEHOLDER, '…'));
function named({ name }: Asked): string {
  if (!/^[a-z][A-Za-z0-9_]*$/.test(name)) throw new RangeError(`a field's name is plain ASCII: ${name}`);
  return name;
}
