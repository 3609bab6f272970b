import { directoryIn } from '../../config/directory.ts';
import type { DirectoryNews } from '../domain/directory/resolve.ts';
import { changedFile } from './changed-file.ts';

/** What the directory file says, once for each change. */
export const directoryFile = (path: string): (() => Promise<DirectoryNews | null>) =>
  changedFile(path, async (bytes) => {
    const { directory, refused, leftOut } = await directoryIn(bytes, path);
    return { rows: directory, refused, leftOut };
  });

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
