import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../../src/local-database/database.ts';
import { print } from './figures.ts';
import { taps } from './taps.ts';
import { ticks } from './ticks.ts';

/*
 * Figures of quality.md, "Fast". Both sides of a ratio are measured in turn in one run, because the machine is never quiet.
 */

/** `npm run bench`: all of it; `npm run bench -- tap`: taps alone; a number after that: with so many open cases alone. */
const [part, ...words] = process.argv.slice(2);
const tapsAlone = part === 'tap';
const sizes = (tapsAlone ? words : process.argv.slice(2)).map(Number);
if (sizes.some(Number.isNaN)) throw new RangeError('npm run bench -- [tap] [未结件数 …]');

const folder = await mkdtemp(join(tmpdir(), 'qisu-bench-'));
const database = await startDatabase({ uri: process.env.MONGODB_URI, folder, live: false, print, env: process.env });
const asked = sizes.length > 0 ? sizes : undefined;
try {
  if (tapsAlone || !asked) await taps(database, asked);
  if (!tapsAlone) await ticks(database, asked);
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
