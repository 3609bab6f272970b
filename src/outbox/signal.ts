/** Wakes one waiting loop. If nobody waits it has no effect: the loop checks for work before it waits. */
export type Signal = {
  raise(): void;
  /** Resolves when it is raised next. */
  raised(): Promise<void>;
};

export function signal(): Signal {
  let wakeUp: () => void = () => {};
  return {
    raise: () => wakeUp(),
    raised: () =>
      new Promise((resolve) => {
        wakeUp = resolve;
      }),
  };
}
