import { execFile } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { alive } from './lock.ts';
import { SERVERS } from './program.ts';

/** Facts about the server that runs on a folder, kept in that folder while it runs. */
export const RunningFile = z.object({
  server: z.enum(SERVERS),
  supervisor: z.number(),
  /** The process id of the server; null while it starts. */
  pid: z.number().nullable(),
  /** The port on which the supervisor listens for users of the server. */
  control: z.number(),
  token: z.string(),
});
export type RunningFile = z.infer<typeof RunningFile>;

const pathIn = (folder: string) => join(folder, 'running.json');

export async function readRunning(folder: string): Promise<RunningFile | null> {
  try {
    return RunningFile.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
  } catch {
    return null;
  }
}

export async function writeRunning(folder: string, running: RunningFile): Promise<void> {
  await writeFile(`${pathIn(folder)}.draft`, JSON.stringify(running), { mode: 0o600 });
  await rename(`${pathIn(folder)}.draft`, pathIn(folder));
}

export const forgetRunning = (folder: string): Promise<void> => rm(pathIn(folder), { force: true });

/** The command line of a process, empty when there is none: its number may belong to another program by now. */
async function commandOf(pid: number): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    const ps = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return ps.stdout;
  }
}

async function end(pid: number, folder: string): Promise<void> {
  if (!alive(pid) || !(await commandOf(pid)).includes(folder)) return;
  for (const [signal, looks] of [
    ['SIGTERM', 100],
    ['SIGKILL', 50],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let n = 0; n < looks && alive(pid); n++) await wait(50);
    if (!alive(pid)) return;
  }
}

/** Ends the server that a killed supervisor left running: two servers would damage the folder. */
export async function clearLeftover(folder: string, left: RunningFile): Promise<void> {
  await end(left.supervisor, folder);
  if (left.pid !== null) await end(left.pid, folder);
  await forgetRunning(folder);
}
