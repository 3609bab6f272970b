import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from './ids.ts';
import type { Journal } from './journal.ts';

/** `owner`: the app id or open_id that uploaded it. */
export type StoredFile = { key: string; name: string; mime: string; size: number; owner: string; image: boolean };
export type Files = {
  keep(bytes: Buffer, about: Omit<StoredFile, 'key' | 'size'>): StoredFile;
  get(key: string): StoredFile | undefined;
  bytes(key: string): Buffer;
  imagesOf(owner: string): Set<string>;
};

/** Uploaded bytes beside the journal, one file a key. */
export function createFiles(dataDir: string, journal: Journal): Files {
  const folder = join(dataDir, 'files');
  mkdirSync(folder, { recursive: true });
  const byKey = new Map<string, StoredFile>();
  const write = journal.fact<StoredFile>('file', (f) => byKey.set(f.key, f));
  return {
    keep(bytes, about) {
      const file = { key: newId(about.image ? 'img_v3_' : 'file_v3_'), size: bytes.length, ...about };
      writeFileSync(join(folder, file.key), bytes);
      write(file);
      return file;
    },
    get: (key) => byKey.get(key),
    bytes: (key) => readFileSync(join(folder, key)),
    imagesOf: (owner) => new Set([...byKey.values()].filter((f) => f.image && f.owner === owner).map((f) => f.key)),
  };
}

const MAGIC: [string, (b: Buffer) => boolean][] = [
  ['image/png', (b) => b.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))],
  ['image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8],
  ['image/gif', (b) => b.subarray(0, 3).toString('latin1') === 'GIF'],
  ['image/webp', (b) => b.subarray(8, 12).toString('latin1') === 'WEBP'],
  ['image/bmp', (b) => b.subarray(0, 2).toString('latin1') === 'BM'],
  ['image/x-icon', (b) => b.subarray(0, 4).equals(Buffer.from([0, 0, 1, 0]))],
  ['image/tiff', (b) => /^(II\*\0|MM\0\*)/.test(b.subarray(0, 4).toString('latin1'))],
  ['image/heic', (b) => /^ftyp(heic|heix|mif1)/.test(b.subarray(4, 12).toString('latin1'))],
];

/** The media type of an image in a format Feishu takes, judged by its first bytes. Source: messages-api §9. */
export const imageMime = (bytes: Buffer): string | null => MAGIC.find(([, is]) => is(bytes))?.[0] ?? null;

const BY_ENDING: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain; charset=utf-8',
  mp4: 'video/mp4',
};
export const mimeOfName = (name: string): string =>
  BY_ENDING[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
