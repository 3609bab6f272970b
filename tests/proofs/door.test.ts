import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTheDoor } from '../support/door.ts';
import { type World, world } from '../support/world.ts';

const MESSAGES = 10_000;
/** After so many the sender catches up and the day goes on. */
const A_WHILE = 500;

describe('ten thousand messages of every kind, bent — interface.md, "What a refusal looks like", "Words"', () => {
  let qisu: World;
  const numbers: string[] = [];
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:00' });
    for (const who of ['contact', 'otherContact'] as const)
      for (const state of ['in_progress', 'resolved', 'confirmed'] as const)
        numbers.push(await qisu.caseIn(state, { who }));
  });
  afterAll(() => qisu.close());

  it('are answered 200, and each stands in a case, an open form or an answer', async () => {
    const door = atTheDoor(qisu, 7);
    const refused: string[] = [];
    for (let n = 0; n < MESSAGES; n += 1) {
      const statuses = [await door.message(n, numbers), ...(n % 5 === 0 ? [await door.press(100_000 + n)] : [])];
      if (statuses.some((status) => status !== 200)) refused.push(`${n}: ${statuses.join()}`);
      if (n % A_WHILE === A_WHILE - 1) await qisu.deps.clock.wait(60_000);
    }
    expect(refused).toEqual([]);
    expect(door.errors).toEqual([]);
    expect(await door.lost()).toEqual([]);
  }, 3_600_000);
});
