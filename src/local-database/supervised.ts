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
/** How long a start may take, in milliseconds: a large database may have to recover its journal first. */
const READY_MS = 120_000;

const News = z.union([z.object({ uri: z.string(), pid: z.number() }), z.object({ failed: z.string() })]);

/** A use of the folder's server; the last one to end it ends the server. */
export type Use = {
  server: ServerName;
  /** The server's address, without a database name. */
  uri: string;
  /** Ends this use; for the last user it resolves when the server has ended. */
  leave(): Promise<void>;
  /** The process id of the server now; it changes when the server is restarted. */
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
      // A killed supervisor resets the connection. Without a listener the socket's error would end the program.
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
  // The socket does not keep the program alive; it closes when the program ends.
  socket.unref();
  return {
    server: running.server,
    uri: first.uri,
    pid: () => now?.pid ?? first.pid,
    async leave() {
      socket.ref();
      socket.end();
      await closed;
      // A killed supervisor leaves the server running.
      const left = await readRunning(folder);
      if (left?.token === running.token && !alive(left.supervisor)) await clearLeftover(folder, left);
    },
  };
}

/** Joins the server that runs on this folder; null when none does. Then a leftover of an earlier one has been ended. */
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
  // A process group of its own: Ctrl-C must reach only the program, which needs its database until it has ended.
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
