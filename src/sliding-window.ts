/**
 * Counts what happened in the last `ms` milliseconds, for a limit of `most`. It reads no clock: every `now` is read
 * from the same monotonic clock in milliseconds, and never smaller than the one before. Older entries are forgotten.
 */
export function slidingWindow(most: number, ms: number) {
  const instants: number[] = [];

  function forget(now: number): void {
    while (instants[0] !== undefined && now - instants[0] >= ms) instants.shift();
  }

  return {
    /** How many more fit in now; 0 or less when it is full. */
    room(now: number): number {
      forget(now);
      return most - instants.length;
    },
    /** Milliseconds until the oldest one leaves; 0 when there is none. */
    leavesIn(now: number): number {
      forget(now);
      return instants[0] === undefined ? 0 : ms - (now - instants[0]);
    },
    isEmpty(now: number): boolean {
      forget(now);
      return instants.length === 0;
    },
    /** Counts one more, whether it fits or not. */
    add(now: number): void {
      instants.push(now);
    },
  };
}
export type SlidingWindow = ReturnType<typeof slidingWindow>;
