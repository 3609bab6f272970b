import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { z } from 'zod';
import type { Files } from '../../ports.ts';
import { asking, isDuplicate } from './asking.ts';
import type { Db } from './connection.ts';

/** The largest file, in bytes; Feishu has the same limit. */
export const FILE_MAX_BYTES = 30 * 1024 * 1024;
const CHUNK_BYTES = 1024 * 1024;

const About = z.object({
  _id: z.instanceof(mongo.ObjectId),
  filename: z.string(),
  length: z.number(),
  metadata: z.object({ sha256: z.string(), contentType: z.string() }),
});
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Files in GridFS. Source: storage.md, "The rest".
 * `put` throws RangeError above {@link FILE_MAX_BYTES}.
 */
export function mongoFiles(db: Db): Files {
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'files', chunkSizeBytes: CHUNK_BYTES });

  async function found(filter: mongo.Filter<mongo.GridFSFile>) {
    const [file] = await bucket.find(filter).limit(1).toArray();
    if (!file) return null;
    const { _id, filename, length, metadata } = About.parse(file);
    return { id: _id.toHexString(), name: filename, size: length, ...metadata };
  }
  const byId = async (id: string) => (/^[0-9a-f]{24}$/.test(id) ? found({ _id: new mongo.ObjectId(id) }) : null);

  /** Null where a part of the file is gone. */
  async function bytesOf(id: string): Promise<Buffer | null> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of bucket.openDownloadStream(new mongo.ObjectId(id))) chunks.push(chunk);
      return Buffer.concat(chunks);
    } catch (error) {
      if (error instanceof mongo.MongoGridFSChunkError) return null;
      throw error;
    }
  }

  return {
    put: (bytes, name, contentType, origin) =>
      asking('put a file', async () => {
        if (bytes.byteLength > FILE_MAX_BYTES) throw new RangeError(`${bytes.byteLength} bytes are above 30 MB`);
        const sha256 = sha256Of(bytes);
        const upload = bucket.openUploadStream(name, { metadata: { sha256, contentType, origin } });
        try {
          await new Promise<void>((done, failed) => upload.on('error', failed).on('finish', done).end(bytes));
        } catch (error) {
          const first = isDuplicate(error) && (await found({ 'metadata.origin': origin }));
          if (!first) throw error;
          return first;
        }
        return { id: upload.id.toHexString(), name, size: bytes.byteLength, sha256, contentType };
      }),
    from: (origin) => asking('look for a file', () => found({ 'metadata.origin': origin })),
    about: (id) => asking('look at a file', () => byId(id)),
    get: (id) =>
      asking('get a file', async () => {
        const file = await byId(id);
        if (!file) return null;
        const bytes = await bytesOf(id);
        return bytes && sha256Of(bytes) === file.sha256 ? { file, bytes } : null;
      }),
  };
}
