import type { Draft, FieldValue } from './context.ts';
import { flag, list, num, obj, placed, type Raw, str, strings, words } from './read.ts';

const FIELD_TAGS: ReadonlySet<string> = new Set([
  'input',
  'select_static',
  'select_person',
  'multi_select_static',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);

export const isField = (raw: Raw): boolean => FIELD_TAGS.has(str(raw, 'tag'));

const isMany = (raw: Raw): boolean => str(raw, 'tag').startsWith('multi_select');

/** The key of a field's value: its name, or its place where it has no name. */
export const keyOf = (raw: Raw, path: string): string => str(raw, 'name') || path;

/** Whether the client requires a value. Multi-selects do unless they say otherwise. Source: cards.md 6.2. */
export const isRequired = (raw: Raw): boolean => flag(raw, 'required', isMany(raw));

/** Every field below `raw`, in the order in which it is drawn. */
function fieldsIn(raw: Raw, path: string): { raw: Raw; path: string }[] {
  const children = [...placed(raw, 'elements', path), ...placed(raw, 'columns', path)];
  return children.flatMap((child) => (isField(child.raw) ? [child] : fieldsIn(child.raw, child.path)));
}

/** The value a field shows before anybody touches it. */
export function initialValue(raw: Raw): FieldValue {
  const options = list(raw, 'options');
  switch (str(raw, 'tag')) {
    case 'input':
      return str(obj(raw, 'i18n_default_value'), 'zh_cn') || str(raw, 'default_value');
    case 'multi_select_static':
    case 'multi_select_person':
      return strings(raw, 'selected_values');
    case 'select_static':
    case 'select_person': {
      const wanted = str(raw, 'initial_option');
      const chosen =
        options[num(raw, 'initial_index', 0) - 1] ??
        options.find((o) => wanted && str(o, 'value') === wanted) ??
        options.find((o) => wanted && words(o, 'text') === wanted);
      return chosen ? str(chosen, 'value') : '';
    }
    case 'checker':
      return flag(raw, 'checked');
    case 'date_picker':
      return str(raw, 'initial_date');
    case 'picker_time':
      return str(raw, 'initial_time');
    default:
      return str(raw, 'initial_datetime');
  }
}

export const currentValue = (raw: Raw, path: string, draft: Draft): FieldValue =>
  draft.values[keyOf(raw, path)] ?? initialValue(raw);

/** The client's objection to a value before sending it, or `null`. Source: cards.md 6.1. */
export function problemWith(raw: Raw, value: FieldValue): string | null {
  if (flag(raw, 'disabled')) return null;
  const empty = typeof value === 'string' ? !value.trim() : Array.isArray(value) && value.length === 0;
  if (empty) return isRequired(raw) ? (str(raw, 'tag') === 'input' ? '请填写' : '请选择') : null;
  const most = num(raw, 'max_length', 1000);
  return str(raw, 'tag') === 'input' && typeof value === 'string' && [...value].length > most
    ? `最多 ${most} 字`
    : null;
}

/** The form's values as submitted, and the errors that prevent it. Empty optional fields are submitted too. */
export function readForm(form: Raw, path: string, draft: Draft) {
  const values: Record<string, FieldValue> = {};
  const errors: Record<string, string> = {};
  for (const field of fieldsIn(form, path)) {
    const key = keyOf(field.raw, field.path);
    const value = currentValue(field.raw, field.path, draft);
    const problem = problemWith(field.raw, value);
    if (problem) errors[key] = problem;
    values[key] = value;
  }
  return { values, errors };
}
