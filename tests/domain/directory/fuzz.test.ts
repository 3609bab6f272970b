import { describe, expect, it } from 'vitest';
import { faultsOfDropped } from './dropped-people.ts';

describe('a directory from which units and people are dropped at random, seeded — lifecycle.md, "People"', () => {
  it('leaves no case without somebody it waits for, and no message to somebody who is not in it', () => {
    expect(faultsOfDropped(200)).toEqual([]);
  });
});
