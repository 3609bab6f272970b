import { expect, it } from 'vitest';
import { falsifiedAndMended } from '../domain/clocks/support/mended.ts';
import { FALSIFIED } from '../support/falsify.ts';

it('the auditor finds nothing in 500 healthy cases, and puts right what is falsified in them', () => {
  expect([...falsifiedAndMended(500).keys()].sort()).toEqual([...FALSIFIED].sort());
});
