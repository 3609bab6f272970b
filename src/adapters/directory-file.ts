import { createHash } from 'node:crypto';
import { directoryIn } from '../../config/directory.ts';
import { SettingsError } from '../../config/settings-error.ts';
import { stillFile } from '../../config/still-file.ts';
import type { DirectoryNews } from '../domain/directory/resolve.ts';

/**
 * Reads the directory file again whenever it has changed and stands still.
 *
 * @returns a function that gives what the file says once for each change, the first included, and null otherwise; also where
 *   the file is not there
 */
export function directoryFile(path: string): () => Promise<DirectoryNews | null> {
  const look = stillFile(path);
  return async () => {
    let bytes: Uint8Array | null;
    try {
      bytes = look();
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
      return {
        file: path,
        mark: `unreadable/${code}`,
        problems: [`${path}: 读不到这个文件（${code}），请检查路径和权限`],
      };
    }
    if (!bytes) return null;
    const mark = createHash('sha256').update(bytes).digest('hex');
    try {
      const { directory, refused, leftOut } = await directoryIn(bytes, path);
      return { file: path, mark, rows: directory, refused, leftOut };
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return { file: path, mark, problems: error.problems };
    }
  };
}

/**
 * What the file says at start: waits until it stands still, for so many looks; then, or where it is not there, says so.
 *
 * @param wait  waits for so many milliseconds
 */
export async function directoryAtStart(
  path: string,
  look: () => Promise<DirectoryNews | null>,
  wait: (ms: number) => Promise<void>,
): Promise<DirectoryNews> {
  for (let i = 0; i < STILL_LOOKS_MOST; i++) {
    const news = await look();
    if (news) return news;
    await wait(STILL_MS);
  }
  return {
    file: path,
    mark: 'moving',
    problems: [`${path}: 读不到这个文件，或它一直在被写入，请检查路径，等写完后再试`],
  };
}
/** How long the file must stand still at start, and how often that is tried: nobody waits longer for a start. D */
const STILL_MS = 200;
const STILL_LOOKS_MOST = 25;
