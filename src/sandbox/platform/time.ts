/** The stand-in's two clocks: a virtual one that follows Qisu's clock, and a monotonic one that cannot be moved. */
export type SandboxClock = {
  now(): Date;
  set(at: Date): void;
  mono(): number;
  /** So many milliseconds in all have passed besides for whoever measures durations: Qisu waited, and not in real time. */
  passed(ms: number): void;
};

/** A clock that shows real time until `set`, and then runs on from the instant that was set. */
export function sandboxClock(): SandboxClock {
  let offset = 0;
  let besides = 0;
  return {
    now: () => new Date(Date.now() + offset),
    set(at) {
      offset = at.getTime() - Date.now();
    },
    mono: () => performance.now() + besides,
    passed(ms) {
      besides = Math.max(besides, ms);
    },
  };
}
