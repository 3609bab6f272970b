import { describe, expect, it } from 'vitest';
import { atTheDoor } from '../support/door/door.ts';
import { world } from '../support/world.ts';

/** Each in a world of its own, so that what fails can be played again by itself. */
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);
const MESSAGES = 500;

describe('ten thousand messages of every kind, bent — interface.md, "What a refusal looks like", "Words"', () => {
  it.each(SEEDS)(
    'are answered 200, and each stands in a case, an open form or an answer: seed %i',
    async (seed) => {
      const qisu = await world({ now: '2026-03-02 09:00' });
      for (const who of ['contact', 'otherContact'] as const)
        for (const state of ['in_progress', 'resolved', 'confirmed'] as const) await qisu.caseIn(state, { who });
      const door = await atTheDoor(qisu, seed);
      while (door.counts.messages < MESSAGES) await door.round();
      expect(await door.faults()).toEqual([]);
      expect(qisu.takeErrors()).toEqual([]);
      await door.close();
      await qisu.close();
    },
    600_000,
  );
});
