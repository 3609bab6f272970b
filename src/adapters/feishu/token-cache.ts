import type { Cache } from '@larksuiteoapi/node-sdk';
import { realClock } from '../clock.ts';

/**
 * The SDK's token cache. The SDK gives a token's end by the wall clock, which may jump, so it is kept as a duration.
 *
 * @returns the cache, and `drop`, after which the next call fetches a new token
 */
export function tokenCache(): Cache & { drop(): void } {
  const clock = realClock();
  const kept = new Map<string | symbol, { value: unknown; until: number }>();
  const keyOf = (key: string | symbol, namespace: string | undefined) =>
    typeof key === 'symbol' ? key : `${namespace ?? ''}/${key}`;
  return {
    async set(key, value, expire, options) {
      const left = expire === undefined ? Number.POSITIVE_INFINITY : expire - clock.now().getTime();
      kept.set(keyOf(key as string | symbol, options?.namespace), { value, until: clock.monotonic() + left });
      return true;
    },
    async get(key, options) {
      const found = kept.get(keyOf(key as string | symbol, options?.namespace));
      return found && clock.monotonic() < found.until ? found.value : undefined;
    },
    drop: () => kept.clear(),
  };
}
