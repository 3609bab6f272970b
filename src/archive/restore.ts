import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { mongo } from 'mongoose';
import { SettingsError } from '../../config/settings-error.ts';
import { asking } from '../adapters/mongo/asking.ts';
import { type Db, ensureIndexes } from '../adapters/mongo/connection.ts';
import { SCHEMA } from '../domain/case/case.ts';
import { collectionsOf } from './backup.ts';
import { documentIn, FORMAT, Head, Manifest } from './format.ts';

/** Most documents, and most characters of them, that are written at once. */
const BATCH = 500;
const BATCH_CHARACTERS = 8_000_000;

const broken = (file: string, cause?: unknown): SettingsError =>
  Object.assign(
    new SettingsError(`${file} 不是完整的企诉备份（没有写完、被截断或改动过），没有恢复任何内容；请换一份备份。`),
    {
      cause,
    },
  );

/** The lines of an archive. Only a line feed ends one: texts may hold what other readers take for a line's end. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const text = pipeline(createReadStream(file), createGunzip(), () => {}).setEncoding('utf8');
  let rest = '';
  for await (const piece of text as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Reads an archive to its end without restoring anything. @throws SettingsError when it is not whole, or not for us */
async function checked(file: string): Promise<{ head: Head; manifest: Manifest }> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let head: Head | undefined;
  let last: string | undefined;
  try {
    for await (const line of linesOf(file)) {
      if (last !== undefined) {
        hash.update(`${last}\n`);
        if (!head) head = Head.parse(JSON.parse(last));
        else {
          const { collection } = documentIn(last);
          counts[collection] = (counts[collection] ?? 0) + 1;
        }
        if (head.format !== FORMAT || head.schema !== SCHEMA) throw otherVersion(file, head);
      }
      last = line;
    }
    const manifest = Manifest.parse(JSON.parse(last ?? ''));
    const whole = Object.entries(manifest.counts).every(([name, n]) => n === (counts[name] ?? 0));
    if (!head || !whole || hash.digest('hex') !== manifest.sha256) throw broken(file);
    return { head, manifest };
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new SettingsError(`没有找到备份文件 ${file}；请检查路径。`);
    throw broken(file, error);
  }
}

const otherVersion = (file: string, { version, schema, format }: Head): SettingsError =>
  new SettingsError(
    schema > SCHEMA || format > FORMAT
      ? `${file} 是更新的企诉 ${version} 写的（数据格式 ${schema}），这一版只读 ${SCHEMA}；请用 ${version} 或更新的版本恢复。`
      : `${file} 是早先的企诉 ${version} 写的（数据格式 ${schema}），这一版只读 ${SCHEMA}；请用 ${version} 恢复，再升级。`,
  );

/**
 * Puts an archive into an empty database. It is read to its end first, so that nothing is restored of one that is not
 * whole. Source: storage.md, "Backup".
 *
 * @throws SettingsError that says in a sentence why it cannot be restored
 */
export async function restore(db: Db, file: string): Promise<{ head: Head; manifest: Manifest }> {
  const found = await checked(file);
  for (const name of await collectionsOf(db))
    if (await asking('look whether it is empty', () => db.collection(name).findOne({}, { projection: { _id: 1 } })))
      throw new SettingsError(`要恢复到的数据库里已有内容（${name}），没有恢复任何内容；请另指一个空的数据库。`);
  await ensureIndexes(db);
  let batch: { in: string; documents: mongo.Document[]; characters: number } = { in: '', documents: [], characters: 0 };
  const flush = async (): Promise<void> => {
    const { in: name, documents } = batch;
    if (documents.length > 0) await asking('restore', () => db.collection(name).insertMany(documents));
  };
  let [first, held]: [boolean, string | undefined] = [true, undefined];
  for await (const line of linesOf(file)) {
    // The head is over, and the last line is the manifest.
    if (held !== undefined && !first) {
      const { collection, document } = documentIn(held);
      const full = batch.documents.length >= BATCH || batch.characters > BATCH_CHARACTERS;
      if (collection !== batch.in || full) {
        await flush();
        batch = { in: collection, documents: [], characters: 0 };
      }
      batch.documents.push(document);
      batch.characters += held.length;
    }
    first = held === undefined;
    held = line;
  }
  await flush();
  return found;
}
