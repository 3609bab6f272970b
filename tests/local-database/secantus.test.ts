import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECANTUS_VERSION, secantus } from '../../src/local-database/secantus.ts';
import { standInPython } from './stand-in-python.ts';

describe('SecantusDB is installed once — storage.md, "The start-up chain"', () => {
  let folder: string;
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-install-'));
    said.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const files = () => join(folder, 'db');
  const pinned = expect.stringContaining(`secantusdb==${SECANTUS_VERSION}`);

  it('by two starts at once, with the version pinned', async () => {
    const { env, done } = await standInPython(folder);
    const programs = await Promise.all([1, 2, 3].map(() => secantus({ files: files(), env, print })));
    expect(await done()).toEqual(['venv', pinned]);
    expect(new Set(programs.map((p) => p.command)).size).toBe(1);
    expect(said.filter((line) => line.startsWith('正在安装'))).toHaveLength(1);
    await secantus({ files: files(), env, print });
    expect(await done()).toHaveLength(2);
  });

  it('again where an installation was cut short', async () => {
    const { env, done } = await standInPython(folder);
    const venv = join(folder, 'cache', 'qisu', `secantusdb-${SECANTUS_VERSION}`);
    await mkdir(join(venv, 'bin'), { recursive: true });
    await writeFile(join(venv, 'bin', 'python'), 'half');
    await secantus({ files: files(), env, print });
    expect(await done()).toEqual(['venv', pinned]);
  });

  it('again where it is marked whole but does not load, and not where it does', async () => {
    const { env, done } = await standInPython(folder);
    const whole = await secantus({ files: files(), env, print });
    expect(await whole.repair?.()).toBe(false);
    const broken = await secantus({ files: files(), env: { ...env, IMPORT_FAILS: '1' }, print });
    expect(await broken.repair?.()).toBe(true);
    expect(await done()).toEqual(['venv', pinned, 'venv', pinned]);
  });

  it('says what pip said, and tries again at the next start', async () => {
    const { env, done } = await standInPython(folder);
    const failing = secantus({ files: files(), env: { ...env, PIP_BREAKS: '1' }, print });
    await expect(failing).rejects.toThrow('No matching distribution');
    await secantus({ files: files(), env, print });
    expect(await done()).toHaveLength(4);
  });

  it('says what is missing without a Python', async () => {
    const bare = { PATH: '', XDG_CACHE_HOME: join(folder, 'cache') };
    await expect(secantus({ files: files(), env: bare, print })).rejects.toThrow('没有 Python 3.10 以上');
  });
});
