import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startDatabase } from '../../src/local-database/database.ts';
import { PlatformError } from '../../src/ports.ts';
import { standInPython } from './stand-in-python.ts';

describe('the start-up chain, step by step — storage.md', () => {
  let folder: string;
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-chain-'));
    said.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('uses the address it is given and asks nothing else', async () => {
    const uri = inject('mongoUri');
    const database = await startDatabase({ uri, folder, live: true, print, env: {} });
    // Asked, the server says of itself what the chain knew of it.
    expect(database).toMatchObject({ uri, server: 'uri', rangeReads: inject('rangeReads'), files: null });
    expect(said).toEqual(['数据库：MONGODB_URI 指定的服务器']);
    await database.stop();
  });

  it('gives the address a database’s name when it has none', async () => {
    const address = new URL(inject('mongoUri'));
    address.pathname = '';
    const { uri } = await startDatabase({ uri: address.href, folder, live: true, print, env: {} });
    expect(new URL(uri)).toMatchObject({ host: address.host, pathname: '/qisu', search: address.search });
  });

  it('does not put another database in the place of an address that does not answer', async () => {
    const uri = 'mongodb://127.0.0.1:9/qisu';
    const failed = startDatabase({ uri, folder, live: false, print, env: process.env });
    await expect(failed).rejects.toThrow(/MONGODB_URI 指定的数据库连不上/);
    await expect(failed).rejects.toBeInstanceOf(PlatformError);
    expect(said).toEqual([]);
  });

  it('says a line for each step that was of no use, and what to install', async () => {
    const { env } = await standInPython(folder);
    const failed = startDatabase({ folder, live: false, print, env: { ...env, PIP_BREAKS: '1' } });
    await expect(failed).rejects.toThrow(/^没有可用的数据库。请安装 MongoDB.*MONGODB_URI/);
    expect(said).toEqual([
      expect.stringMatching(/^用不上本机的 mongod：PATH/),
      expect.stringMatching(/^用不上下载的 MongoDB：/),
      expect.stringMatching(/^正在安装 SecantusDB/),
      expect.stringMatching(/^用不上SecantusDB.*No matching distribution/),
    ]);
  });

  it('never gives the real Feishu a beta server', async () => {
    const { env, done } = await standInPython(folder);
    await expect(startDatabase({ folder, live: true, print, env })).rejects.toThrow(/请安装 MongoDB/);
    expect(said.at(-1)).toMatch(/^用不上SecantusDB.*不能接真实的飞书$/);
    expect(await done()).toEqual([]);
  });

  it('mends a broken installation before it gives up, and hands on the server’s last words', async () => {
    const { env, done } = await standInPython(folder);
    await expect(startDatabase({ folder, live: false, print, env: { ...env, IMPORT_FAILS: '1' } })).rejects.toThrow();
    expect((await done()).filter((line) => line === 'venv')).toHaveLength(2);
    expect(said.at(-1)).toMatch(/no server in here/);
  });

  it('goes straight to the server that wrote the folder', async () => {
    const { env, done } = await standInPython(folder);
    await writeFile(join(folder, 'server.json'), JSON.stringify({ server: 'mongod' }));
    await expect(startDatabase({ folder, live: false, print, env })).rejects.toThrow(/里的数据是本机的 mongod写的/);
    expect(said).toHaveLength(1);
    expect(await done()).toEqual([]);
  });

  it('names a MONGOMS_SYSTEM_BINARY that is not there', async () => {
    const { env } = await standInPython(folder);
    const wrong = { ...env, MONGOMS_SYSTEM_BINARY: join(folder, 'mongod-9'), PIP_BREAKS: '1' };
    await expect(startDatabase({ folder, live: false, print, env: wrong })).rejects.toThrow();
    expect(said[0]).toContain(join(folder, 'mongod-9'));
  });
});
