import type { Case } from '../case/case.ts';
import type { Rules } from '../case/context.ts';
import type { Refusal } from '../case/refusal.ts';
import { meant } from '../directory/named.ts';
import type { Fields, Option } from './fields.ts';

/** The field in which a name is typed, beside the select. */
export const typedName = (field: string): string => `${field}Name`;

/** The field in which another case is chosen from a list, beside the one for its number. */
export const pickedName = (field: string): string => `${field}Picked`;

/** The other case that a form names: the number that was written, else the case chosen from the list. */
export const caseNamed = (form: Record<string, unknown>, field: string): unknown =>
  textOf(form[field]) || form[pickedName(field)];

/** A field that is answered by choosing, as it stands for this case. */
export type Asking = { label: string; several: boolean; options: () => readonly Option[] };

/** The fields of a form that are answered by choosing. */
export const choosing = (fields: Fields, c: Case, rules: Rules): Record<string, Asking> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field.kind === 'choice' || field.kind === 'choices'
        ? [
            [
              name,
              {
                label: field.label,
                several: field.kind === 'choices',
                options: () => [...field.options(c, rules), ...(field.besides?.(c, rules) ?? [])],
              },
            ],
          ]
        : [],
    ),
  );

/** Names in one text, for a field that takes several. */
const SEVERAL = /[、，,；;\n]+/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * The form with each name that was typed, beside a select or instead of one, as the value it means. A name typed beside the
 * select wins, because people typed it on purpose. A name that means nothing stays as it is, and the event says so.
 * Source: interface.md, "Long lists".
 */
export function namesRead(form: unknown, asked: Record<string, Asking>): { form: unknown } | { refusal: Refusal } {
  if (typeof form !== 'object' || form === null || Array.isArray(form)) return { form };
  const read: Record<string, unknown> = { ...form };
  for (const [name, { label, several, options }] of Object.entries(asked)) {
    const typed = textOf(read[typedName(name)]);
    const chosen = several ? [read[name] ?? []].flat() : [typed ? '' : read[name]];
    delete read[typedName(name)];
    const words = [...chosen, typed].map(textOf).filter((one) => one !== '');
    if (words.length === 0) continue;
    const all = options();
    const values: string[] = [];
    const parts = words.flatMap((one) => (several && meant(all, one).length === 0 ? one.split(SEVERAL) : [one]));
    for (const one of parts.map((part) => part.trim()).filter((part) => part !== '')) {
      const fits = [...new Map(meant(all, one).map((option) => [option.value, option])).values()];
      if (fits.length > 1)
        return { refusal: { code: 'several_fit', label, words: one, fits: fits.map((fit) => fit.label) } };
      values.push(fits[0]?.value ?? one);
    }
    read[name] = several ? [...new Set(values)] : values[0];
  }
  return { form: read };
}
