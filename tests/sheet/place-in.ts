import type { Rules } from '../../src/domain/case/context.ts';
import type { Place } from '../../src/usecases/deps.ts';

/** A place at an instant, as the program would read it. */
export const placeIn = ({ profile, calendar, directory, at }: Rules): Place => ({
  profile,
  calendar: () => calendar,
  directory: { current: () => directory, refresh: async () => {} },
  clock: { now: () => at, monotonic: () => 0, wait: async () => {} },
});
