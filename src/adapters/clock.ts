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

/** A wait does not keep the process alive. */
const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
