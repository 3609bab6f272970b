import { existsSync, statSync } from 'node:fs';
import { readDirectory } from '../../config/directory.ts';
import type { DirectoryRows } from '../domain/directory/directory-merge.ts';

/**
 * Reads the directory file again whenever it changes, and prints each refused row with its line and reason.
 *
 * @returns a function that gives the rows if the file changed since the last call, and at the first call; null if it
 *   did not change or does not exist. It throws SettingsError for an unreadable file, once for each change
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
