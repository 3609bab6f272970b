import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { RangeReads } from '../../src/adapters/mongo/due.ts';
import { startDatabase } from '../../src/local-database/database.ts';
import { bundlePrograms, type ProgramFile } from './bundle-programs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    mongoUri: string;
    rangeReads: RangeReads;
    /** The arguments with which Node runs the bundles of the programs, by their sources. */
    programs: Record<ProgramFile, string[]>;
  }
}

/** Where Linux keeps files in memory: a write that waits for its journal waits for no disk there. */
const MEMORY = '/dev/shm';
/** How much of it must be free, in bytes: several times what a run writes. `D` */
const FREE_LEAST = 4 * 1024 ** 3;

/** Where the database's files lie for the time of a run: nobody reads them after it, and a killed server finds them. */
async function temporary(): Promise<string> {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize >= FREE_LEAST ? MEMORY : tmpdir();
}

/**
 * One database server a run, found by the same chain as `npm start`, on a temporary folder; MONGODB_URI is used when set.
 * The programs that tests start are bundled once.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await temporary(), 'qisu-tests-'));
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
    const { programs, remove } = await bundlePrograms();
    provide('mongoUri', database.uri);
    provide('rangeReads', database.rangeReads);
    provide('programs', programs);
    return async () => {
      await remove();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    };
  } catch (error) {
    throw new Error(`no database or no programs for the tests:\n${said.join('\n')}`, { cause: error });
  }
}
