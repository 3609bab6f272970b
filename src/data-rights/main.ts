import { existsSync } from 'node:fs';
import { readCalendarFile } from '../../config/calendar.ts';
import { readProfile } from '../../config/read-profile.ts';
import { readSettings, type Settings } from '../../config/settings.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { movableClock } from '../adapters/clock.ts';
import { connect, type Db } from '../adapters/mongo/connection.ts';
import { mongoMemory } from '../adapters/mongo/memory.ts';
import { hasOtherSchema, otherSchema } from '../adapters/mongo/schema.ts';
import { mergeCalendar, packageDays } from '../domain/time/work-calendar.ts';
import { startDatabase } from '../local-database/database.ts';
import { PlatformError } from '../ports.ts';
import { askToErase } from './ask-to-erase.ts';
import { handOut } from './hand-out.ts';
import { type Rights, rightsOn } from './rights.ts';
import { enterpriseMeant, everStored, newestDirectory } from './whom.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const USAGE =
  '请写明企业（全称、统一社会信用代码或编号），如 npm run hand-out -- 某某公司 某某公司.zip，或 npm run erase -- 某某公司。';

async function rightsIn(db: Db, settings: Settings): Promise<Rights> {
  const offset = await mongoMemory(db).clockOffset();
  const calendar = mergeCalendar(packageDays(), readCalendarFile(settings.calendar));
  return rightsOn(db, { profile: readProfile(settings.profile), calendar, clock: movableClock(() => offset) });
}

async function handedOut(rights: Rights, said: string, file: string): Promise<void> {
  if (existsSync(file)) throw new SettingsError(`${file} 已经存在，没有覆盖它；请换一个文件名。`);
  const enterprise = enterpriseMeant(await newestDirectory(rights.store), said);
  const { whom } = await everStored(rights.store, enterprise);
  const { cases, files, gone } = await handOut(rights, enterprise, whom, file);
  print(
    `已把“${enterprise.name}”的数据写到 ${file}：诉求 ${cases} 件，附件 ${files} 个${gone > 0 ? `（另有 ${gone} 个取不出来，见附件清单）` : ''}。里面有个人信息，请核实对方身份后当面或加密交付。`,
  );
}

async function run(): Promise<void> {
  const [what, said, ...more] = process.argv.slice(2);
  const [flag, yes, ...rest] = more;
  const erases =
    what === 'erase' && (more.length === 0 || (flag === '--yes' && yes !== undefined && rest.length === 0));
  const [file, ...others] = more;
  const hands = what === 'hand-out' && file !== undefined && others.length === 0;
  if (!said || !(erases || hands)) throw new SettingsError(USAGE);
  const settings = readSettings(process.env);
  const { mongodbUri: uri, data: folder, betaDatabase } = settings;
  const database = await startDatabase({ uri, folder, live: !betaDatabase, print, env: process.env });
  const { db, close } = await connect(database.uri);
  try {
    if (await hasOtherSchema(db)) throw otherSchema(settings);
    const rights = await rightsIn(db, settings);
    await (hands ? handedOut(rights, said, file) : askToErase(rights, settings, said, { yes, print }));
  } finally {
    await close();
    await database.stop();
  }
}

run().catch((error: unknown) => {
  const told = error instanceof SettingsError || error instanceof PlatformError;
  const words =
    error instanceof SettingsError ? error.problems.join('\n') : error instanceof Error ? error.message : '';
  process.stderr.write(`${told ? words : error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
