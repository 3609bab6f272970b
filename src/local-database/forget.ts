import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SERVERS } from './program.ts';
import { pathIn } from './remembered.ts';

/** Deletes what the servers of the chain have stored under a folder, and nothing else there. None of them may be running. */
export async function forgetData(folder: string): Promise<void> {
  for (const server of SERVERS) await rm(join(folder, server), { recursive: true, force: true });
  await rm(pathIn(folder), { force: true });
}
