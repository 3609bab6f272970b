import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { ProgramFile } from '../bundle-programs.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const READY_MS = 60_000;

/** A program of ours in a process of its own. */
export type Running = {
  url: string;
  /** Everything it printed so far. */
  output: () => string;
  stop: () => Promise<void>;
  /** SIGKILL: nothing is tidied up. */
  kill: () => Promise<void>;
  process: ChildProcess;
};

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}

/**
 * Arguments with which Node runs a program.
 *
 * @param asUser  the sources, as `npm start` runs them; else the bundle that the run made of them
 */
export const argsOf = (file: ProgramFile, asUser = false): string[] =>
  asUser ? ['--import', 'tsx', file] : inject('programs')[file];

/** Starts a program with `env` and waits for the line that names its address. */
export async function startProgram(
  file: ProgramFile,
  env: Record<string, string>,
  ready: RegExp,
  asUser = false,
  options: readonly string[] = [],
): Promise<Running> {
  const { FEISHU_APP_ID: _app, MONGODB_URI: _db, QISU_PROFILE: _profile, ...inherited } = process.env;
  const child = spawn(process.execPath, [...argsOf(file, asUser), ...options], {
    cwd: ROOT,
    env: { ...inherited, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${file} is not ready:\n${printed}`)), READY_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const found = ready.exec(printed)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}:\n${printed}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { url, output: () => printed, stop: () => end('SIGTERM'), kill: () => end('SIGKILL'), process: child };
}
