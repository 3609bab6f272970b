import { expect, it } from 'vitest';
import { faultsOfMutated } from './mutated-directory.ts';

it('a directory file that was cut, re-encoded, shuffled or doubled is read, refused in words, or asked about', () => {
  expect(faultsOfMutated(48)).toEqual([]);
});
