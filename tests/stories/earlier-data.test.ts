import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type Connection, connect } from '../../src/adapters/mongo/connection.ts';
import { startDatabase } from '../../src/local-database/database.ts';
import { startProgram } from '../support/outside/processes.ts';

type Doc = { _id: string; schema: number };

/** Everything that the database holds, with the indexes. */
async function contents({ db }: Connection): Promise<unknown[]> {
  const names = (await db.listCollections().toArray()).map(({ name }) => name).toSorted();
  return Promise.all(
    names.map(async (name) => [name, await db.collection(name).find().toArray(), await db.collection(name).indexes()]),
  );
}

/** Lines that the program printed before it ended with 1. */
async function ending(env: Record<string, string>): Promise<string[]> {
  const failed = await startProgram('src/main.ts', { PORT: '0', ...env }, /(http:\/\/\S+\/sandbox)/).then(
    async (running) => {
      await running.stop();
      return new Error('it started');
    },
    (error: Error) => error,
  );
  expect(failed.message).toContain('src/main.ts ended with 1:\n');
  return failed.message.trim().split('\n').slice(1);
}

describe('npm start on data of an earlier trial version — storage.md, "The rest"', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-earlier-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('in a folder: ends with 1 and says in one sentence what to do, and nothing has been written', async () => {
    const database = await startDatabase({ folder, live: false, print: () => {}, env: process.env });
    const connection = await connect(database.uri);
    await connection.db.collection<Doc>('cases').insertOne({ _id: 'c1', schema: 2 });
    const before = await contents(connection);
    const said = await ending({ QISU_DATA: folder });
    expect(said.at(-1)).toBe(
      `${folder} 里是早先试用版的数据，这一版读不了；请删掉这个文件夹，或用 QISU_DATA 另指一个，如 QISU_DATA=.data/新 npm start`,
    );
    expect(said.filter((line) => /早先|Error|^\s+at /.test(line))).toHaveLength(1);
    expect(await contents(connection)).toEqual(before);
    await connection.close();
    await database.stop();
  });

  it('in a database of one’s own', async () => {
    const uri = inject('mongoUri').replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, '$1/qisu_earlier');
    const connection = await connect(uri);
    await connection.db.collection<Doc>('versions').insertOne({ _id: 'calendar/00000001', schema: 1 });
    const before = await contents(connection);
    const said = await ending({ QISU_DATA: folder, MONGODB_URI: uri });
    expect(said.at(-1)).toBe('MONGODB_URI 指的数据库里是早先试用版的数据，这一版读不了；请清空它，或另指一个数据库');
    expect(await contents(connection)).toEqual(before);
    await connection.db.dropDatabase();
    await connection.close();
  });
});
