import { createHash, randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_MAX_BYTES, mongoFiles } from '../../src/adapters/mongo/files.ts';
import type { Files } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

describe('file bytes — storage.md, "The rest"', () => {
  let database: FreshDatabase;
  let files: Files;
  beforeAll(async () => {
    database = await freshDatabase();
    files = mongoFiles(database.db);
  });
  afterAll(() => database.close());

  it.each([0, 1, 3_500_000])('keeps %i bytes with their hash', async (size) => {
    const bytes = randomBytes(size);
    const put = await files.put(bytes, '营业执照.pdf', 'application/pdf', `om_1/${size}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(put).toEqual({ id: put.id, name: '营业执照.pdf', size, sha256, contentType: 'application/pdf' });
    const got = await files.get(put.id);
    expect(got?.file).toEqual(put);
    expect(got?.bytes.equals(bytes)).toBe(true);
  });

  it('takes 30 MB and not a byte more', async () => {
    const most = await files.put(Buffer.alloc(FILE_MAX_BYTES, 7), '大.bin', 'application/octet-stream', 'om_2/a');
    expect((await files.get(most.id))?.bytes.length).toBe(FILE_MAX_BYTES);
    await expect(files.put(Buffer.alloc(FILE_MAX_BYTES + 1), '过大', 'x/y', 'om_2/b')).rejects.toThrow(RangeError);
  });

  it('has nothing under an id that it did not give', async () => {
    expect(await files.get('no-id')).toBeNull();
    expect(await files.get('0123456789abcdef01234567')).toBeNull();
  });

  it('knows what came from a message before, also while it is stored twice at once', async () => {
    const put = () => files.put(Buffer.from('一页'), '一.txt', 'text/plain', 'om_4/file_1');
    const [first, second] = await Promise.all([put(), put()]);
    expect(second).toEqual(first);
    expect(await put()).toEqual(first);
    expect(await files.from('om_4/file_1')).toEqual(first);
    expect(await files.about(first.id)).toEqual(first);
    expect(await files.from('om_4/file_2')).toBeNull();
    expect(await files.about('0123456789abcdef01234567')).toBeNull();
  });

  it('gives nothing in place of bytes that are changed, or partly or wholly gone', async () => {
    const put = (name: string) => files.put(randomBytes(3_500_000), name, 'text/plain', `om_3/${name}`);
    const [changed, cut, gone] = [await put('a'), await put('b'), await put('c')];
    const chunks = database.db.collection('files.chunks');
    const of = ({ id }: { id: string }) => ({ files_id: new mongo.ObjectId(id) });
    await database.db
      .collection('files.files')
      .updateOne({ _id: of(changed).files_id }, { $set: { 'metadata.sha256': 'other' } });
    await chunks.deleteOne({ ...of(cut), n: 2 });
    await chunks.deleteMany(of(gone));
    for (const { id } of [changed, cut, gone]) expect(await files.get(id)).toBeNull();
  });
});
