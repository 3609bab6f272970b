import { expect, it } from 'vitest';
import { guessLinks } from '../support/guesses.ts';

const MIB = 1024 ** 2;
/** What ten thousand answers may leave behind, the test's own client included. */
const GROWTH_MOST = 16 * MIB;

it('ten thousand guesses a minute are refused, hinder nobody and leave nothing behind — interface.md, "Links"', async () => {
  const { guesses, known, growth, later } = await guessLinks(10_000, 1);
  process.stdout.write(`guesses ${JSON.stringify(guesses)}, heap grew by ${(growth / MIB).toFixed(1)} MiB\n`);
  // One came before they were counted.
  expect(guesses).toEqual({ 404: 59, 429: 9_941 });
  expect(new Set(known)).toEqual(new Set([200]));
  expect(growth).toBeLessThan(GROWTH_MOST);
  expect(later).toBe(404);
});
