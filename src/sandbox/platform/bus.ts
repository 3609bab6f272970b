import type { Changed } from '../api.ts';

type Listener = (name: keyof Changed, data: Changed[keyof Changed]) => void;
export type Bus = {
  tell<N extends keyof Changed>(name: N, data: Changed[N]): void;
  listen(listener: Listener): () => void;
};

/** Informs every open page of changes. */
export function createBus(): Bus {
  const listeners = new Set<Listener>();
  return {
    tell(name, data) {
      for (const listener of listeners) listener(name, data);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
