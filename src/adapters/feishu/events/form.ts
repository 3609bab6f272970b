const DATE = /^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) ([+-]\d{2})(\d{2})$/;
const TIME = /^(\d{2}:\d{2}) [+-]\d{4}$/;

/** Pickers add a zone. A date or a time is taken as written, a date with a time as an instant. */
const picked = (text: string) => text.replace(DATE, '$1').replace(TIME, '$1').replace(DATE_TIME, '$1T$2$3:$4');

/**
 * A form's fields as strings and lists of strings. What was left empty is absent: Feishu may send nothing, null, an
 * empty string or an empty list for it. Date pickers give `2024-04-01`, date-time pickers ISO 8601 with their offset.
 * Source: events-and-callbacks.md 4.3.
 */
export function readForm(form: Record<string, unknown>): Record<string, string | string[]> {
  const entries = Object.entries(form).flatMap(([name, value]): [string, string | string[]][] => {
    if (Array.isArray(value)) {
      const items = value.filter((item) => typeof item === 'string' && item !== '').map(picked);
      return items.length > 0 ? [[name, items]] : [];
    }
    if (typeof value === 'string') return value === '' ? [] : [[name, picked(value)]];
    return typeof value === 'boolean' || typeof value === 'number' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(entries);
}
