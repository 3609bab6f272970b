import type { ProfileNews } from '../../../config/read-profile.ts';
import type { Deps } from '../deps.ts';

/** How often is looked for a change of the file. */
const LOOK_MS = 1_000;

/** Takes the rules' file whenever it has changed. What fails is tried again with the next look. Source: interface.md, "Process". */
export function watchProfile(
  { log }: Pick<Deps, 'log'>,
  news: () => Promise<ProfileNews | null>,
  take: (news: ProfileNews) => Promise<void>,
): { stop: () => void } {
  let pending: ProfileNews | null = null;
  let looking = false;
  async function look(): Promise<void> {
    pending = (await news()) ?? pending;
    if (!pending) return;
    await take(pending);
    pending = null;
  }
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log.error({ err: error }, 'profile.not_read'))
      .finally(() => {
        looking = false;
      });
  }, LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
