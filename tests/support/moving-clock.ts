import type { ClockPort } from '../../src/ports.ts';

/** A clock whose hour stands until it is moved; durations pass only for those who wait, and for them at once. */
export type MovingClock = ClockPort & {
  moveTo(instant: Date): void;
};

export function movingClock(start: Date): MovingClock {
  let at = start;
  let ms = 0;
  return {
    now: () => new Date(at),
    monotonic: () => ms,
    async wait(more) {
      ms += more;
    },
    moveTo(instant) {
      at = instant;
    },
  };
}
