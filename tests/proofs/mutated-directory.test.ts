import { expect, it } from 'vitest';
import { faultsOfMutated } from '../config/mutated-directory.ts';

it('a directory file mutated in two thousand ways', () => {
  expect(faultsOfMutated(2_000)).toEqual([]);
});
