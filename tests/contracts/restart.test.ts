import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { connect, ensureIndexes } from '../../src/adapters/mongo/connection.ts';
import { INDEXES } from '../../src/adapters/mongo/indexes.ts';
import { startDatabase } from '../../src/local-database/database.ts';
import { alive } from '../../src/local-database/lock.ts';
import { typescript } from '../../src/local-database/program.ts';
import { readRunning } from '../../src/local-database/running.ts';
import { PlatformError } from '../../src/ports.ts';
import { aCase, next } from './a-case.ts';

const SOON = { timeout: 20_000, interval: 50 };

describe('an embedded server — storage.md, "The start-up chain"', () => {
  let folder: string;
  const start = () => startDatabase({ folder, live: false, print: () => {}, env: process.env });
  const running = async () => {
    const now = await readRunning(folder);
    if (!now?.pid) throw new Error('no server runs on the folder');
    return { supervisor: now.supervisor, pid: now.pid };
  };

  /** The database started by a program of its own, which may be killed. */
  async function program() {
    const [node, [...tsx]] = typescript('./supervisor.ts');
    const child = spawn(node, [...tsx.slice(0, -1), join(import.meta.dirname, 'start-database.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const uri = await new Promise<string>((said) => createInterface({ input: child.stdout }).once('line', said));
    return { uri, kill: () => child.kill('SIGKILL') };
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-server-'));
  });
  afterEach(async () => {
    await expect.poll(() => existsSync(join(folder, 'running.json')), SOON).toBe(false);
    await rm(folder, { recursive: true, force: true });
  });

  it('comes back after SIGKILL with every acknowledged write and index, twice over', async () => {
    const database = await start();
    const { db, close } = await connect(database.uri);
    await ensureIndexes(db);
    const cases = mongoCases(db);
    const acknowledged = new Map<string, number>();
    const rounds = 2;
    for (let round = 0; round < rounds; round++) {
      let killed = false;
      const write = async (lane: number) => {
        const id = `r${round}l${lane}`;
        let c = aCase(id);
        try {
          for (let n = 0; ; n++) {
            if (n === 0 ? (await cases.insert(c)).inserted : await cases.save(c)) acknowledged.set(id, c.rev);
            c = next(c, `d${n}`);
            // The kill comes while the other lanes wait for their answers.
            if (lane === 0 && n === 8) {
              killed = true;
              database.kill?.();
            }
            if (killed && n > 20) return;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(PlatformError);
        }
      };
      await Promise.all([0, 1, 2, 3].map(write));
      expect(killed).toBe(true);
      await expect.poll(() => cases.load('any').catch(() => 'away'), SOON).toBeNull();
      for (const [id, rev] of acknowledged) {
        const there = (await cases.load(id))?.current.rev ?? 0;
        expect(there, id).toBeGreaterThanOrEqual(rev);
      }
      expect(await db.collection('cases').indexes()).toHaveLength((INDEXES.cases?.length ?? 0) + 1);
    }
    expect(acknowledged.size).toBe(rounds * 4);
    await close();
    await database.stop();
  });

  it('serves two starts at once as one server, until the later of the two ends', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(two.uri).toBe(one.uri);
    const { pid } = await running();
    const { db, close } = await connect(one.uri);
    await db.collection('kept').insertOne({ n: 1 });
    await one.stop();
    expect(await db.collection('kept').countDocuments()).toBe(1);
    await close();
    await two.stop();
    expect(alive(pid)).toBe(false);
    const again = await start();
    const later = await connect(again.uri);
    expect(await later.db.collection('kept').countDocuments()).toBe(1);
    await later.close();
    await again.stop();
  });

  it('ends when the program that uses it is killed', async () => {
    const killed = await program();
    const { pid, supervisor } = await running();
    killed.kill();
    await expect.poll(() => alive(pid) || alive(supervisor), SOON).toBe(false);
  });

  it('ends with its last user also when nobody watches over it any more', async () => {
    const database = await start();
    const { pid, supervisor } = await running();
    process.kill(supervisor, 'SIGKILL');
    await expect.poll(() => alive(supervisor), SOON).toBe(false);
    expect(alive(pid)).toBe(true);
    await database.stop();
    expect(alive(pid)).toBe(false);
  });

  it('takes over a folder whose supervisor was killed and left its server behind', async () => {
    const first = await program();
    const before = await connect(first.uri);
    await before.db.collection('kept').insertOne({ n: 1 });
    await before.close();
    const left = await running();
    process.kill(left.supervisor, 'SIGKILL');
    first.kill();
    await expect.poll(() => alive(left.supervisor), SOON).toBe(false);
    expect(alive(left.pid)).toBe(true);
    const database = await start();
    expect(alive(left.pid)).toBe(false);
    const { db, close } = await connect(database.uri);
    expect(await db.collection('kept').countDocuments()).toBe(1);
    await close();
    await database.stop();
  });
});
