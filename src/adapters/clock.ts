import type { ClockPort } from '../ports.ts';

/** The machine's clock. */
export const realClock = (): ClockPort => movableClock(() => 0);

/**
 * A clock that can be moved, for the sandbox and tests. Durations are not affected.
 *
 * @param offset  milliseconds ahead of the real clock, read each time
 */
export const movableClock = (offset: () => number): ClockPort => ({
  now: () => new Date(Date.now() + offset()),
  monotonic: () => performance.now(),
  wait,
});

/** How much time a move of a standing clock is at most to those who measure durations, in milliseconds. */
const MOVE_MOST_MS = 1_000;

/** A clock whose hour stands until it is moved; durations pass with a move, a little, and with a wait, at once. */
export type StandingClock = ClockPort & {
  moveTo(at: Date): void;
};

/** @param moved  told of each move and wait: the hour, and how many milliseconds have passed for durations */
export function standingClock(at: Date, moved: (now: Date, passed: number) => void = () => {}): StandingClock {
  let hour = at;
  let passed = 0;
  return {
    now: () => new Date(hour),
    monotonic: () => passed,
    async wait(ms) {
      const over = passed + ms;
      // Whoever waits at the same time waits the same time, and what is under way goes on meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
      passed = Math.max(passed, over);
      moved(hour, passed);
    },
    moveTo(to) {
      passed += Math.min(MOVE_MOST_MS, Math.max(0, to.getTime() - hour.getTime()));
      hour = to;
      moved(hour, passed);
    },
  };
}

/** A wait does not keep the process alive. */
const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
