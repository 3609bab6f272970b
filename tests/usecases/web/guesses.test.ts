import { expect, it } from 'vitest';
import { linkLimits } from '../../../src/web/limits.ts';
import { guessLinks } from '../../support/guesses.ts';

it('who guesses links is refused for a minute, and a good link from the same address works', async () => {
  const { guesses, known, later } = await guessLinks(200, 7);
  expect(guesses).toEqual({ 404: 59, 429: 141 });
  expect(new Set(known)).toEqual(new Set([200]));
  expect(later).toBe(404);
});

it('an address is a network where hosts have as many as they like, and however many ask, memory is bounded', () => {
  const limits = linkLimits(() => 0);
  for (let n = 0; n < 60; n++) expect(limits.guesses(`2001:db8:1:2::${n}`)).toBe(false);
  expect(limits.guesses('2001:db8:1:2:ffff::1')).toBe(true);
  expect(limits.guesses('2001:db8:1:3::1')).toBe(false);
  for (let n = 0; n < 60; n++) expect(limits.guesses(`2001:db8::${n.toString(16)}`)).toBe(false);
  expect(limits.guesses('2001:db8::ffff:1')).toBe(true);
  expect(limits.guesses('::ffff:10.0.0.1')).toBe(false);
  for (let n = 0; n < 20_000; n++) limits.guesses(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
  // Whoever came before all of them is forgotten.
  expect(limits.guesses('2001:db8:1:2::1')).toBe(false);
});
