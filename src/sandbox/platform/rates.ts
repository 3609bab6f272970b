import { Refused } from './refused.ts';

type Limit = { count: number; ms: number };
const MINUTE_MS = 60_000;
const KEPT_KEYS = 5_000;
const GATEWAY: Limit[] = [
  { count: 50, ms: 1_000 },
  { count: 1_000, ms: MINUTE_MS },
];
const BUSINESS: Limit[] = [{ count: 5, ms: 1_000 }];

export type Rates = {
  /** Tier 4: 50 a second and 1,000 a minute for each API and app. @throws Refused 99991400, HTTP 429 */
  gateway(appId: string, api: string): void;
  /** 5 a second for each chat, user or message. @throws Refused 230020 */
  business(key: string): void;
};

/** Sliding windows on the monotonic clock, so moving the virtual one neither frees nor blocks anybody. Source: messages-api §2.2. */
export function createRates(mono: () => number): Rates {
  const taken = new Map<string, number[]>();

  function forgetIdle(before: number) {
    for (const [key, turns] of taken) if ((turns.at(-1) ?? 0) < before) taken.delete(key);
  }

  /** Takes one turn, or tells which limit is full and for how many ms. */
  function take(key: string, limits: Limit[]): { limit: Limit; waitMs: number } | null {
    const now = mono();
    const longest = Math.max(...limits.map((l) => l.ms));
    const turns = (taken.get(key) ?? []).filter((t) => t > now - longest);
    taken.set(key, turns);
    for (const limit of limits) {
      const inWindow = turns.filter((t) => t > now - limit.ms);
      const oldest = inWindow[inWindow.length - limit.count];
      if (oldest !== undefined) return { limit, waitMs: oldest + limit.ms - now };
    }
    turns.push(now);
    if (taken.size > KEPT_KEYS) forgetIdle(now - MINUTE_MS);
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

/** The 429 of the gateway; `waitMs` is told in whole seconds, at least one. */
export const tooMany = (limit: number, waitMs: number): Refused =>
  new Refused(99991400, 'request trigger frequency limit', {
    status: 429,
    headers: {
      'x-ogw-ratelimit-limit': String(limit),
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(waitMs / 1_000))),
    },
  });
