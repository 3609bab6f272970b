import type { DirectoryNews } from '../../domain/directory/resolve.ts';
import type { ClockPort, DirectoryPort, Log } from '../../ports.ts';
import { standing } from './standing.ts';
import type { Took } from './take.ts';

/** How often is looked for a change of the file, by other instances or by an administrator. */
const LOOK_MS = 1_000;
/** While Feishu cannot be asked, the file is tried again after twice as long each time, up to this. D */
const AGAIN_MOST_MS = 60_000;

type Needs = { directory: Pick<DirectoryPort, 'refresh' | 'current'>; clock: Pick<ClockPort, 'monotonic'>; log: Log };

type Watched = {
  /** What the file says, if it changed since the last call. */
  news: () => Promise<DirectoryNews | null>;
  take: (news: DirectoryNews) => Promise<Took>;
  /** What it said at start, if that could not be taken yet. */
  first: DirectoryNews | null;
  /** Called after a newer directory is in force, or other deputies are. */
  changed: () => Promise<void>;
};

/**
 * Keeps the directory up to date with its file and with what other instances store. A file that cannot be taken yet is tried
 * again until it is, or until a newer one comes. Source: interface.md, "Directory file".
 */
export function watchDirectory(
  { directory, clock, log }: Needs,
  { news, take, first, changed }: Watched,
): { stop: () => void } {
  let pending: DirectoryNews | null = first;
  let tries = 0;
  let tryAt = 0;
  let looking = false;

  async function look(): Promise<void> {
    const fresh = await news();
    if (fresh) {
      pending = fresh;
      tries = 0;
      tryAt = 0;
    }
    const before = standing(directory.current());
    if (pending && clock.monotonic() >= tryAt) {
      const took = await take(pending);
      tryAt = took === 'waits' ? clock.monotonic() + Math.min(LOOK_MS * 2 ** tries++, AGAIN_MOST_MS) : 0;
      if (took === 'settled') pending = null;
    } else await directory.refresh();
    if (standing(directory.current()) !== before) await changed();
  }

  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      // Whatever failed, the directory stays as it is, and the next look tries again.
      .catch((error: unknown) => log.error({ err: error }, 'directory.not_read'))
      .finally(() => {
        looking = false;
      });
  }, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
