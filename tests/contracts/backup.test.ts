import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { mongoFiles } from '../../src/adapters/mongo/files.ts';
import { mongoLeases } from '../../src/adapters/mongo/leases.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { backup } from '../../src/archive/backup.ts';
import { restore } from '../../src/archive/restore.ts';
import { SCHEMA } from '../../src/domain/case/case.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aCase } from './a-case.ts';

const AT = new Date('2026-03-02T02:00:00Z');

/** Everything in a database as bytes, by collection. */
async function bytesOf({ db }: FreshDatabase): Promise<Map<string, string[]>> {
  const names = (await db.listCollections().toArray()).map(({ name }) => name);
  const all = await Promise.all(
    names.map(async (name) => {
      const found = await db
        .collection(name)
        .find({}, { promoteValues: false, sort: { _id: 1 } })
        .toArray();
      return [name, found.map((d) => Buffer.from(mongo.BSON.serialize(d)).toString('base64'))] as const;
    }),
  );
  return new Map(all.filter(([, found]) => found.length > 0));
}

describe('backup and restore — storage.md, "Backup"', () => {
  let from: FreshDatabase;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-backup-'));
    file = join(folder, 'town.gz');
    from = await freshDatabase();
    const memory = mongoMemory(from.db);
    for (let n = 0; n < 1_100; n += 1) await mongoMemory(from.db).markMessage(`om_${n}`, 'c1');
    await mongoCases(from.db).insert(aCase('c1'));
    await mongoCases(from.db).nextNo('20260302');
    await memory.beat(AT);
    await memory.keepFact('words', '一行\u2028还是同一行\n"引号" $type $date');
    await mongoFiles(from.db).put(Buffer.alloc(2_500_000, 7), '照片.png', 'image/png', 'om_1/a');
    await mongoLeases(from.db).take('sender', 'somebody', { holder: null, counter: 0 });
    await from.db.collection('facts').insertOne({
      _id: 'numbers' as never,
      whole: new mongo.Double(1),
      long: mongo.Long.fromString('9007199254740993'),
      int: new mongo.Int32(3),
      part: 0.1,
    });
  });
  afterAll(async () => {
    await from.close();
    await rm(folder, { recursive: true });
  });

  const lines = async (): Promise<string[]> =>
    gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n');
  /** What is said when this is restored; nothing is written. */
  async function refused(bytes: Buffer): Promise<string> {
    const bad = join(folder, 'bad.gz');
    await writeFile(bad, bytes);
    const to = await freshDatabase();
    const said = await restore(to.db, bad).then(
      () => 'restored',
      (error: Error) => `${error.name} ${error.message}`,
    );
    expect(await bytesOf(to)).toEqual(new Map());
    await to.close();
    return said;
  }

  it('bring back every document byte for byte, files included, and nobody’s lease', async () => {
    const manifest = await backup(from.db, file, { version: '1.2.3', at: AT });
    expect(manifest.counts).toMatchObject({
      cases: 1,
      messages: 1_100,
      counters: 1,
      'files.files': 1,
      'files.chunks': 3,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const to = await freshDatabase();
    const { head } = await restore(to.db, file);
    expect(head).toMatchObject({ version: '1.2.3', schema: SCHEMA, at: AT.toISOString() });
    const before = await bytesOf(from);
    before.delete('leases');
    expect(await bytesOf(to)).toEqual(before);
    await to.close();
  });

  it('refuse a database that has something in it', async () => {
    await expect(restore(from.db, file)).rejects.toThrow(/已有内容（\w+）.*请另指一个空的数据库/);
  });

  it('refuse what was cut off, changed, or is something else', async () => {
    const whole = await readFile(file);
    const all = await lines();
    expect(await refused(whole.subarray(0, whole.length - 20))).toMatch(/^SettingsError .*不是完整的企诉备份/);
    expect(await refused(gzipSync(all.slice(0, -3).join('\n')))).toMatch(/不是完整的企诉备份/);
    expect(await refused(gzipSync(all.join('\n').replace('om_7"', 'om_8"')))).toMatch(/不是完整的企诉备份/);
    expect(await refused(Buffer.from('not even gzip'))).toMatch(/不是完整的企诉备份/);
    await expect(restore(from.db, join(folder, 'nothing'))).rejects.toThrow(/没有找到备份文件/);
  });

  it.each([
    [SCHEMA + 1, /更新的企诉 1\.2\.3 写的.*请用 1\.2\.3 或更新的版本恢复/],
    [SCHEMA - 1, /早先的企诉 1\.2\.3 写的.*请用 1\.2\.3 恢复，再升级/],
  ])('refuse documents of schema %i and say which release reads them', async (schema, says) => {
    const [head = '', ...rest] = await lines();
    const other = JSON.stringify({ ...JSON.parse(head), schema });
    expect(await refused(gzipSync([other, ...rest].join('\n')))).toMatch(says);
  });
});
