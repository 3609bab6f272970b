/** Tells one waiting loop to look again. Raised while nobody waits, it is forgotten: whoever comes to wait looks first. */
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
