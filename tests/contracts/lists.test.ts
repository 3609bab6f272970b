import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { CaseFilter, CaseStore } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { aAssignment, aCase } from './a-case.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 8, 24, 2, n));
const clock: Case['clocks']['accept'] = {
  startedAt: minute(0),
  limit: null,
  deadline: minute(9),
  provisional: false,
  endOfDay: false,
};
const reply = { kind: 'written_reply' as const, assignment: 1, clock };

describe('lists people ask for', () => {
  let database: FreshDatabase;
  let cases: CaseStore;
  beforeAll(async () => {
    database = await freshDatabase();
    cases = mongoCases(database.db);
    const other = {
      filer: { openId: 'ou_b', name: '李四', as: 'agent' as const },
      enterprise: { id: 'e2', name: '乙' },
    };
    await cases.insert(
      aCase('a', { receivedAt: minute(1), state: 'in_progress', assignments: [aAssignment('renshe')] }),
    );
    const channel = { id: 'sz', name: '市长直达', kind: 'mayor' };
    await cases.insert(aCase('b', { receivedAt: minute(2), channel, ...other }));
    await cases.insert(
      aCase('c', {
        ...other,
        receivedAt: minute(3),
        state: 'in_progress',
        assignments: [
          aAssignment('renshe', { endedAt: minute(3), verdict: 'passed_on' }),
          aAssignment('shuiwu', { n: 2 }),
        ],
      }),
    );
    await cases.insert(
      aCase('d', {
        receivedAt: minute(4),
        state: 'closed',
        obligations: [
          { ...reply, unit: 'renshe' },
          { ...reply, unit: 'shuiwu', metAt: minute(5) },
          { ...reply, unit: 'chengguan', lapsedAt: minute(5) },
        ],
      }),
    );
  });
  afterAll(() => database.close());

  it.each<[string, CaseFilter, string[]]>([
    ['everything, newest first', {}, ['d', 'c', 'b', 'a']],
    ['everything, oldest first', { oldestFirst: true }, ['a', 'b', 'c', 'd']],
    ['filed by me', { mine: { openId: 'ou_b', enterprises: [] } }, ['c', 'b']],
    ['filed by me or about my enterprises', { mine: { openId: 'ou_b', enterprises: ['e1'] } }, ['d', 'c', 'b', 'a']],
    ['about mine', { mine: { openId: 'ou_x', enterprises: ['e1'] } }, ['d', 'a']],
    ['by state', { states: ['submitted', 'closed'] }, ['d', 'b']],
    ['in no state', { states: [] }, []],
    ['with the running assignment at a unit', { unit: 'renshe' }, ['a']],
    ['with a later assignment elsewhere', { unit: 'shuiwu' }, ['c']],
    [
      'in any of several lists, each once',
      { any: ['unit/renshe', 'state/in_progress', 'owedBy/renshe'] },
      ['d', 'c', 'a'],
    ],
    ['open in any of them', { any: ['unit/renshe', 'owedBy/renshe'], open: true }, ['a']],
    ['in none', { any: [] }, []],
    ['that ended at a unit', { any: ['ended/renshe'] }, []],
    ['with a limit that runs out on a date', { any: ['due/2026-09-24'] }, ['d', 'c', 'a']],
    ['with a reply still owed', { owedBy: 'renshe' }, ['d']],
    ['with a reply given', { owedBy: 'shuiwu' }, []],
    ['with a reply lapsed', { owedBy: 'chengguan' }, []],
    ['through channels of some kinds', { channels: ['mayor', 'hotline'] }, ['b']],
    ['through no channel at all', { channels: [] }, []],
    ['by two conditions', { unit: 'shuiwu', mine: { openId: 'ou_b', enterprises: [] } }, ['c']],
  ])('%s', async (_, filter, ids) => {
    expect((await cases.find(filter, 10)).map((c) => c._id)).toEqual(ids);
  });

  it('gives at most as many as asked, and one by its number', async () => {
    expect(await cases.find({}, 2)).toHaveLength(2);
    expect((await cases.byNo('QS20260924-c'))?._id).toBe('c');
    expect(await cases.byNo('QS20260924-x')).toBeNull();
  });
});
