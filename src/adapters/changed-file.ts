import { createHash } from 'node:crypto';
import { SettingsError } from '../../config/settings-error.ts';
import { stillFile } from '../../config/still-file.ts';

/** What a file says, once for each change; `mark` is the same for the same content. */
export type FileNews<T> = { file: string; mark: string } & (T | { problems: readonly string[] });

/**
 * Reads a file again whenever it has changed and stands still.
 *
 * @param read  what its bytes say; throws SettingsError where they cannot be used
 * @returns a function that gives what the file says once for each change, the first included, and null otherwise; also where
 *   the file is not there
 */
export function changedFile<T>(
  path: string,
  read: (bytes: Uint8Array) => T | Promise<T>,
): () => Promise<FileNews<T> | null> {
  const look = stillFile(path);
  return async () => {
    let bytes: Uint8Array | null;
    try {
      bytes = look();
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      const problem = `${path}: 读不到这个文件（${code}），请检查路径和权限`;
      return { file: path, mark: `unreadable/${code}`, problems: [problem] };
    }
    if (!bytes) return null;
    const mark = createHash('sha256').update(bytes).digest('hex');
    try {
      return { file: path, mark, ...(await read(bytes)) };
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return { file: path, mark, problems: error.problems };
    }
  };
}
