import type { ClockPort } from '../../src/ports.ts';

/**
 * How fast Qisu sends: under Feishu's 50 a second and 1,000 a minute for the app, 5 a second for a chat.
 * Source: storage.md, "Messages owed"; messages-api.md §2.2.
 */
export const RATES = { perSecond: 45, perMinute: 900, perReceiverPerSecond: 4 } as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** A wait is cut short this often to see whether anything may still be sent at all. */
const LOOK_UP_MS = 250;

type Window = { most: number; ms: number; starts: number[] };

/** Waits until one more call may start. Durations go by the monotonic clock: the wall clock may jump at any time. */
export function senderRates(clock: Pick<ClockPort, 'monotonic'>, wait: (ms: number) => Promise<void>) {
  const app: Window[] = [
    { most: RATES.perSecond, ms: SECOND_MS, starts: [] },
    { most: RATES.perMinute, ms: MINUTE_MS, starts: [] },
  ];
  const receivers = new Map<string, Window>();

  const windowsFor = (receiver: string): Window[] => {
    const own = receivers.get(receiver) ?? { most: RATES.perReceiverPerSecond, ms: SECOND_MS, starts: [] };
    receivers.set(receiver, own);
    return [...app, own];
  };
  const delayOf = (w: Window, now: number): number => {
    while (w.starts[0] !== undefined && now - w.starts[0] >= w.ms) w.starts.shift();
    const first = w.starts[0];
    return first !== undefined && w.starts.length >= w.most ? w.ms - (now - first) : 0;
  };
  return {
    /** False when `may` became false while waiting; then no turn was taken. */
    async turn(receiver: string, may: () => boolean): Promise<boolean> {
      while (may()) {
        const now = clock.monotonic();
        const windows = windowsFor(receiver);
        const delay = Math.max(...windows.map((w) => delayOf(w, now)));
        if (delay <= 0) {
          for (const w of windows) w.starts.push(now);
          return true;
        }
        await wait(Math.min(Math.ceil(delay), LOOK_UP_MS));
      }
      return false;
    },
    /** Forgets receivers that have been quiet, so that memory stays small. */
    tidy(): void {
      const now = clock.monotonic();
      for (const [receiver, w] of receivers) if (now - (w.starts.at(-1) ?? 0) > MINUTE_MS) receivers.delete(receiver);
    },
  };
}
export type SenderRates = ReturnType<typeof senderRates>;
