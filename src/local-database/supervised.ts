import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect as dial, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { alive } from './lock.ts';
import { type Program, type ServerName, typescript } from './program.ts';
import { clearLeftover, type RunningFile, readRunning } from './running.ts';

const LOOK_MS = 20;
const LOOKS = 750;
/** A large database may have to recover its journal first. */
const READY_MS = 120_000;

const News = z.union([z.object({ uri: z.string(), pid: z.number() }), z.object({ failed: z.string() })]);

/** A use of the folder's server; the last one to end it ends the server. */
export type Use = {
  server: ServerName;
  /** Without a database name. */
  uri: string;
  /** Resolves when, for the last user, the server has ended. */
  leave(): Promise<void>;
  /** Process of the server as it is now. */
  pid(): number;
};

const dialled = (port: number) =>
  new Promise<Socket | null>((done) => {
    const socket = dial(port, '127.0.0.1');
    socket.once('connect', () => done(socket)).once('error', () => done(null));
  });

async function enter(folder: string, running: RunningFile): Promise<Use | null> {
  const socket = await dialled(running.control);
  if (!socket) return null;
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  socket.on('error', () => socket.destroy());
  socket.write(`${running.token}\n`);
  let now: { uri: string; pid: number } | undefined;
  const first = await new Promise<z.infer<typeof News> | null>((done) => {
    const late = setTimeout(() => done({ failed: `${READY_MS / 1_000} 秒内没有就绪` }), READY_MS);
    createInterface({ input: socket })
      .on('line', (line) => {
        const news = News.parse(JSON.parse(line));
        if ('uri' in news) now = news;
        clearTimeout(late);
        done(news);
      })
      // It repeats the socket's errors, which end the program when nobody listens: a killed supervisor resets the connection.
      .on('error', () => {});
    void closed.then(() => {
      clearTimeout(late);
      done(null);
    });
  });
  if (!first) return null;
  if ('failed' in first) {
    socket.destroy();
    throw new Error(first.failed);
  }
  // A program that is done may end without a word: its socket closes with it.
  socket.unref();
  return {
    server: running.server,
    uri: first.uri,
    pid: () => now?.pid ?? first.pid,
    async leave() {
      socket.ref();
      socket.end();
      await closed;
      // A supervisor that was killed has ended nothing.
      const left = await readRunning(folder);
      if (left?.token === running.token && !alive(left.supervisor)) await clearLeftover(folder, left);
    },
  };
}

/** Joins the server that already runs on this folder; null when none does, and then nothing is left of an earlier one. */
export async function join(folder: string): Promise<Use | null> {
  const running = await readRunning(folder);
  if (!running) return null;
  const use = await enter(folder, running);
  if (!use) await clearLeftover(folder, running);
  return use;
}

/**
 * Starts a server on this folder under a supervisor. The caller holds the folder's lock.
 *
 * @throws Error with the server's last words when it does not come up
 */
export async function supervise(folder: string, program: Program, env: NodeJS.ProcessEnv): Promise<Use> {
  const { server, command, args } = program;
  const token = randomUUID();
  const [node, file] = typescript('./supervisor.ts');
  const order = JSON.stringify({ folder, server, command, args, token });
  // Of its own process group: Ctrl-C must reach the program alone, which still needs its database to end in order.
  const supervisor = spawn(node, [...file, order], { detached: true, stdio: 'ignore', cwd: folder, env });
  supervisor.unref();
  let ended = false;
  supervisor.once('exit', () => {
    ended = true;
  });
  for (let n = 0; n < LOOKS && !ended; n++) {
    const running = await readRunning(folder);
    const use = running?.token === token ? await enter(folder, running) : null;
    if (use) return use;
    await wait(LOOK_MS);
  }
  throw new Error('数据库的看护进程没有起来');
}
