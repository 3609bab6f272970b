import type { ClockPort } from '../ports.ts';

/** The machine's clock. */
export const realClock = (): ClockPort => movableClock(() => 0);

/**
 * A clock that can be moved, for the sandbox and tests. Durations are not moved with it.
 *
 * @param offset  milliseconds it runs ahead of the real one, read at each look
 */
export const movableClock = (offset: () => number): ClockPort => ({
  now: () => new Date(Date.now() + offset()),
  monotonic: () => performance.now(),
  wait,
});

/** Whoever waits keeps no process alive that has nothing else to do. */
const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
