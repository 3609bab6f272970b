import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { INDEXES } from '../../src/adapters/mongo/indexes.ts';
import { mongoNotices } from '../../src/adapters/mongo/notices.ts';
import { Case, SCHEMA } from '../../src/domain/case/case.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { everyField } from '../support/every-field.ts';
import { aCase } from './a-case.ts';

describe('documents come back as they were put', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  it('cases with every field, in every alternative', async () => {
    const cases = mongoCases(database.db);
    const full = everyField(Case).map((c, n) => {
      const sample = Case.parse(c);
      return { ...sample, _id: `full${n}`, origin: `full/${n}`, no: `QS20260924-${n}`, rev: 1 };
    });
    expect(full.length).toBeGreaterThan(10);
    for (const c of full) {
      expect(Object.keys(c).toSorted()).toEqual(Object.keys(Case.shape).toSorted());
      expect(await cases.insert(c)).toEqual({ inserted: true, current: c });
      expect((await cases.load(c._id))?.current).toStrictEqual(c);
      const written = { ...c, rev: 2 };
      expect(await cases.save(written)).toBe(true);
      expect((await cases.load(c._id))?.current).toStrictEqual(written);
    }
  });

  it('a case with nothing optional, and nothing stored for what is undefined', async () => {
    const cases = mongoCases(database.db);
    const bare = aCase('bare');
    await cases.insert({ ...bare, outcome: undefined, urgency: undefined });
    expect((await cases.load('bare'))?.current).toStrictEqual(bare);
    const raw = await database.db.collection<{ _id: string }>('cases').findOne({ _id: 'bare' });
    expect(raw).not.toHaveProperty('outcome');
  });

  it('refuses a document that is not a case', async () => {
    await database.db.collection<{ _id: string }>('cases').insertOne({ _id: 'broken' });
    await expect(mongoCases(database.db).load('broken')).rejects.toThrow(/schema/);
  });

  it('notices of every kind; one is inserted once and saved only when nobody was faster', async () => {
    const notices = mongoNotices(database.db);
    const at = new Date('2026-09-24T02:00:00Z');
    const shows: Notice['show'][] = [
      { words: '好' },
      { intake: { caseId: 'c1', text: '诉求', person: 'ou_1', fileIds: ['f1'], as: 'own' } },
      { list: { of: { what: 'my_cases', person: 'ou_1' } } },
      { list: { of: { what: 'to_do', unit: 'scjg' }, page: 2 } },
      { list: { of: { what: 'special', person: 'ou_1', on: '2026-09-24' } } },
      { which: { text: '补充', caseIds: [], person: 'ou_1', fileIds: [] } },
      { help: { person: 'ou_1' } },
    ];
    for (const [n, show] of shows.entries()) {
      const to = { person: 'ou_1' };
      const outbox = [{ id: `o${n}`, at, to, show: { stub: '一行' } }];
      const notice: Notice = { _id: `om_${n}`, schema: SCHEMA, rev: 1, to, show, outbox, sendAt: at, at };
      expect(await notices.insert(notice)).toBe(true);
      expect(await notices.insert(notice)).toBe(false);
      expect(await notices.load(notice._id)).toStrictEqual(notice);
      const sent: Notice = {
        ...notice,
        rev: 2,
        outbox: [],
        sendAt: null,
        usedAt: at,
        sent: { messageId: 'om', chatId: 'oc', at },
      };
      if (n === 0) continue;
      expect(await notices.save(sent)).toBe(true);
      expect(await notices.save(sent)).toBe(false);
      expect(await notices.load(notice._id)).toStrictEqual(sent);
    }
    expect((await notices.queued(at, 10)).map((n) => n._id)).toEqual(['om_0']);
    expect(await notices.nextAt()).toEqual(at);
    expect(await notices.load('om_9')).toBeNull();
  });

  it('keeps the indexes that were asked for, the unique and the tidying ones among them', async () => {
    for (const [name, wanted] of Object.entries(INDEXES)) {
      const there = await database.db.collection(name).indexes();
      for (const { key, unique, expireAfterSeconds } of wanted)
        expect(there, `${name} ${JSON.stringify(key)}`).toContainEqual(
          expect.objectContaining({
            key,
            ...(unique && { unique }),
            ...(expireAfterSeconds && { expireAfterSeconds }),
          }),
        );
    }
    expect(INDEXES.handled).toEqual([{ key: { storedAt: 1 }, expireAfterSeconds: 86_400 }]);
  });
});
