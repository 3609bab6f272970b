import { describe, expect, it } from 'vitest';
import { faultsInTown } from '../support/open-forms.ts';
import { grown } from '../support/random-town.ts';

describe('forms in towns of any size — interface.md, "Long lists"', () => {
  it.each([1, 2, 3])('every form opens, offers nothing twice, and lets everything be chosen (town %i)', (seed) => {
    expect(faultsInTown(grown(seed), (i) => i % 5 === seed % 5)).toEqual([]);
  });
});
