import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import type { CaseStore } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aCase, next } from './a-case.ts';

describe('a decision is one guarded write — storage.md', () => {
  let database: FreshDatabase;
  let cases: CaseStore;
  beforeAll(async () => {
    database = await freshDatabase();
    cases = mongoCases(database.db);
  });
  afterAll(() => database.close());

  it('takes the write that follows what is there and no other', async () => {
    const c = aCase('guard');
    await cases.insert(c);
    expect(await cases.save(next(c, 'd1', { title: '先' }))).toBe(true);
    expect(await cases.save(next(c, 'd2', { title: '后' }))).toBe(false);
    expect(await cases.load('guard')).toMatchObject({ current: { rev: 2, title: '先', deliveries: ['d1'] } });
  });

  it('takes several decisions in one write, guarded by what they were made on', async () => {
    const c = aCase('batch');
    await cases.insert(c);
    const second = next(next(c, 'd1'), 'd2', { title: '两次' });
    expect(await cases.save(second)).toBe(false);
    expect(await cases.save(second, c.rev)).toBe(true);
    expect(await cases.save(second, c.rev)).toBe(false);
    expect(await cases.load('batch')).toMatchObject({ current: { rev: 3, title: '两次', deliveries: ['d1', 'd2'] } });
  });

  it('knows a delivery that already took effect', async () => {
    const c = aCase('seen');
    await cases.insert(c);
    await cases.save(next(c, 'd1'));
    expect((await cases.load('seen', 'd1'))?.seen).toBe(true);
    expect((await cases.load('seen', 'd2'))?.seen).toBe(false);
    expect((await cases.load('seen'))?.seen).toBe(false);
    expect(await cases.load('nobody')).toBeNull();
  });

  it('answers a duplicate origin with the case that exists, unchanged', async () => {
    const first = aCase('first', { origin: 'api/one/key' });
    expect(await cases.insert(first)).toEqual({ inserted: true, current: first });
    const second = aCase('second', { origin: 'api/one/key', title: '另一个' });
    expect(await cases.insert(second)).toEqual({ inserted: false, current: first });
    expect(await cases.insert({ ...first, origin: 'api/one/other', no: 'QS20260924-9' })).toEqual({
      inserted: false,
      current: first,
    });
    expect(await cases.load('second')).toBeNull();
  });

  it('lets fifty racing writers each through once', async () => {
    await cases.insert(aCase('race', { rev: 0 }));
    const write = async (delivery: string): Promise<void> => {
      const there = await cases.load('race', delivery);
      if (!there) throw new Error('the case is gone');
      expect(there.seen).toBe(false);
      if (!(await cases.save(next(there.current, delivery)))) await write(delivery);
    };
    const deliveries = Array.from({ length: 50 }, (_, n) => `d${n}`);
    await Promise.all(deliveries.map(write));
    const raced = (await cases.load('race'))?.current;
    expect(raced?.rev).toBe(50);
    expect(raced?.deliveries.toSorted()).toEqual(deliveries.toSorted());
  });

  it('lets one of fifty inserts of one origin through', async () => {
    const tries = Array.from({ length: 50 }, (_, n) => cases.insert(aCase(`twin${n}`, { origin: 'import/twin/1' })));
    const answers = await Promise.all(tries);
    expect(answers.filter((a) => a.inserted)).toHaveLength(1);
    expect(new Set(answers.map((a) => a.current._id)).size).toBe(1);
  });

  it('gives numbers without repeats under a race, four digits and five after 9999', async () => {
    const numbers = await Promise.all(Array.from({ length: 60 }, () => cases.nextNo('20260924')));
    expect(new Set(numbers).size).toBe(60);
    expect(numbers.toSorted()[0]).toBe('QS20260924-0001');
    await database.db.collection<{ _id: string; n: number }>('counters').insertOne({ _id: 'QS20260925', n: 9998 });
    expect([await cases.nextNo('20260925'), await cases.nextNo('20260925')]).toEqual([
      'QS20260925-9999',
      'QS20260925-10000',
    ]);
  });
});
