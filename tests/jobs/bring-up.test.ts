import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { bringUp } from '../../src/usecases/bring-up.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { caseWorld } from '../support/case-world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { depsOn } from '../support/deps.ts';

describe('cases of an earlier release — storage.md, "The rest"', () => {
  let database: FreshDatabase;
  let deps: Deps;
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  beforeAll(async () => {
    database = await freshDatabase();
    deps = await depsOn(database.db, { now: () => shanghai('2026-09-24 12:00'), log: silent });
  });
  afterAll(() => database.close());

  it('get their next step and are looked after from then on, once', async () => {
    const world = caseWorld({ now: '2026-09-24 10:00' });
    const open = world.caseIn('dispatched');
    const ended = caseWorld({ now: '2026-09-24 10:00' }).caseIn('withdrawn');
    for (const [id, c] of Object.entries({ old: open, new: open, ended }))
      await deps.cases.insert({ ...c, _id: id, no: `no-${id}`, origin: `card/${id}` });
    const cases = database.db.collection<{ _id: string }>('cases');
    for (const _id of ['old', 'ended'])
      await cases.updateOne(
        { _id },
        {
          $set: { dueAt: shanghai('2026-09-28 17:30') },
          $unset: { 'keys.watched': '', 'keys.calendar': '', steps: '', calendarVersion: '' },
        },
      );
    expect((await deps.cases.untended(10)).map((c) => c._id).sort()).toEqual(['ended', 'old']);
    await bringUp(deps);
    await bringUp(deps);
    expect(await deps.cases.untended(10)).toEqual([]);
    const old = (await deps.cases.load('old'))?.current;
    expect(old?.dueAt).toEqual(shanghai('2026-09-28 09:05'));
    expect(old?.rev).toBe(world.case.rev + 1);
    expect((await deps.cases.load('ended'))?.current.dueAt).toBeNull();
    expect((await deps.cases.load('new'))?.current.rev).toBe(world.case.rev);
    expect((await deps.cases.toAudit('', 10)).map((c) => c._id)).toEqual(['new', 'old']);
    expect((await deps.cases.toReckon(deps.calendar().version + 1, 10)).map((c) => c._id).sort()).toEqual([
      'new',
      'old',
    ]);
  });
});
