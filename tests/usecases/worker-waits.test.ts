import { describe, expect, it } from 'vitest';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { heardElsewhere } from '../../src/usecases/clock/after-outage.ts';
import { movingClock } from '../support/moving-clock.ts';

/** How long an instance that only acts waits at start, in seconds; the other instance writes the heartbeat after `hears`. */
async function waits(lastBeat: string | null, hears = Number.POSITIVE_INFINITY): Promise<number> {
  const clock = movingClock(shanghai('2026-03-02 12:00'));
  const beat = (): Date | null => {
    if (clock.monotonic() >= hears * 1000) return clock.now();
    return lastBeat === null ? null : shanghai(lastBeat);
  };
  await heardElsewhere({ clock, memory: { lastBeat: async () => beat() } });
  return clock.monotonic() / 1000;
}

describe('after an outage an instance that only acts lets what people said go first — calendar.md, rule 6', () => {
  it.each([
    ['not at the first start', null, undefined, 0],
    ['not where somebody hears', '2026-03-02 11:31', undefined, 0],
    ['until somebody has heard what was missed', '2026-03-02 09:00', 7, 8],
    ['five minutes where nobody does', '2026-03-02 09:00', undefined, 300],
  ])('%s', async (_, lastBeat, hears, seconds) => {
    expect(await waits(lastBeat, hears)).toBe(seconds);
  });
});
