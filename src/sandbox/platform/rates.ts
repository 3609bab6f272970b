import { type SlidingWindow, slidingWindow } from '../../sliding-window.ts';
import { Refused } from './refused.ts';

type Limit = { count: number; ms: number };
type Taken = { limit: Limit; window: SlidingWindow };
const KEPT_KEYS = 5_000;
const GATEWAY: Limit[] = [
  { count: 50, ms: 1_000 },
  { count: 1_000, ms: 60_000 },
];
const BUSINESS: Limit[] = [{ count: 5, ms: 1_000 }];

export type Rates = {
  /** Tier 4: 50 a second and 1,000 a minute for each API and app. @throws Refused 99991400, HTTP 429 */
  gateway(appId: string, api: string): void;
  /** 5 a second for each chat, user or message. @throws Refused 230020 */
  business(key: string): void;
};

/** Sliding windows on the monotonic clock, so moving the virtual clock changes nothing. Source: messages-api §2.2. */
export function createRates(mono: () => number): Rates {
  const taken = new Map<string, Taken[]>();
  const none = (limit: Limit): Taken => ({ limit, window: slidingWindow(limit.count, limit.ms) });

  function forgetIdle(now: number) {
    for (const [key, turns] of taken) if (turns.every(({ window }) => window.isEmpty(now))) taken.delete(key);
  }

  /** Counts one call, or returns which limit is full and for how many ms. */
  function take(key: string, limits: Limit[]): { limit: Limit; waitMs: number } | null {
    const now = mono();
    const turns = taken.get(key) ?? limits.map(none);
    taken.set(key, turns);
    const full = turns.find(({ window }) => window.room(now) <= 0);
    if (full) return { limit: full.limit, waitMs: full.window.leavesIn(now) };
    for (const { window } of turns) window.add(now);
    if (taken.size > KEPT_KEYS) forgetIdle(now);
    return null;
  }

  return {
    gateway(appId, api) {
      const full = take(`${appId} ${api}`, GATEWAY);
      if (!full) return;
      throw tooMany(full.limit.count, full.waitMs);
    },
    business(key) {
      if (take(key, BUSINESS)) throw new Refused(230020, 'This operation triggers the frequency limit.');
    },
  };
}

/** The gateway's 429; `waitMs` is given in whole seconds, at least one. */
export const tooMany = (limit: number, waitMs: number): Refused =>
  new Refused(99991400, 'request trigger frequency limit', {
    status: 429,
    headers: {
      'x-ogw-ratelimit-limit': String(limit),
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(waitMs / 1_000))),
    },
  });
