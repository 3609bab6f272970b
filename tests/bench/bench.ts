import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../../src/local-database/database.ts';
import { say } from './figures.ts';
import { ticks } from './ticks.ts';

/*
 * Figures of quality.md, "Fast". Both sides of a ratio are measured in turn in one run, because the machine is never quiet.
 */

const sizes = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'qisu-bench-'));
const database = await startDatabase({ uri: process.env.MONGODB_URI, folder, live: false, say, env: process.env });
try {
  await ticks(database, sizes.length > 0 ? sizes : undefined);
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
