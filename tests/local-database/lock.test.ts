import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alive, withLock } from '../../src/local-database/lock.ts';

describe('a lock that a kill cannot leave shut', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const left = async (holder: object) => {
    const dir = join(folder, 'a.lock');
    await mkdir(dir);
    await writeFile(join(dir, 'holder.json'), JSON.stringify({ token: 't', beat: 4, ...holder }));
    return dir;
  };
  const ignore = () => {};
  const gone = () => spawnSync('true').pid;

  it('lets one in at a time and tells the others once', async () => {
    const dir = join(folder, 'deep', 'a.lock');
    let inside = 0;
    let most = 0;
    let told = 0;
    const work = async (n: number) => {
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside -= 1;
      return n;
    };
    const all = [1, 2, 3].map((n) =>
      withLock(
        dir,
        () => work(n),
        () => told++,
      ),
    );
    expect(await Promise.all(all)).toEqual([1, 2, 3]);
    expect(most).toBe(1);
    expect(told).toBeLessThanOrEqual(2);
    expect(existsSync(dir)).toBe(false);
  });

  it('is let go when the work fails', async () => {
    const dir = join(folder, 'a.lock');
    await expect(withLock(dir, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(dir, async () => 'next')).toBe('next');
  });

  it('is taken at once from a process of this host that is gone', async () => {
    const pid = gone();
    expect(alive(pid)).toBe(false);
    const dir = await left({ pid, host: hostname() });
    let told = false;
    const waiting = () => {
      told = true;
    };
    expect(await withLock(dir, async () => 'mine', waiting)).toBe('mine');
    expect(told).toBe(false);
  });

  it('is taken by one of several who find it left', async () => {
    const dir = await left({ pid: gone(), host: hostname() });
    let inside = 0;
    const work = async () => {
      expect(++inside).toBe(1);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all([1, 2, 3, 4].map(() => withLock(dir, work)));
    expect(inside).toBe(0);
  });

  it('is taken from another host, or from nobody, only when it has been silent long enough', async () => {
    const other = await left({ pid: process.pid, host: 'elsewhere' });
    const nobody = join(folder, 'b.lock');
    await mkdir(nobody);
    const both = [other, nobody].map((dir) => withLock(dir, async () => 'mine', ignore, 300));
    expect(await Promise.all(both)).toEqual(['mine', 'mine']);
  });
});
