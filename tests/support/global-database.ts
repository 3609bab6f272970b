import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RangeReads } from '../../src/adapters/mongo/due.ts';
import { startDatabase } from '../../src/local-database/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mongoUri: string;
    rangeReads: RangeReads;
  }
}

/** One database server a run, found by the same chain as `npm start`, on a temporary folder. MONGODB_URI is used when set. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'qisu-tests-'));
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  try {
    const database = await startDatabase({
      uri: process.env.MONGODB_URI,
      folder,
      live: false,
      print,
      env: process.env,
    });
    provide('mongoUri', database.uri);
    provide('rangeReads', database.rangeReads);
    return async () => {
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    };
  } catch (error) {
    throw new Error(`no database for the tests:\n${said.join('\n')}`, { cause: error });
  }
}
