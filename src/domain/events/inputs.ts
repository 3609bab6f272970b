import { z } from 'zod';

/** How long a text typed into a form may be: Feishu's own bound for an input (cards.md §8). */
export const TEXT_MOST = 1_000;

const said = (label: string, max: number) => z.string().trim().max(max, `最多 ${max} 字`).describe(label);

/** Words a person must give, under the label they see. */
export const words = (label: string, max = TEXT_MOST) =>
  z.string({ error: '请填写' }).trim().min(1, '请填写').max(max, `最多 ${max} 字，请删减后再提交`).describe(label);

/** Words that may be left out; Feishu sends an empty string, or nothing, for an empty field. */
export const optionalWords = (label: string, max = TEXT_MOST) =>
  said(label, max)
    .optional()
    .transform((s) => s || undefined)
    .describe(label);

/** One of the options of a select. */
export const choice = (label: string) => z.string({ error: '请选择' }).trim().min(1, '请选择').describe(label);

export const optionalChoice = (label: string) =>
  z
    .string()
    .optional()
    .transform((s) => s || undefined)
    .describe(label);

/** A select of 是 and 否; left empty it means no. */
export const yesNo = (label: string) =>
  z
    .string()
    .optional()
    .transform((s) => s === 'yes')
    .describe(label);

/** Several of a select's options; Feishu sends one as a string. */
export const choices = (label: string) =>
  z
    .union([z.array(z.string()), z.string()])
    .optional()
    .transform((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]))
    .describe(label);

/** A whole number typed into a field. */
export const wholeNumber = (label: string) =>
  z.coerce
    .number({ error: '请填写天数，例如 5' })
    .int('请填写整数')
    .min(1, '至少 1 天')
    .max(250, '最多 250 天')
    .describe(label);

/** A case number, in whatever case and spacing it was typed. */
export const caseNumber = (label: string) =>
  z
    .string({ error: '请填写编号' })
    .trim()
    .transform((s) => s.toUpperCase())
    .pipe(z.string().regex(/^QS\d{8}-\d{4,5}$/, '请填写编号，例如 QS20260101-0001'))
    .describe(label);

/** A date as the picker gives it, its zone already cut off. */
export const date = (label: string) =>
  z
    .string({ error: '请选择日期' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, '请选择日期')
    .describe(label);
