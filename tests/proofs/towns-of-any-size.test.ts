import { expect, it } from 'vitest';
import { faultsInTown } from '../support/open-forms.ts';
import { grown } from '../support/random-town.ts';

it.each(Array.from({ length: 20 }, (_, i) => 101 + i))('every form of every event in town %i', (seed) => {
  expect(faultsInTown(grown(seed))).toEqual([]);
});
