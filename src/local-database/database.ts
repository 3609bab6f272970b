import { mkdir } from 'node:fs/promises';
import { join as path, resolve } from 'node:path';
import type { RangeReads } from '../adapters/mongo/due.ts';
import { PlatformError } from '../ports.ts';
import { withLock } from './lock.ts';
import { downloadedMongod, installedMongod } from './mongod.ts';
import { type Place, type Program, SERVERS, type ServerName } from './program.ts';
import { RANGE_READS, rangeReadsAt } from './range-reads.ts';
import { rememberWriter, writerOf } from './remembered.ts';
import { secantus } from './secantus.ts';
import { join, supervise, type Use } from './supervised.ts';

export type DatabaseAsk = {
  /** MONGODB_URI: nothing else is tried when it is set. */
  uri?: string | undefined;
  /** Where an embedded server keeps its files, such as `.data`. */
  folder: string;
  /** Qisu is connected to the real Feishu: then a beta server is refused. */
  live: boolean;
  print: (line: string) => void;
  env: NodeJS.ProcessEnv;
};

export type RunningDatabase = {
  /** The address, with the database's name. */
  uri: string;
  server: 'uri' | ServerName;
  rangeReads: RangeReads;
  /** Folder of the server's files; null when it is not ours. */
  files: string | null;
  /** Ends this use; the server ends with its last user. */
  stop(): Promise<void>;
  /** For tests: SIGKILLs the server, which is started again on the same port. Absent when the server is not ours. */
  kill?: () => void;
};

const DATABASE = 'qisu';
const NAMES: Record<ServerName, string> = {
  mongod: '本机的 mongod',
  download: '下载的 MongoDB',
  secantus: 'SecantusDB（测试版，只供沙箱与测试）',
};
const INSTALL = '请安装 MongoDB（让 mongod 在 PATH 里），或设置 MONGODB_URI=mongodb://主机:端口/qisu';
const STEPS: Record<ServerName, (place: Place) => Promise<Program>> = {
  mongod: installedMongod,
  download: downloadedMongod,
  secantus,
};

/** Each server has its own folder, so that none finds the files of another that failed. */
const filesOf = (folder: string, server: ServerName) => path(folder, server);

const reason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').join(' ');
const unusable = (sentence: string, cause?: unknown) => new PlatformError('store', 0, false, sentence, cause);

/** Adds the database's name, without which the driver would use one called "test". */
const withDatabase = (uri: string) => uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?(?=\?|$)/, `$1/${DATABASE}`);

async function named(address: string, print: DatabaseAsk['print']): Promise<RunningDatabase> {
  const uri = withDatabase(address);
  const rangeReads = await rangeReadsAt(uri).catch((error: unknown) => {
    throw unusable(`MONGODB_URI 指定的数据库连不上，请检查地址与网络：${reason(error)}`, error);
  });
  print('数据库：MONGODB_URI 指定的服务器');
  return { uri, server: 'uri', rangeReads, files: null, stop: async () => {} };
}

/** Starts `program`; a broken installation is repaired and tried once more. */
async function started(folder: string, program: Program, env: NodeJS.ProcessEnv): Promise<Use> {
  try {
    return await supervise(folder, program, env);
  } catch (error) {
    if (!(await program.repair?.())) throw error;
    return await supervise(folder, program, env);
  }
}

/** Tries the steps in order and prints one line for each that fails, with the reason. */
async function firstThatWorks(folder: string, { live, print, env }: DatabaseAsk): Promise<Use> {
  const wrote = await writerOf(folder);
  for (const server of wrote ? [wrote] : SERVERS) {
    try {
      if (server === 'secantus' && live) throw new Error('它是测试版，不能接真实的飞书');
      const files = filesOf(folder, server);
      const program = await STEPS[server]({ files, env, print });
      await mkdir(files, { recursive: true });
      const use = await started(folder, program, env);
      if (!wrote) await rememberWriter(folder, server);
      return use;
    } catch (error) {
      print(`用不上${NAMES[server]}：${reason(error)}`);
    }
  }
  const bound = wrote ? `${folder} 里的数据是${NAMES[wrote]}写的，只有它能读。` : '';
  throw unusable(`没有可用的数据库。${bound}${INSTALL}`);
}

/**
 * The start-up chain: MONGODB_URI, a mongod of this machine, mongodb-memory-server's download, SecantusDB. Starts on
 * one folder run one after another, and a later one joins the server of an earlier one.
 * Source: storage.md, "The start-up chain".
 *
 * @throws PlatformError whose message says in a sentence what to install
 */
export async function startDatabase(ask: DatabaseAsk): Promise<RunningDatabase> {
  const { print } = ask;
  if (ask.uri) return named(ask.uri, print);
  const folder = resolve(ask.folder);
  await mkdir(folder, { recursive: true });
  const use = await withLock(
    path(folder, 'starting.lock'),
    async () => (await join(folder)) ?? (await firstThatWorks(folder, ask)),
    () => print('另一个进程正在启动这里的数据库，等它就绪'),
  );
  if (use.server === 'secantus' && ask.live) {
    await use.leave();
    throw unusable(`${folder} 里正在运行的是${NAMES.secantus}，不能接真实的飞书。${INSTALL}`);
  }
  const files = filesOf(folder, use.server);
  print(`数据库：${NAMES[use.server]}，文件在 ${files}`);
  return {
    uri: `${use.uri}/${DATABASE}?directConnection=true`,
    server: use.server,
    rangeReads: RANGE_READS[use.server],
    files,
    stop: use.leave,
    kill: () => void process.kill(use.pid(), 'SIGKILL'),
  };
}
