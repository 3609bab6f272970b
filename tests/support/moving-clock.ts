import type { ClockPort } from '../../src/ports.ts';

/** A clock that stands until it is moved. Whoever waits moves it as far as durations go, and goes on at once. */
export type MovingClock = ClockPort & {
  /** Moves the hour to this instant, durations by as much. */
  moveTo(instant: Date): void;
};

export function movingClock(start: Date): MovingClock {
  let at = start.getTime();
  let ms = 0;
  return {
    now: () => new Date(at),
    monotonic: () => ms,
    async wait(more) {
      ms += more;
    },
    moveTo(instant) {
      ms += Math.max(0, instant.getTime() - at);
      at = instant.getTime();
    },
  };
}
