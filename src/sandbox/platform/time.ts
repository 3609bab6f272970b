/** The stand-in's two times: a virtual one that follows Qisu's clock, and a monotonic one that nobody can move. */
export type SandboxClock = { now(): Date; set(at: Date): void; mono(): number };

/** A clock at real time until `set`; after that it runs on from the instant it was set to. */
export function sandboxClock(): SandboxClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    set(at) {
      offset = at.getTime() - Date.now();
    },
    mono: () => performance.now(),
  };
}
