import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted } from '../support/account/counted.ts';
import { type Lived, live } from '../support/account/life.ts';
import { type World, world } from '../support/world.ts';

/** Another may be given, to look further. */
const SEED = Number(process.env.SEED ?? 1);
const CASES = 40;
const HOUR_MS = 3_600_000;

describe('five weeks of a town with forty cases — interface.md, "How much is said"', () => {
  let qisu: World;
  let lived: Lived;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-09 08:00' });
    lived = await live(qisu, { cases: CASES, seed: SEED, from: '2026-03-09', to: '2026-04-13' });
    console.info(counted(lived, SEED));
  }, HOUR_MS);
  afterAll(() => qisu.close());

  it('no claim is false, none doubled, no duty untold, none beyond the table', () => {
    expect(lived.book.faults).toEqual([]);
    expect(qisu.takeErrors()).toEqual([]);
    expect(lived.book.books.size).toBe(CASES);
  });
});
