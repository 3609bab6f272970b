import type { DirectoryRows } from '../../domain/directory/directory-merge.ts';
import type { Log } from '../../ports.ts';
import type { DirectoryKeeper } from './keep.ts';

const LOOK_MS = 2_000;

/**
 * Keeps the directory up with its file, and with what other instances store. Source: interface.md, "Directory file".
 *
 * @param news  what the file says when it was written since it was last asked
 */
export function watchDirectory(
  directory: DirectoryKeeper,
  news: () => DirectoryRows | null,
  log: Log,
): { stop: () => void } {
  const look = async (): Promise<void> => {
    try {
      const rows = news();
      await (rows ? directory.upsert(rows) : directory.refresh());
    } catch (error) {
      // A file caught half-written or mistaken leaves the directory as it was.
      log.error({ err: error }, 'directory.not_read');
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
