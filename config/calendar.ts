import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readYaml } from './read-yaml.ts';

const Day = z.enum(['work', 'off'], '只能是 work（上班）或 off（放假）');
const Year = z.number().int().min(2004).max(2099);

/**
 * What an operator adds to the published holidays, corrects, or declares unpublished, without a release. Source:
 * calendar.md, rule 2.
 */
export const CalendarFile = z.strictObject({
  days: z
    .record(z.iso.date('日期须写成 yyyy-MM-dd，且确有此日'), Day)
    .nullish()
    .transform((days) => days ?? {}),
  unpublished: z
    .array(Year)
    .nullish()
    .transform((years) => years ?? []),
});
export type CalendarFile = z.infer<typeof CalendarFile>;

/** The calendar shipped beside this file, used where `QISU_CALENDAR` names no other. */
const SHIPPED_CALENDAR = fileURLToPath(new URL('calendar.yaml', import.meta.url));

/** @throws SettingsError naming every problem with file and line */
export const readCalendarFile = (file: string = SHIPPED_CALENDAR): CalendarFile => readYaml(file, CalendarFile);
