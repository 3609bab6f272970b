import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { downloadedMongod } from '../../src/local-database/mongod.ts';

describe('the download of mongodb-memory-server — storage.md, "The start-up chain"', () => {
  let folder: string;
  let server: Server;
  let downloads = 0;
  let env: NodeJS.ProcessEnv;
  const print = () => {};

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-download-'));
    const bin = join(folder, 'mongodb', 'bin');
    await mkdir(bin, { recursive: true });
    // The package takes a binary below one mebibyte for a broken download.
    await writeFile(join(bin, 'mongod'), `#!/bin/sh\necho db version v8.2.6; exit\n${' '.repeat(2_000_000)}`);
    await chmod(join(bin, 'mongod'), 0o755);
    await promisify(execFile)('tar', ['-czf', join(folder, 'm.tgz'), '-C', folder, 'mongodb']);
    const archive = await readFile(join(folder, 'm.tgz'));
    downloads = 0;
    const md5 = createHash('md5').update(archive).digest('hex');
    server = createServer((asked, answer) => {
      if (asked.url?.endsWith('.md5')) return void answer.end(`${md5}  m.tgz`);
      downloads += 1;
      answer.setHeader('content-length', archive.length).end(archive);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = z.object({ port: z.number() }).parse(server.address());
    env = {
      PATH: process.env.PATH,
      XDG_CACHE_HOME: join(folder, 'cache'),
      MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`,
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_DOWNLOAD_DIR: join(folder, 'binaries'),
    };
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('comes from the mirror that MONGOMS_ settings name, once for two starts', async () => {
    const place = { files: join(folder, 'db'), env, print };
    const [one, two] = await Promise.all([downloadedMongod(place), downloadedMongod(place)]);
    expect(one).toEqual(two);
    expect(one.server).toBe('download');
    expect(await readFile(one.command, 'utf8')).toContain('db version');
    expect(one.args).toEqual(expect.arrayContaining(['--dbpath', join(folder, 'db')]));
    expect(downloads).toBe(1);
  });

  it('gives up at once where there is none', async () => {
    const nowhere = { ...env, MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:9' };
    await expect(downloadedMongod({ files: folder, env: nowhere, print })).rejects.toThrow(/ECONNREFUSED/);
  });
});
