import type { ClockPort } from '../ports.ts';

/**
 * How fast Qisu sends: under Feishu's 50 a second and 1,000 a minute for the app, 5 a second for a chat.
 * Source: storage.md, "Messages owed"; messages-api.md §2.2.
 */
export const RATES = { perSecond: 45, perMinute: 900, perReceiverPerSecond: 4 } as const;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** A wait is cut short this often to see whether anything may still be sent at all. */
const LOOK_UP_MS = 250;
/** How soon to look again when all the room is held by calls that have not started. */
const SOON_MS = 10;

/** `held`: room given away for calls that have not started; it counts as long as it takes them to. */
type Window = { most: number; ms: number; starts: number[]; held: number };
const window = (most: number, ms: number): Window => ({ most, ms, starts: [], held: 0 });

/** Room for one call. */
export type Room = {
  /** To be said as a call starts; said again, it counts again. */
  start: () => void;
  /** Gives back what was not used. */
  leave: () => void;
};

/**
 * Waits until there is room for one more call. What counts is when calls start, not when they were let in: between the two
 * lies a write that may be slow. Durations go by the monotonic clock: the wall clock may jump at any time.
 */
export function senderRates(clock: Pick<ClockPort, 'monotonic'>, wait: (ms: number) => Promise<void>) {
  const app: Window[] = [window(RATES.perSecond, SECOND_MS), window(RATES.perMinute, MINUTE_MS)];
  const receivers = new Map<string, Window>();

  const windowsFor = (receiver: string): Window[] => {
    const own = receivers.get(receiver) ?? window(RATES.perReceiverPerSecond, SECOND_MS);
    receivers.set(receiver, own);
    return [...app, own];
  };
  const delayOf = (w: Window, now: number): number => {
    while (w.starts[0] !== undefined && now - w.starts[0] >= w.ms) w.starts.shift();
    if (w.starts.length + w.held < w.most) return 0;
    const first = w.starts[0];
    return first === undefined ? SOON_MS : w.ms - (now - first);
  };
  function held(windows: Window[]): Room {
    let unused = true;
    for (const w of windows) w.held += 1;
    const leave = () => {
      if (unused) for (const w of windows) w.held -= 1;
      unused = false;
    };
    const start = () => {
      leave();
      for (const w of windows) w.starts.push(clock.monotonic());
    };
    return { start, leave };
  }
  return {
    /** Null when `may` became false while waiting. */
    async room(receiver: string, may: () => boolean): Promise<Room | null> {
      while (may()) {
        const windows = windowsFor(receiver);
        const delay = Math.max(...windows.map((w) => delayOf(w, clock.monotonic())));
        if (delay <= 0) return held(windows);
        await wait(Math.min(Math.ceil(delay), LOOK_UP_MS));
      }
      return null;
    },
    /** Forgets receivers that have been quiet, so that memory stays small. */
    tidy(): void {
      const now = clock.monotonic();
      for (const [receiver, w] of receivers)
        if (w.held === 0 && now - (w.starts.at(-1) ?? 0) > MINUTE_MS) receivers.delete(receiver);
    },
  };
}
export type SenderRates = ReturnType<typeof senderRates>;
