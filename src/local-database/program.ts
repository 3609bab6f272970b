import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Servers the chain can start itself. */
export const SERVERS = ['mongod', 'download', 'secantus'] as const;
export type ServerName = (typeof SERVERS)[number];

/** How a server is run. `{port}` in an argument is replaced by the port. */
export type Program = {
  server: ServerName;
  command: string;
  args: string[];
  /** Repairs a broken installation; false when nothing was wrong with it. */
  repair?: () => Promise<boolean>;
};

/** What a step of the chain may use. */
export type Place = {
  /** Where the server's files are. */
  files: string;
  env: NodeJS.ProcessEnv;
  print: (line: string) => void;
};

export const mongodProgram = (server: ServerName, command: string, files: string): Program => ({
  server,
  command,
  args: ['--dbpath', files, '--port', '{port}', '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet'],
});

const mayRun = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Full path of a command on PATH; undefined when there is none. */
export async function onPath(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const dir of (env.PATH ?? '').split(delimiter).filter(Boolean))
    if (await mayRun(join(dir, name))) return join(dir, name);
  return undefined;
}

/** Command line that runs a TypeScript file of this folder in a process of its own. */
export const typescript = (file: string): [command: string, args: string[]] => {
  const tsx = createRequire(import.meta.url).resolve('tsx');
  return [process.execPath, ['--import', tsx, fileURLToPath(new URL(file, import.meta.url))]];
};

/**
 * Runs a command to its end and passes on each line it prints.
 *
 * @param stall  seconds without a line after which it is killed; 0 for no limit
 * @throws Error with the last line it printed
 */
export async function run(
  command: string,
  args: string[],
  { env, stall, line }: { env: NodeJS.ProcessEnv; stall: number; line: (text: string) => void },
): Promise<void> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let last = '';
  let stalled = false;
  const giveUp = () => {
    stalled = true;
    child.kill('SIGKILL');
  };
  const watch = setTimeout(giveUp, stall * 1_000 || 2 ** 31 - 1);
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (text) => {
      watch.refresh();
      if (text.trim()) last = text.trim();
      line(text);
    });
  try {
    const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
    if (stalled) throw new Error(`${stall} 秒没有任何进展`);
    if (code !== 0) throw new Error(last || `退出码 ${code}`);
  } finally {
    clearTimeout(watch);
  }
}
