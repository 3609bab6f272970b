import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { mongoCodes } from '../../src/adapters/mongo/codes.ts';
import { mongoLinks } from '../../src/adapters/mongo/links.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { mongoNotices } from '../../src/adapters/mongo/notices.ts';
import { hasOtherSchema } from '../../src/adapters/mongo/schema.ts';
import { mongoVersions } from '../../src/adapters/mongo/versions.ts';
import { SCHEMA } from '../../src/domain/case/case.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aCase } from './a-case.ts';

const at = new Date('2026-09-24T02:00:00Z');

/** Writes one document into every collection of documents, as the program itself writes them. */
async function filled(database: FreshDatabase): Promise<void> {
  const { db } = database;
  const memory = mongoMemory(db);
  await mongoCases(db).insert(aCase('c1'));
  const to = { person: 'ou_1' };
  const notice: Notice = {
    _id: 'om_1',
    schema: SCHEMA,
    rev: 1,
    to,
    show: { words: '好' },
    outbox: [],
    sendAt: null,
    at,
  };
  await mongoNotices(db).insert(notice);
  await mongoVersions(db, 'calendar', String).add(1, '');
  await memory.beat(at);
  await memory.markChat('oc_1', at);
  await memory.openSlot({ person: 'ou_1', caseId: 'c1', purpose: 'appeal', expiresAt: at });
  await memory.markHandled('om_1', at);
  await memory.markMessage('om_2', 'c1');
  await memory.addOutage({ from: at, to: at });
  await memory.bindChat('scjg', 'oc_1');
  await mongoLinks(db).add('token', { person: 'web_1', madeAt: at });
  await mongoCodes(db).add({ id: 'code', by: { openId: 'ou_1', name: '王敏' }, madeAt: at });
  await memory.addRepair({ caseId: 'c1', no: 'QS1', problems: [], at });
}

describe('data of an earlier schema — storage.md, "The rest"', () => {
  let database: FreshDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.close());

  it('there is none in an empty database, nor in what this program has written', async () => {
    expect(await hasOtherSchema(database.db)).toBe(false);
    await filled(database);
    expect(await hasOtherSchema(database.db)).toBe(false);
  });

  it('is found in whichever collection it lies', async () => {
    await filled(database);
    const { db } = database;
    // GridFS has a shape of its own.
    const all = (await db.listCollections().toArray()).map(({ name }) => name).toSorted();
    const names = all.filter((name) => !name.startsWith('files.'));
    expect(names.length).toBeGreaterThan(9);
    for (const name of names) {
      await db.collection(name).updateMany({}, { $set: { schema: SCHEMA - 1 } });
      expect([name, await hasOtherSchema(db)]).toEqual([name, true]);
      await db.collection(name).updateMany({}, { $set: { schema: SCHEMA } });
    }
    expect(await hasOtherSchema(db)).toBe(false);
  });

  it('a broken document that has lost its number is not taken for one', async () => {
    await filled(database);
    await database.db.collection<{ _id: string }>('cases').updateOne({ _id: 'c1' }, { $unset: { schema: '' } });
    expect(await hasOtherSchema(database.db)).toBe(false);
  });
});
