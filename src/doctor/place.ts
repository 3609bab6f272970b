import { readProfile } from '../../config/read-profile.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { daysKnown, missingYear } from '../domain/time/work-calendar.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

/** The rules in force, and whether the program could start with their file as it is now. */
export async function rules({ profile, settings }: Patient): Promise<Finding[]> {
  const { ok, wrong, found } = findings('规则');
  try {
    readProfile(settings.profile);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const problem of error.problems)
      wrong(problem, '请按所指的行改正；正在运行的企诉照原来的规则办，改正之前重新启动会启动不了');
    return found;
  }
  ok(`${profile.name}（QISU_PROFILE=${settings.profile}）`);
  return found;
}

/** Whether the working days of this year and of the next are known. Source: calendar.md, rule 2; T2. */
export async function calendar({ calendar: days, clock, settings }: Patient): Promise<Finding[]> {
  const { ok, advice, wrong, found } = findings('工作日历');
  const now = clock.now();
  if (!daysKnown(now, days))
    wrong(
      '今年的放假安排没有录入，所有时限都是暂定',
      `请按国务院办公厅通知在 ${settings.calendar} 录入今年的放假和调休日，或升级 chinese-days`,
    );
  const missing = missingYear(now, days);
  if (missing !== null)
    advice(
      `${missing} 年的放假安排尚未录入，跨年的时限是暂定`,
      `国务院办公厅通知发布后，请在 ${settings.calendar} 录入，企诉会自动重算`,
    );
  if (found.length === 0) ok(`已录入 ${days.published.toSorted().at(-1)} 年及以前的放假安排`);
  return found;
}
