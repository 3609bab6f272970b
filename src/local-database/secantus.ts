import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.ts';
import { cacheFolder } from './mongod.ts';
import { onPath, type Place, type Program, run } from './program.ts';

export const SECANTUS_VERSION = '0.7.0b3';
const PIN = `secantusdb==${SECANTUS_VERSION}`;
const PYTHONS = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
/** The package needs 3.10, and a virtual environment needs these two modules. */
const FIT = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';
const PROGRESS_MS = 10_000;
const SILENT = () => {};

const is = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const works = (command: string, code: string, env: NodeJS.ProcessEnv): Promise<boolean> =>
  run(command, ['-c', code], { env, stall: 30, line: SILENT }).then(
    () => true,
    () => false,
  );

async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of PYTHONS) {
    const found = await onPath(name, env);
    if (found && (await works(found, FIT, env))) return found;
  }
  throw new Error('没有 Python 3.10 以上（带 venv 与 ensurepip），装不了 SecantusDB');
}

async function install(venv: string, { env, print }: Pick<Place, 'env' | 'print'>): Promise<void> {
  const python = await findPython(env);
  print(`正在安装 SecantusDB ${SECANTUS_VERSION}，只装这一次，约一分钟`);
  await rm(venv, { recursive: true, force: true });
  await mkdir(dirname(venv), { recursive: true });
  let tens = 0;
  let step = '建立虚拟环境';
  const ticking = setInterval(() => print(`仍在安装，已 ${++tens * (PROGRESS_MS / 1_000)} 秒：${step}`), PROGRESS_MS);
  const line = (text: string) => {
    const [what = '', name = ''] = text.trim().split(/\s+/);
    if (/^(Collecting|Downloading|Installing)$/.test(what)) step = `${what} ${name}`;
  };
  try {
    await run(python, ['-m', 'venv', venv], { env, stall: 120, line });
    const pip = [
      '-m',
      'pip',
      'install',
      '--no-input',
      '--disable-pip-version-check',
      '--prefer-binary',
      '--retries',
      '2',
    ];
    await run(join(venv, 'bin', 'python'), [...pip, PIN], { env, stall: 240, line });
  } finally {
    clearInterval(ticking);
  }
  // Written last: without this file the installation is incomplete.
  await writeFile(join(venv, 'complete'), `${PIN}\n`);
}

/**
 * How much it may keep in memory at most; it takes what it needs. Idle connections hold what they have read, nothing of which
 * can be put out: with its own 1 GB the server stood still for good in the midst of a long run. Source: storage.md.
 */
const SETTINGS = '[storage]\ncache_size = "8G"\n';

/** Step 4: SecantusDB from PyPI in a virtual environment of its own. Source: storage.md, "The start-up chain". */
export async function secantus(place: Place): Promise<Program> {
  const { env, print, files } = place;
  const venv = join(cacheFolder(env), `secantusdb-${SECANTUS_VERSION}`);
  const python = join(venv, 'bin', 'python');
  const whole = async () => (await is(join(venv, 'complete'))) && (await is(python));
  const locked = <T>(work: () => Promise<T>) =>
    withLock(`${venv}.lock`, work, () => print('另一个进程正在安装 SecantusDB，等它装完'));

  if (!(await whole())) await locked(async () => (await whole()) || install(venv, place));

  // Given explicitly, because its own search for a settings file would find those of other projects.
  const settings = join(dirname(files), 'secantusd.toml');
  await writeFile(settings, SETTINGS);
  return {
    server: 'secantus',
    command: python,
    args: [
      ...['-m', 'secantus', '--config', settings, '--standalone', '--host', '127.0.0.1', '--port', '{port}'],
      ...['--storage-path', files, '--log-level', 'WARNING'],
    ],
    repair: () =>
      locked(async () => {
        if (await works(python, 'import secantus.cli', env)) return false;
        await install(venv, place);
        return true;
      }),
  };
}
