import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import type { CaseStore } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aCase, next } from './a-case.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 8, 24, 2, n));

/** A backlog of several pages, a case each minute. */
const CASES = 70;
const PAGE = 15;

const WAYS = ['limited', 'whole'] as const;

describe.each(WAYS)('what must happen next, ranges read %s — storage.md, "The case"', (rangeReads) => {
  let database: FreshDatabase;
  let cases: CaseStore;
  beforeEach(async () => {
    database = await freshDatabase();
    cases = mongoCases(database.db, { rangeReads });
  });
  afterEach(() => database.close());

  it('gives what has come, earliest first, and nothing that has not', async () => {
    for (const [id, at] of [
      ['c', 3],
      ['a', 1],
      ['late', 9],
      ['b', 2],
    ] as const)
      await cases.insert(aCase(id, { dueAt: minute(at), sendAt: minute(at) }));
    await cases.insert(aCase('never'));
    const ids = (found: { _id: string }[]) => found.map((c) => c._id);
    expect(ids(await cases.due(minute(3), 10))).toEqual(['a', 'b', 'c']);
    expect(ids(await cases.due(minute(3), 2))).toEqual(['a', 'b']);
    expect(ids(await cases.queued(minute(2), 10))).toEqual(['a', 'b']);
    expect(await cases.due(minute(0), 10)).toEqual([]);
  });

  it('drops what a write has settled', async () => {
    const c = aCase('settled', { dueAt: minute(1) });
    await cases.insert(c);
    await cases.save(next(c, 'd1', { dueAt: null }));
    expect(await cases.due(minute(5), 10)).toEqual([]);
    expect(await cases.nextAt()).toBeNull();
  });

  it('works through a backlog page by page, each case once, in order, also as new ones come due', async () => {
    const docs = Array.from({ length: CASES }, (_, n) => aCase(`c${n}`, { dueAt: minute((n * 37) % CASES) }));
    await Promise.all(docs.map((c) => cases.insert(c)));
    const order: number[] = [];
    const nextPage = () => cases.due(minute(300), PAGE);
    for (let page = await nextPage(); page.length > 0; page = await nextPage()) {
      expect(page.length).toBe(Math.min(PAGE, CASES - order.length));
      for (const c of page) {
        order.push(c.dueAt?.getTime() ?? 0);
        await cases.save(next(c, 'done', { dueAt: null }));
      }
    }
    expect(order).toHaveLength(CASES);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    await cases.insert(aCase('new', { dueAt: minute(299) }));
    expect(await nextPage()).toHaveLength(1);
  });

  it('knows the earliest instant of all, past or far ahead', async () => {
    expect(await cases.nextAt()).toBeNull();
    const far = new Date('2031-01-02T03:04:05.678Z');
    await cases.insert(aCase('far', { dueAt: far }));
    expect(await cases.nextAt()).toEqual(far);
    await cases.due(minute(0), 10);
    expect(await cases.nextAt()).toEqual(far);
    await cases.insert(aCase('queued', { sendAt: minute(7) }));
    expect(await cases.nextAt()).toEqual(minute(7));
    const past = aCase('past', { dueAt: minute(-7) });
    await cases.insert(past);
    expect(await cases.nextAt()).toEqual(minute(-7));
    await cases.save(next(past, 'd1', { dueAt: null }));
    expect(await cases.nextAt()).toEqual(minute(7));
    const between = aCase('between', { dueAt: minute(5) });
    await cases.insert(between);
    expect(await cases.nextAt()).toEqual(minute(5));
    await cases.save(next(between, 'd1', { dueAt: minute(8) }));
    expect(await cases.nextAt()).toEqual(minute(7));
  });
});
