import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withName } from '../support/database.ts';
import { until } from '../support/outside/ledger.ts';
import { argsOf, freePort } from '../support/outside/processes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Whether somebody listens there. */
const open = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('the process of npm start — interface.md, "Process"', () => {
  let data: string;
  let port: number;
  let npm: ChildProcess;
  let printed = '';

  const spawned = (command: string, args: string[], at: number): ChildProcess => {
    const child = spawn(command, args, {
      cwd: ROOT,
      // Whatever is left of it is in one group.
      detached: true,
      env: {
        ...process.env,
        PORT: String(at),
        QISU_DATA: data,
        FEISHU_APP_ID: '',
        MONGODB_URI: withName(inject('mongoUri'), `qisu_start_${randomUUID().slice(0, 8)}`),
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (printed += part));
    return child;
  };
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'qisu-start-'));
    port = await freePort();
    npm = spawned('npm', ['start'], port);
    await until('it is ready', async () => printed.includes('就绪'), 60_000);
  });
  afterAll(async () => {
    try {
      process.kill(-(npm.pid ?? 0), 'SIGKILL');
    } catch {
      // All of it has ended.
    }
    await rm(data, { recursive: true, force: true });
  });

  it('a second start on its folder says which process has it, on which port, and ends', async () => {
    const second = spawned(process.execPath, argsOf('src/main.ts'), await freePort());
    const before = printed.length;
    const ended = new Promise((resolve) => second.once('exit', resolve));
    await until('it has said something', async () => /正由|就绪/.test(printed.slice(before)), 60_000);
    second.kill('SIGKILL');
    await ended;
    expect(printed.slice(before)).toMatch(
      new RegExp(`正由另一个企诉沙盒使用（进程 \\d+，主机 .+，端口 ${port}）；请先停止它（kill \\d+）`),
    );
  });

  it('ends the program when npm is asked to end, and lets the folder go', async () => {
    expect(await open(port)).toBe(true);
    npm.kill('SIGTERM');
    await new Promise((resolve) => npm.once('exit', resolve));
    await until('it has ended', async () => !(await open(port)), 10_000).catch(() => undefined);
    expect(await open(port)).toBe(false);
  });
});
