import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { mongodProgram, onPath, type Place, type Program, run, typescript } from './program.ts';

/** Seconds without progress after which a download is stopped. */
const STALL = 20;

/** The folder for installations that are shared by all folders of this user. */
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

/** Step 3: mongodb-memory-server's download, once for this machine, with all its MONGOMS_ settings. */
export async function downloadedMongod({ files, env, print }: Place): Promise<Program> {
  const [command, args] = typescript('./fetch-mongod.ts');
  // Another try takes eight seconds and seldom helps, so there is only one unless a setting asks for more.
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
