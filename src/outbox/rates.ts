import type { ClockPort, MessengerTraits } from '../ports.ts';
import { type SlidingWindow, slidingWindow } from '../sliding-window.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** A wait is cut short this often to see whether anything may still be sent at all. */
const LOOK_UP_MS = 250;
/** How soon to look again when all the room is held by calls that have not started. */
const SOON_MS = 10;

/** `held`: room given away for calls that have not started; it counts as long as it takes them to. */
type Limit = { starts: SlidingWindow; held: number };
const limit = (most: number, ms: number): Limit => ({ starts: slidingWindow(most, ms), held: 0 });

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
 * Source: storage.md, "The outbox".
 */
export function senderRates(clock: Pick<ClockPort, 'monotonic' | 'wait'>, rates: MessengerTraits['rates']) {
  const app: Limit[] = [limit(rates.perSecond, SECOND_MS), limit(rates.perMinute, MINUTE_MS)];
  const receivers = new Map<string, Limit>();

  const limitsFor = (receiver: string): Limit[] => {
    const own = receivers.get(receiver) ?? limit(rates.perReceiverPerSecond, SECOND_MS);
    receivers.set(receiver, own);
    return [...app, own];
  };
  const delayOf = ({ starts, held }: Limit, now: number): number =>
    starts.room(now) > held ? 0 : starts.leavesIn(now) || SOON_MS;

  function held(receiver: string): Room {
    const limits = limitsFor(receiver);
    let unused = true;
    for (const l of limits) l.held += 1;
    const leave = () => {
      if (unused) for (const l of limits) l.held -= 1;
      unused = false;
    };
    const start = () => {
      leave();
      for (const { starts } of limitsFor(receiver)) starts.add(clock.monotonic());
    };
    return { start, leave };
  }
  return {
    /** Null when `may` became false while waiting. */
    async room(receiver: string, may: () => boolean): Promise<Room | null> {
      while (may()) {
        const delay = Math.max(...limitsFor(receiver).map((l) => delayOf(l, clock.monotonic())));
        if (delay <= 0) return held(receiver);
        await clock.wait(Math.min(Math.ceil(delay), LOOK_UP_MS));
      }
      return null;
    },
    /** Forgets receivers that have been quiet, so that memory stays small. */
    tidy(): void {
      const now = clock.monotonic();
      for (const [receiver, { starts, held }] of receivers)
        if (held === 0 && starts.isEmpty(now)) receivers.delete(receiver);
    },
  };
}
