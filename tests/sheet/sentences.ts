import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDatabase } from '../../src/local-database/database.ts';
import { world } from '../support/world.ts';
import { answers } from './answers.ts';
import { type Sentence, sheetOf } from './sentence.ts';
import { told } from './told.ts';

/**
 * `npm run sentences`: every sentence that a person can be told, each with an example of a real case, grouped by who reads
 * it, as Markdown to standard output. `npm run sentences -- --out FILE`: to a file as well.
 */
const { values } = parseArgs({ options: { out: { type: 'string' } } });

/** What the program answers, on a database of its own. */
async function answered(): Promise<Sentence[]> {
  const folder = await mkdtemp(join(tmpdir(), 'qisu-sentences-'));
  const server = await startDatabase({ folder, live: false, print: console.error, env: process.env });
  const qisu = await world({ now: '2026-10-30 09:10', server });
  try {
    return await answers(qisu);
  } finally {
    await qisu.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const sheet = sheetOf([...(await told()), ...(await answered())]);
if (values.out) await writeFile(values.out, sheet);
process.stdout.write(sheet);
