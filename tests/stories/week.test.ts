import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lived, live } from '../support/account/life.ts';
import { type World, world } from '../support/world.ts';

describe('a week of a town, with an account kept outside — interface.md, "How much is said"', () => {
  let qisu: World;
  let lived: Lived;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-09 08:00' });
    lived = await live(qisu, { cases: 5, seed: 6, from: '2026-03-09', to: '2026-03-14' });
  });
  afterAll(() => qisu.close());

  it('no claim is false, none doubled, no duty untold, none beyond the table', () => {
    expect(lived.book.faults).toEqual([]);
    expect(qisu.takeErrors()).toEqual([]);
    expect(lived.book.told.length).toBeGreaterThan(20);
  });
});
