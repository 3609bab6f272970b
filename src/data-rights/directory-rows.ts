import { existsSync } from 'node:fs';
import { directoryIn } from '../../config/directory.ts';
import { decoded, readBytes } from '../../config/read-text.ts';
import { isWorkbook } from '../../config/sheets/workbook.ts';
import { nameKey } from '../domain/directory/named.ts';
import type { Whom } from './whom.ts';

/**
 * Where in the directory file the enterprise stands, so that the next reading would bring it back: `第 7 行`, or of a workbook
 * its sheet; undefined where it does not.
 *
 * @throws SettingsError when the file cannot be read
 */
export async function placeInFile(file: string, { ids, name, strings }: Whom): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const bytes = readBytes(file);
  const { enterprises } = (await directoryIn(bytes, file)).directory;
  const row = enterprises.find(
    (e) =>
      ids.includes(e.id) || nameKey(e.name) === nameKey(name) || (e.uscc !== undefined && strings.includes(e.uscc)),
  );
  if (!row) return undefined;
  if (isWorkbook(bytes)) return '“企业”表里';
  const lines = decoded(bytes, file).split('\n');
  return `第 ${Math.max(1, lines.findIndex((line) => line.includes(row.name)) + 1)} 行`;
}
