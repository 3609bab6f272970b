import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, connect as dial, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { SERVERS } from './program.ts';
import { forgetRunning, writeRunning } from './running.ts';

// A process between Qisu and its database server. Each user of the server holds a socket here. When the last socket
// closes, for whatever reason, the server is ended. A server that dies in use is restarted on the same port.

const IDLE_MS = 20_000;
const STOP_MS = 10_000;
const MOST_FAILURES = 5;

const order = z
  .object({
    folder: z.string(),
    server: z.enum(SERVERS),
    command: z.string(),
    args: z.array(z.string()),
    token: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const logPath = join(order.folder, 'server.log');
closeSync(openSync(logPath, 'w'));
const users = new Set<Socket>();
let child: ChildProcess | undefined;
let ready: string | undefined;
let stopping = false;

const tell = (news: object) => {
  for (const user of users) user.write(`${JSON.stringify(news)}\n`);
};
const lastWords = () =>
  readFileSync(logPath, 'utf8').trim().split('\n').slice(-3).join(' ').slice(-400) || '没有留下任何输出';

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  control.close();
  if (child && child.exitCode === null && child.signalCode === null) {
    const server = child;
    const gone = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    const force = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(force);
  }
  await forgetRunning(order.folder);
  process.exit(code);
}

const freePort = () =>
  new Promise<number>((done, failed) => {
    const probe = createServer().on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.number() }).parse(probe.address());
      probe.close(() => done(port));
    });
  });

const answers = (port: number) =>
  new Promise<boolean>((done) => {
    const call = dial(port, '127.0.0.1');
    call.on('connect', () => done(true)).on('error', () => done(false));
    call.on('connect', () => call.destroy());
  });

const note = (pid: number | null) =>
  writeRunning(order.folder, {
    server: order.server,
    supervisor: process.pid,
    pid,
    control: z.object({ port: z.number() }).parse(control.address()).port,
    token: order.token,
  });

/** Starts the server and waits until it answers; false when it ended before that. */
async function launch(port: number): Promise<boolean> {
  const log = openSync(logPath, 'a');
  const args = order.args.map((arg) => arg.replace('{port}', String(port)));
  const server = spawn(order.command, args, { cwd: order.folder, stdio: ['ignore', log, log] });
  closeSync(log);
  child = server;
  let ended = false;
  server.once('error', () => {
    ended = true;
  });
  server.once('exit', () => {
    ended = true;
  });
  if (server.pid) await note(server.pid);
  while (!ended && !(await answers(port))) await wait(30);
  return !ended;
}

/** Restarts the server on the same port whenever it ends, until it is stopped. */
async function keepUp(): Promise<void> {
  let port = await freePort();
  for (let failures = 0; !stopping; ) {
    if (await launch(port)) {
      failures = 0;
      ready = JSON.stringify({ uri: `mongodb://127.0.0.1:${port}`, pid: child?.pid });
      tell(JSON.parse(ready));
      const server = child;
      if (server && server.exitCode === null && server.signalCode === null)
        await new Promise((done) => server.once('exit', done));
      continue;
    }
    failures += 1;
    if (failures >= (ready ? MOST_FAILURES : 2)) {
      tell({ failed: lastWords() });
      await wait(100);
      return stop(1);
    }
    if (!ready) port = await freePort();
    await wait(100 * 2 ** failures);
  }
}

const leave = (user: Socket) => {
  const last = users.delete(user) && users.size === 0;
  // The last user's socket stays open until the server has ended, which tells that user so.
  if (last) void stop(0);
  else user.end();
};

const control = createServer({ allowHalfOpen: true }, (user) => {
  user.setEncoding('utf8');
  user.once('data', (text) => {
    if (String(text).trim() !== order.token) return user.destroy();
    users.add(user);
    if (ready) user.write(`${ready}\n`);
  });
  user.on('error', () => user.destroy());
  user.on('end', () => leave(user));
  user.on('close', () => leave(user));
});
control.listen(0, '127.0.0.1', () => {
  void note(null).then(keepUp);
});
setTimeout(() => {
  if (users.size === 0) void stop(0);
}, IDLE_MS);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
