import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { type Connection, connect } from '../../src/adapters/mongo/connection.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { mongoNotices } from '../../src/adapters/mongo/notices.ts';
import { SCHEMA } from '../../src/domain/case/case.ts';
import type { Notice } from '../../src/domain/notice/notice.ts';
import type { CaseStore } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aCase, next } from './a-case.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';

const UPDATE = 'update\0';
const INSERT = 'insert\0';

describe('a lost answer is looked up — storage.md', () => {
  let database: FreshDatabase;
  let straight: CaseStore;
  let proxy: CuttingProxy;
  let shaky: Connection;
  let cases: CaseStore;
  beforeAll(async () => {
    database = await freshDatabase();
    straight = mongoCases(database.db);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    proxy = await cuttingProxy(database.uri);
    shaky = await connect(proxy.uri);
    cases = mongoCases(shaky.db);
  });
  afterEach(async () => {
    await shaky.close();
    proxy.close();
  });

  it('finds the write that was done', async () => {
    const c = aCase('done');
    await cases.insert(c);
    proxy.cut({ word: UPDATE, lose: 'answer' });
    expect(await cases.save(next(c, 'd1'))).toBe(true);
    expect(proxy.cuts()).toBe(1);
    expect(await straight.load('done', 'd1')).toMatchObject({ seen: true, current: { rev: 2, deliveries: ['d1'] } });
  });

  it('says so when the write was not done, and the same write may then be done', async () => {
    const c = aCase('undone');
    await cases.insert(c);
    proxy.cut({ word: UPDATE, lose: 'request' });
    await expect(cases.save(next(c, 'd1'))).rejects.toMatchObject({ platform: 'store', retryable: true });
    expect(await straight.load('undone', 'd1')).toMatchObject({ seen: false, current: { rev: 1 } });
    expect(await cases.save(next(c, 'd1'))).toBe(true);
  });

  it('does not take the write of somebody faster for its own', async () => {
    const c = aCase('faster');
    await cases.insert(c);
    await straight.save(next(c, 'theirs'));
    proxy.cut({ word: UPDATE, lose: 'answer' });
    expect(await cases.save(next(c, 'mine'))).toBe(false);
    expect((await straight.load('faster', 'mine'))?.seen).toBe(false);
  });

  it('meets its own delivery again when others have gone on from its write', async () => {
    const c = aCase('overtaken');
    await cases.insert(c);
    const mine = next(c, 'mine');
    const first = async () => {
      expect(await straight.save(next(mine, 'theirs'))).toBe(true);
    };
    proxy.cut({ word: UPDATE, lose: 'answer', first });
    expect(await cases.save(mine)).toBe(false);
    expect(await cases.load('overtaken', 'mine')).toMatchObject({ seen: true, current: { rev: 3 } });
  });

  it('knows its own insert from an earlier one', async () => {
    const c = aCase('born');
    proxy.cut({ word: INSERT, lose: 'answer' });
    expect(await cases.insert(c)).toEqual({ inserted: true, current: c });
    proxy.cut({ word: INSERT, lose: 'answer' });
    expect(await cases.insert({ ...c, title: '又一次' })).toEqual({ inserted: false, current: c });
    expect(proxy.cuts()).toBe(2);
  });

  it('finds a notice that was inserted', async () => {
    const at = new Date('2026-09-24T02:00:00Z');
    const notice: Notice = {
      _id: 'om_1',
      schema: SCHEMA,
      rev: 1,
      to: { chat: 'oc_1' },
      show: { words: '好' },
      outbox: [],
      sendAt: at,
      at,
    };
    proxy.cut({ word: INSERT, lose: 'answer' });
    expect(await mongoNotices(shaky.db).insert(notice)).toBe(true);
    expect(await mongoNotices(shaky.db).insert(notice)).toBe(false);
  });

  it('leaves a gap in the numbers rather than give none', async () => {
    expect(await cases.nextNo('20260930')).toBe('QS20260930-0001');
    proxy.cut({ word: 'findAndModify\0', lose: 'answer' });
    expect(await cases.nextNo('20260930')).toBe('QS20260930-0003');
    proxy.cut({ word: 'findAndModify\0', lose: 'request' });
    expect(await cases.nextNo('20260930')).toBe('QS20260930-0004');
  });

  it('asks again for what may be done twice', async () => {
    proxy.cut({ word: UPDATE, lose: 'answer' });
    await mongoMemory(shaky.db).bindChat('renshe', 'oc_9');
    expect(proxy.cuts()).toBe(1);
    expect(await mongoMemory(database.db).boundChats()).toEqual({ renshe: 'oc_9' });
  });
});
