import { expect, it } from 'vitest';
import { faultsOfDropped } from '../domain/directory/dropped-people.ts';

it('a directory from which units and people are dropped, in fifteen hundred ways', () => {
  expect(faultsOfDropped(1_500)).toEqual([]);
});
