import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { z } from 'zod';
import type { Files } from '../../ports.ts';
import { asking } from './asking.ts';
import type { Db } from './connection.ts';

/** The largest file, in bytes; Feishu has the same limit. */
export const FILE_MAX_BYTES = 30 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

const About = z.object({
  filename: z.string(),
  length: z.number(),
  metadata: z.object({ sha256: z.string(), contentType: z.string() }),
});
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Files in GridFS. Source: storage.md, "The rest".
 * `put` throws RangeError above {@link FILE_MAX_BYTES}; `get` throws when the bytes have changed since `put`.
 */
export function mongoFiles(db: Db): Files {
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'files', chunkSizeBytes: CHUNK_BYTES });
  return {
    put: (bytes, name, contentType) =>
      asking('put a file', async () => {
        if (bytes.byteLength > FILE_MAX_BYTES) throw new RangeError(`${bytes.byteLength} bytes are above 30 MB`);
        const sha256 = sha256Of(bytes);
        const upload = bucket.openUploadStream(name, { metadata: { sha256, contentType } });
        await new Promise<void>((done, failed) => upload.on('error', failed).on('finish', done).end(bytes));
        return { id: upload.id.toHexString(), name, size: bytes.byteLength, sha256, contentType };
      }),
    get: (id) =>
      asking('get a file', async () => {
        if (!/^[0-9a-f]{24}$/.test(id)) return null;
        const _id = new mongo.ObjectId(id);
        const [found] = await bucket.find({ _id }).toArray();
        if (!found) return null;
        const { filename, length, metadata } = About.parse(found);
        const chunks: Buffer[] = [];
        for await (const chunk of bucket.openDownloadStream(_id)) chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        if (sha256Of(bytes) !== metadata.sha256) throw new Error(`file ${id} is damaged`);
        return { file: { id, name: filename, size: length, ...metadata }, bytes };
      }),
  };
}
