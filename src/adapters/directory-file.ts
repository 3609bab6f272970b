import { existsSync, statSync } from 'node:fs';
import { readDirectory } from '../../config/directory.ts';
import type { DirectoryRows } from '../domain/directory/directory-merge.ts';

/**
 * The directory file, read again whenever it was written. Rows that are not taken are said with their line and reason.
 *
 * @returns a function that gives what the file says when it was written since the last call, the first time in any case;
 *   null when it was not, or is not there. It throws SettingsError for a file that cannot be read, once for each writing
 */
export function directoryFile(path: string, print: (line: string) => void): () => DirectoryRows | null {
  let readAt = 0;
  return () => {
    const writtenAt = existsSync(path) ? statSync(path).mtimeMs : 0;
    if (writtenAt <= readAt) return null;
    readAt = writtenAt;
    const { directory, refused } = readDirectory(path);
    for (const r of refused) print(`通讯录 ${path} 第 ${r.line} 行 ${r.row} 未采用：${r.reason}`);
    return directory;
  };
}
