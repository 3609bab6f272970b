import { z } from 'zod';
import type { Case } from '../case/case.ts';
import { numberAlone } from '../case/case-number.ts';
import type { Rules } from '../case/context.ts';
import type { Refusal } from '../case/refusal.ts';
import type { Option } from '../directory/named.ts';

export type { Option };

/** A value that depends on the case and on the rules of the place. */
export type PerCase<T> = (c: Case, rules: Rules) => T;
type Asked<T> = {
  label: string;
  /** Whether the form marks it as required. `read` decides whether an answer may be missing. */
  required: boolean | PerCase<boolean>;
  /** Whether the form asks for it; without this it always does. */
  shown?: PerCase<boolean>;
  /** Checks and reads the answer. */
  read: z.ZodType<T>;
};

type Choosing = {
  /** All that may be chosen, the most likely first. A form offers the first of them, and the rest by name. */
  options: PerCase<readonly Option[]>;
  /** Whether a name may be typed beside the select although all are offered. By default only where they are not. */
  typed?: PerCase<boolean>;
  /** What a name may mean besides, so that the event can say why it cannot be chosen. */
  besides?: PerCase<readonly Option[]>;
};

/** One field. The form, the check and the type of the answer all come from it. */
export type Field<T = unknown> = Asked<T> &
  (
    | {
        /** Text on one line, or on several. */
        kind: 'line' | 'text';
        /** Characters at most. */
        most: number;
        placeholder?: string;
        /** The field's initial value. */
        first?: PerCase<string | undefined>;
      }
    | (Choosing & { kind: 'choice'; first?: PerCase<string | undefined> })
    | (Choosing & { kind: 'choices'; first?: PerCase<readonly string[]> })
    | {
        /** Another case, chosen from those like this one or named by its number. */
        kind: 'case';
        most: number;
        placeholder: string;
        /** Whether the form offers the other case. The event says why another may not be named. */
        offers: (c: Case, other: Case) => boolean;
      }
    | { kind: 'day' | 'yes_no' }
    /** Comes with the button or as a file; no form asks for it. `options` are what buttons may bring. */
    | { kind: 'carried'; options?: PerCase<readonly Option[]> }
  );
/** An event's fields by name, in the order of the form; the answers by field name, with their types. */
export type Fields = Readonly<Record<string, Field>>;
export type Filled<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Most characters of a text by default: about a page. Longer texts belong in a file. */
const TEXT_MOST = 1_000;

/** Most characters of an appeal or an addition: a message may be longer than a form's field (interface.md, "Long words and files"). */
export const CONTENT_MOST = 20_000;
/** Most characters of a text that the record holds itself (storage.md, "The case", `record`). */
export const RECORDED_MOST = 2_000;

type Words = {
  most?: number;
  /** What people should do when the text is too long. */
  tooLong?: string;
  placeholder?: string;
  first?: PerCase<string | undefined>;
  shown?: PerCase<boolean>;
};
type Chosen<Value = string | undefined> = {
  first?: PerCase<Value>;
  shown?: PerCase<boolean>;
} & Pick<Choosing, 'typed' | 'besides'>;
/** For an answer that `read` allows to be missing. If the form marks it as required, `refuse` decides when it is. */
type Needed = { required?: boolean | PerCase<boolean> };

const words = (most: number, tooLong = '请删减后再提交') =>
  z.string({ error: '请填写' }).trim().min(1, '请填写').max(most, `最多 ${most} 字，${tooLong}`);
/** Optional text; an empty field arrives as an empty string or not at all. */
const wordsOrNone = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${most} 字，请删减后再提交`)
    .optional()
    .transform((s) => s || undefined);

const typed = <T>(
  kind: 'line' | 'text',
  label: string,
  read: (most: number, tooLong?: string) => z.ZodType<T>,
  { most = TEXT_MOST, tooLong, required = true, ...how }: Words & Needed,
): Field<T> => ({ kind, label, required, most, ...how, read: read(most, tooLong) });

/** Required text on several lines. */
export const text = (label: string, how: Words = {}): Field<string> => typed('text', label, words, how);

/** Required text on one line. */
export const line = (label: string, how: Words = {}): Field<string> => typed('line', label, words, how);

/** Optional text on several lines. */
export const optionalText = (label: string, how: Words & Needed = {}): Field<string | undefined> =>
  typed('text', label, wordsOrNone, { required: false, ...how });

/** Optional text on one line. */
export const optionalLine = (label: string, how: Words & Needed = {}): Field<string | undefined> =>
  typed('line', label, wordsOrNone, { required: false, ...how });

const DAYS_MOST = 250;
/** A number of working days, typed. */
export const days = (label: string): Field<number> => ({
  kind: 'line',
  label,
  required: true,
  most: String(DAYS_MOST).length,
  placeholder: '工作日天数，如：5',
  read: z.coerce
    .number({ error: '请填写天数，例如 5' })
    .int('请填写整数')
    .min(1, '至少 1 天')
    .max(DAYS_MOST, `最多 ${DAYS_MOST} 天`),
});

/** The number of another case, as people write it. That case arrives as `ctx.other`. */
export const caseNumber = (label: string, offers: (c: Case, other: Case) => boolean): Field<string> => ({
  kind: 'case',
  label,
  required: true,
  most: 30,
  placeholder: '卡片标题下以 QS 开头的编号',
  offers,
  read: z
    .string({ error: '请填写编号' })
    .transform((s) => numberAlone(s))
    .pipe(z.string({ error: '请填写编号，即办件卡片标题下以 QS 开头的一串' })),
});

const dayRead = z.string({ error: '请选择日期' }).regex(/^\d{4}-\d{2}-\d{2}$/, '请选择日期');
/** A day, yyyy-MM-dd. */
export const day = (label: string): Field<string> => ({ kind: 'day', label, required: true, read: dayRead });

/** An optional day, yyyy-MM-dd. */
export const optionalDay = (label: string, { required = false }: Needed = {}): Field<string | undefined> => ({
  kind: 'day',
  label,
  required,
  read: z
    .union([dayRead, z.literal('')])
    .optional()
    .transform((s) => s || undefined),
});

/** 是 or 否; left empty it means no. */
export const yesNo = (label: string, how: { shown?: PerCase<boolean> } = {}): Field<boolean> => ({
  kind: 'yes_no',
  label,
  required: false,
  ...how,
  read: z
    .string()
    .optional()
    .transform((s) => s === 'yes'),
});

const chosen = z.string({ error: '请选择' }).trim().min(1, '请选择');
/** One of the options, chosen or named (`namesRead`). `refuse` checks the answer: a name may mean none of them. */
export const choice = (label: string, options: PerCase<readonly Option[]>, how: Chosen = {}): Field<string> => ({
  kind: 'choice',
  label,
  required: true,
  options,
  ...how,
  read: chosen,
});

/** One of the options, or none. */
export const optionalChoice = (
  label: string,
  options: PerCase<readonly Option[]>,
  { required = false, ...how }: Chosen & Needed = {},
): Field<string | undefined> => ({
  kind: 'choice',
  label,
  required,
  options,
  ...how,
  read: z
    .string()
    .optional()
    .transform((s) => s || undefined),
});

/** One of a few answers that are the same in every place. */
export const oneOf = <K extends string>(label: string, answers: Readonly<Record<K, string>>): Field<K> => {
  const values = Object.keys(answers) as K[];
  return {
    kind: 'choice',
    label,
    required: true,
    options: () => values.map((value) => ({ value, label: answers[value] })),
    read: chosen.pipe(z.enum(values, '请选择')),
  };
};

/** Any number of the options; one alone may arrive as a string. */
export const choices = (
  label: string,
  options: PerCase<readonly Option[]>,
  { required = false, ...how }: Chosen<readonly string[]> & Needed = {},
): Field<string[]> => ({
  kind: 'choices',
  label,
  required,
  options,
  ...how,
  read: z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v])),
});

/** The button's own value, such as a level of the rating. */
export const onButton = (label: string, options: PerCase<readonly Option[]>): Field<string> => ({
  kind: 'carried',
  label,
  required: true,
  options,
  read: chosen,
});

/** Reads a filled form: the answers, or one sentence for each that is missing or wrong, with the field's label. */
export function readerOf<F extends Fields>(fields: F): (form: unknown) => { input: Filled<F> } | { refusal: Refusal } {
  const schema = z.object(Object.fromEntries(Object.entries(fields).map(([name, { read }]) => [name, read])));
  return (form) => {
    const read = schema.safeParse(form ?? {});
    if (read.success) return { input: read.data as Filled<F> };
    const problems = read.error.issues.map(({ path, message }) => {
      const field = String(path[0] ?? '');
      return { field, label: fields[field]?.label ?? field, words: message };
    });
    return { refusal: { code: 'bad_form', problems } };
  };
}
