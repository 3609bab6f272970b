import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { mongodProgram, onPath, type Place, type Program, run, typescript } from './program.ts';

/** Seconds in which a download must have moved. */
const STALL = 20;

/** Where what is installed once for this user lies. */
export const cacheFolder = (env: NodeJS.ProcessEnv): string =>
  join(env.XDG_CACHE_HOME || join(env.HOME ?? homedir(), '.cache'), 'qisu');

/** Step 2: a mongod that is already on the machine. */
export async function installedMongod({ files, env }: Place): Promise<Program> {
  const named = env.MONGOMS_SYSTEM_BINARY;
  if (named) {
    await access(named).catch(() => {
      throw new Error(`MONGOMS_SYSTEM_BINARY 指向的文件不存在：${named}`);
    });
    return mongodProgram('mongod', named, files);
  }
  const found = await onPath('mongod', env);
  if (!found) throw new Error('PATH 里没有 mongod');
  return mongodProgram('mongod', found, files);
}

/** Step 3: the binary that mongodb-memory-server downloads, once for this machine, with all its MONGOMS_ settings. */
export async function downloadedMongod({ files, env, print }: Place): Promise<Program> {
  const [command, args] = typescript('./fetch-mongod.ts');
  // One more try costs eight seconds and seldom helps, so there is none unless it is asked for.
  const settings: NodeJS.ProcessEnv = { MONGOMS_MAX_RETRIES: '1', ...env };
  delete settings.MONGOMS_SYSTEM_BINARY;
  let path = '';
  let problem = '';
  const line = (text: string) => {
    if (text.startsWith('path ')) path = text.slice('path '.length);
    else if (text.startsWith('problem ')) problem = text.slice('problem '.length);
    else if (text.includes('%')) print(`正在下载 MongoDB：${text.replace(/^.*": /, '').trim()}`);
  };
  await withLock(join(cacheFolder(env), 'mongod.lock'), () =>
    run(command, args, { env: settings, stall: STALL, line }),
  ).catch((error: Error) => {
    throw new Error(problem || error.message, { cause: error });
  });
  return mongodProgram('download', path, files);
}
