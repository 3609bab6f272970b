import type { ClockPort, MessengerTraits } from '../ports.ts';
import { type SlidingWindow, slidingWindow } from '../sliding-window.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** The longest single wait; after it the loop checks whether anything may still be sent. In milliseconds. */
const LOOK_UP_MS = 250;
/** The wait when all room is held by calls that have not started, in milliseconds. */
const SOON_MS = 10;

/** `held` counts calls that have room but have not started. */
type Limit = { starts: SlidingWindow; held: number };
const limit = (most: number, ms: number): Limit => ({ starts: slidingWindow(most, ms), held: 0 });

/** Room for one call. */
export type Room = {
  /** To be called when a call starts; every further call of it counts one more. */
  start: () => void;
  /** Gives the room back if it was not used. */
  leave: () => void;
};

/**
 * Waits until there is room for one more call. A call counts from its start, not from when it got room, because the
 * write in between may be slow. Durations use the monotonic clock, since the wall clock may jump. Source: storage.md,
 * "The outbox".
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
    /** Waits for room; null when `may` became false meanwhile. */
    async room(receiver: string, may: () => boolean): Promise<Room | null> {
      while (may()) {
        const delay = Math.max(...limitsFor(receiver).map((l) => delayOf(l, clock.monotonic())));
        if (delay <= 0) return held(receiver);
        await clock.wait(Math.min(Math.ceil(delay), LOOK_UP_MS));
      }
      return null;
    },
    /** Forgets receivers without recent calls, to save memory. */
    tidy(): void {
      const now = clock.monotonic();
      for (const [receiver, { starts, held }] of receivers)
        if (held === 0 && starts.isEmpty(now)) receivers.delete(receiver);
    },
  };
}
