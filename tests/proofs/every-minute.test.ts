import { expect, it } from 'vitest';
import { daysThatDiffer } from '../domain/time/support/minutes.ts';

it('the deadline of an event is the same for every minute of every day of 2026', () => {
  expect(daysThatDiffer(1)).toEqual([]);
});
