const PARENT_LOOK_MS = 500;

/**
 * Listens for being asked to end, by a signal or because npm was killed.
 *
 * @param graceMs  after so long the process ends whatever is not finished
 * @param byNpm  whether npm started it
 */
export function stops(
  graceMs: number,
  byNpm: boolean,
): { asked: () => boolean; on: (stop: () => Promise<void>) => void } {
  let asked = false;
  return {
    asked: () => asked,
    on(stop) {
      const ask = (): void => {
        if (asked) return;
        asked = true;
        // What is not finished by then is as after a crash: nothing acknowledged is lost.
        setTimeout(() => process.exit(0), graceMs).unref();
        void stop();
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ask);
      if (byNpm) whenOrphaned(ask);
    },
  };
}

/** npm that was killed, not told to end, says nothing to what it started; a new parent shows it. */
function whenOrphaned(then: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    then();
  }, PARENT_LOOK_MS).unref();
}
