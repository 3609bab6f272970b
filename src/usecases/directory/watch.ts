import type { DirectoryRows } from '../../domain/directory/directory-merge.ts';
import type { Log } from '../../ports.ts';
import type { DirectoryKeeper } from './keep.ts';

const LOOK_MS = 2_000;

/**
 * Keeps the directory up to date with its file and with what other instances store. Source: interface.md, "Directory
 * file".
 *
 * @param news  the file's content if the file changed since the last call
 * @param changed  called after a newer directory is in force
 */
export function watchDirectory(
  directory: DirectoryKeeper,
  { news, changed, log }: { news: () => DirectoryRows | null; changed: () => Promise<void>; log: Log },
): { stop: () => void } {
  const look = async (): Promise<void> => {
    try {
      const before = directory.current().version;
      const rows = news();
      await (rows ? directory.upsert(rows) : directory.refresh());
      if (directory.current().version !== before) await changed();
    } catch (error) {
      // A file that is incomplete or wrong changes nothing in the directory.
      log.error({ err: error }, 'directory.not_read');
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
