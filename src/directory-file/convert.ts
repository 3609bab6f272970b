import { existsSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { type DirectoryFile, type DirectoryReading, directoryIn } from '../../config/directory.ts';
import { placeSaid, type RowNote } from '../../config/place.ts';
import { readBytes } from '../../config/read-text.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { writeWorkbook } from '../../config/sheets/write-workbook.ts';
import { writeYaml } from '../../config/write-yaml.ts';

const USAGE = '用法：npm run directory -- 通讯录.yaml（或 .xlsx） [写成的文件.xlsx（或 .yaml）]';

const WRITERS: Readonly<Record<string, (directory: DirectoryFile) => Promise<Uint8Array | string>>> = {
  '.xlsx': writeWorkbook,
  '.yaml': async (directory) => writeYaml(directory),
  '.yml': async (directory) => writeYaml(directory),
};
/** Only its owner reads a file with telephone numbers in it. */
const OWNER_ALONE = 0o600;

/**
 * Reads a directory file and says what is taken, refused and left out; with a second name it is written there in the other
 * form. Nothing is overwritten, and nothing is written of a file of which something was not taken.
 *
 * @returns 0 when all of it was taken, else 1
 * @throws SettingsError when there is nothing to read, or it cannot be written so
 */
export async function checkOrConvert(given: readonly string[], print: (line: string) => void): Promise<0 | 1> {
  const [from, to, ...more] = given;
  if (from === undefined || more.length > 0 || given.some((name) => name.startsWith('-')))
    throw new SettingsError(USAGE);
  const write = to === undefined ? undefined : WRITERS[extname(to).toLowerCase()];
  if (to !== undefined && !write) throw new SettingsError(`${to}: 写成的文件名须以 .xlsx 或 .yaml 结尾。${USAGE}`);
  if (to !== undefined && existsSync(to))
    throw new SettingsError(`${to}: 已经有这个文件，没有覆盖；请换个名字，或先移走它`);

  const reading = await directoryIn(readBytes(from), from);
  for (const line of saidOf(reading)) print(line);
  const whole = reading.refused.length + reading.leftOut.length === 0;
  if (to === undefined || !write) return whole ? 0 : 1;
  if (!whole) {
    print(`没有写出 ${to}：上面的行写出去就丢了，请先改正`);
    return 1;
  }
  writeFileSync(to, await write(reading.directory), { flag: 'wx', mode: OWNER_ALONE });
  print(`已写成 ${to}；批注、颜色等不带过去，内容都在`);
  return 0;
}

const noted = (what: string) => (note: RowNote) => `${what} ${placeSaid(note)} ${note.row}：${note.reason}`;

function saidOf({ directory: d, refused, leftOut }: DirectoryReading): string[] {
  const staff = d.units.reduce((sum, unit) => sum + unit.staff.length, 0);
  const contacts = d.enterprises.reduce((sum, enterprise) => sum + enterprise.contacts.length, 0);
  return [
    `读到 单位 ${d.units.length} 个、单位人员 ${staff} 人、板块 ${d.boards.length} 个、企业 ${d.enterprises.length} 家、企业联系人 ${contacts} 人、` +
      `助企员 ${d.agents.length} 人、领导 ${d.leaders.length} 人、专家 ${d.experts.length} 人、渠道 ${d.channels.length} 个、` +
      `保密专员 ${d.confidential.length} 人、管理员 ${d.administrators.length} 人`,
    ...refused.map(noted('未采用')),
    ...leftOut.map(noted('略去')),
    refused.length + leftOut.length === 0 ? '每一行都可用' : `未采用 ${refused.length} 行，略去 ${leftOut.length} 处`,
  ];
}
