import type { ClockPort, Leases, Log } from '../ports.ts';

/** Times of the lease, in milliseconds. Source: storage.md, "One instance sends at a time". */
export const LEASE = { keepEveryMs: 3_000, standsStillMs: 15_000, neededToStartMs: 10_000 } as const;
const NAME = 'sender';

/**
 * Holds the sender's lease. The holder raises a counter. Another instance takes over when the counter has stood still
 * for 15 s by its own monotonic clock, or at once when the lease was released.
 */
export function senderLease(leases: Leases, holder: string, clock: Pick<ClockPort, 'monotonic'>, log: Log) {
  let keptAt: number | null = null;
  let watched: { counter: number; holder: string | null; since: number } | null = null;

  const mine = (): boolean => keptAt !== null && clock.monotonic() - keptAt < LEASE.standsStillMs;

  async function look(): Promise<void> {
    const started = clock.monotonic();
    if (keptAt !== null) {
      if (await leases.keep(NAME, holder)) {
        keptAt = started;
        return;
      }
      keptAt = null;
      log.warn({ holder }, 'lease.lost');
    }
    const seen = await leases.read(NAME);
    if (seen.holder === holder && (await leases.keep(NAME, holder))) {
      // This instance did take it; only the answer was lost.
      keptAt = started;
      return;
    }
    const still = watched && watched.counter === seen.counter && watched.holder === seen.holder;
    if (!still) watched = { ...seen, since: clock.monotonic() };
    const free = seen.holder === null;
    const stood = watched !== null && clock.monotonic() - watched.since >= LEASE.standsStillMs;
    if ((free || stood) && (await leases.take(NAME, holder, seen))) {
      keptAt = started;
      log.info({ holder, from: seen.holder }, 'lease.taken');
    }
  }

  let looking: Promise<void> | null = null;

  return {
    /** Who asks meanwhile shares the answer: a second look would find the lease taken, and not yet know by whom. */
    keepOrWatch(): Promise<void> {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
    mine,
    /** A call starts only with 10 s of lease left. */
    mayStart: (): boolean =>
      keptAt !== null && clock.monotonic() - keptAt < LEASE.standsStillMs - LEASE.neededToStartMs,
    async release(): Promise<void> {
      if (keptAt !== null) await leases.release(NAME, holder);
      keptAt = null;
    },
  };
}
