import { credentials, scopes } from './app.ts';
import { connection, heard } from './callbacks.ts';
import { type Finding, findings, needsHelp } from './finding.ts';
import { groups, reach } from './groups.ts';
import { database, disk, time } from './machine.ts';
import type { Patient } from './patient.ts';
import { directory, directoryFile } from './people.ts';
import { calendar, rules } from './place.ts';
import { ownPage } from './web.ts';

/** Checks that need no answer of Feishu. */
const HERE = [database, disk, rules, calendar, directory, ownPage];
/** Checks that need the app, once its keys are taken. */
const THERE = [connection, heard, directoryFile, groups, reach, time];

/**
 * Examines an installation and tells what is wrong with it and what to do next; changes nothing and writes to nobody.
 * Source: interface.md, "Process".
 */
export async function examine(patient: Patient): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const check of HERE) found.push(...(await check(patient)));
  if (!patient.app) {
    const { advice, found: said } = findings('飞书应用');
    advice('没有设 FEISHU_APP_ID，运行的是沙盒', '要接上真的飞书，请照 docs/operate.zh-CN.md 做');
    return [...found, ...(await directoryFile(patient)), ...(await groups(patient)), ...said];
  }
  const keys = await credentials(patient.app, patient);
  found.push(...keys);
  if (needsHelp(keys)) {
    const { unknown, found: said } = findings('飞书各项');
    unknown('应用凭证不通，权限、回调、群、人都查不了', '请先解决上一条，再运行一次');
    return [...found, ...said];
  }
  found.push(...(await scopes(patient.app, patient)));
  for (const check of THERE) found.push(...(await check(patient)));
  return found;
}
