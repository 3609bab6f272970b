import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { asking } from '../adapters/mongo/asking.ts';
import type { Db } from '../adapters/mongo/connection.ts';
import { SCHEMA } from '../domain/case/case.ts';
import { FORMAT, type Head, lineOf, type Manifest } from './format.ts';

/** Who sends at the moment is nothing to keep. */
const LEFT_OUT = ['leases'];
/**
 * Cases first: what they name (files, numbers given out, whom they are about) was stored before them, and so is in
 * whatever is read after them. Others follow by name.
 */
const FIRST = ['cases', 'notices'];

export const collectionsOf = async (db: Db): Promise<string[]> => {
  const found = await asking('list collections', () => db.listCollections({}, { nameOnly: true }).toArray());
  const names = found.map(({ name }) => name).filter((name) => !name.startsWith('system.') && !LEFT_OUT.includes(name));
  return [...FIRST.filter((name) => names.includes(name)), ...names.filter((name) => !FIRST.includes(name)).toSorted()];
};

/**
 * Writes all of a database to one file, while the program may go on. Every document is as it was at one moment of the
 * backup; a case is one document. Source: storage.md, "Backup".
 *
 * @param file  appears whole or not at all, readable by its owner alone
 */
export async function backup(db: Db, file: string, made: { version: string; at: Date }): Promise<Manifest> {
  const counts: Record<string, number> = {};
  const hash = createHash('sha256');
  let manifest: Manifest = { counts, sha256: '' };

  async function* lines(): AsyncGenerator<string> {
    const counted = (line: string): string => {
      hash.update(line);
      return line;
    };
    const head: Head = {
      ...{ qisu: 'backup', format: FORMAT, version: made.version },
      ...{ schema: SCHEMA, at: made.at.toISOString() },
    };
    yield counted(`${JSON.stringify(head)}\n`);
    for (const name of await collectionsOf(db)) {
      counts[name] = 0;
      // The driver would make one kind of number of all.
      const found = db.collection(name).find({}, { promoteValues: false, sort: { _id: 1 } });
      for await (const document of found) {
        counts[name] += 1;
        yield counted(lineOf(name, document));
      }
    }
    manifest = { counts, sha256: hash.digest('hex') };
    yield `${JSON.stringify(manifest)}\n`;
  }

  const draft = `${file}.part`;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return manifest;
}
