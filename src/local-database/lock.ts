import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const BEAT_MS = 1_000;
const LOOK_MS = 100;
const SILENT_MS = 10_000;

const Holder = z.object({
  token: z.string(),
  pid: z.number(),
  host: z.string(),
  beat: z.number(),
  /** The port on which it listens, where it does. */
  port: z.number().optional(),
});
type Holder = z.infer<typeof Holder>;

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Whether a process has ended but is still listed by its parent; a container's first process may keep it for ever. */
function zombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether a process of this machine still runs. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !zombie(pid);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function made(dir: string): Promise<boolean> {
  try {
    await mkdir(dir);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(dir: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(join(dir, 'holder.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Written to another file and moved, so that nobody reads half of it. */
async function writeHolder(dir: string, holder: Holder): Promise<void> {
  const draft = join(dir, `${holder.token}.draft`);
  await writeFile(draft, JSON.stringify(holder));
  await rename(draft, join(dir, 'holder.json'));
}

/** Removes a lock whose holder is gone. A move is atomic, so only one of several processes succeeds. */
async function clear(dir: string, gone: Holder | null): Promise<void> {
  const aside = `${dir}.${randomUUID()}`;
  try {
    await rename(dir, aside);
  } catch {
    return;
  }
  const moved = await holderOf(aside);
  if (moved && moved.token !== gone?.token) await rename(aside, dir).catch(() => undefined);
  await rm(aside, { recursive: true, force: true });
}

const holderHere = (): Holder => ({ token: randomUUID(), pid: process.pid, host: hostname(), beat: 0 });

/** Whether the holder has ended. After a restart in a container its number may be our own. */
const ended = (holder: Holder | null, mine: Holder): boolean =>
  holder?.host === mine.host && (holder.pid === mine.pid || !alive(holder.pid));

/** Renews a lock that this process has, until it is let go. */
async function keep(dir: string, mine: Holder): Promise<() => Promise<void>> {
  await writeHolder(dir, mine);
  const beating = setInterval(() => {
    mine.beat += 1;
    // After the lock is released the directory is gone, and a late write fails without consequence.
    writeHolder(dir, mine).catch(() => undefined);
  }, BEAT_MS);
  return async () => {
    clearInterval(beating);
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  };
}

/**
 * Takes the directory `dir` as a lock for as long as this process lives, or finds out who has it: whose beat goes on. The
 * lock of a process that has ended is taken over, as by `withLock`.
 *
 * @param port  where this process listens, for whoever finds the lock held
 */
export async function holdLock(
  dir: string,
  port: number,
  silentMs = SILENT_MS,
): Promise<{ release: () => Promise<void>; heldBy?: never } | { heldBy: Holder }> {
  await mkdir(dirname(dir), { recursive: true });
  const mine: Holder = { ...holderHere(), port };
  let seen: Holder | null = null;
  for (let silent = 0; !(await made(dir)); silent += LOOK_MS) {
    const holder = await holderOf(dir);
    if (holder && holder.token === seen?.token && holder.beat !== seen.beat) return { heldBy: holder };
    seen = holder;
    if (ended(holder, mine) || silent >= silentMs) await clear(dir, holder);
    await wait(LOOK_MS);
  }
  return { release: await keep(dir, mine) };
}

/**
 * Does `work` while holding the directory `dir` as a lock: one process at a time. The lock of a killed process is
 * removed: on this host when the process is gone, on another when its holder has not renewed it for 10 s.
 *
 * @param waiting   called once when another process holds the lock
 * @param silentMs  how long a holder of another host may be silent; counted in checks, so that a clock that jumps
 *   cannot shorten it
 */
export async function withLock<T>(
  dir: string,
  work: () => Promise<T>,
  waiting: () => void = () => {},
  silentMs = SILENT_MS,
): Promise<T> {
  await mkdir(dirname(dir), { recursive: true });
  const mine = holderHere();
  let seen: Holder | null = null;
  let silent = 0;
  for (let told = false; !(await made(dir)); await wait(LOOK_MS)) {
    const holder = await holderOf(dir);
    silent = holder?.token === seen?.token && holder?.beat === seen?.beat ? silent + 1 : 0;
    seen = holder;
    if (silent * LOOK_MS >= silentMs || (holder?.host === mine.host && !alive(holder.pid))) {
      await clear(dir, holder);
      silent = 0;
    } else if (!told && holder) {
      told = true;
      waiting();
    }
  }
  const release = await keep(dir, mine);
  try {
    return await work();
  } finally {
    await release();
  }
}
