import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { bringUp } from '../../src/usecases/bring-up.ts';
import { type World, world } from '../support/world.ts';

describe('cases of an earlier release — storage.md, "The rest"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-09-24 10:00' });
  });
  afterAll(() => qisu.close());

  it('get their next step and are looked after from then on, once', async () => {
    const { cases } = qisu.deps;
    const idOf = async (no: string): Promise<string> => (await qisu.read(no))._id;
    const old = await idOf(await qisu.caseIn('dispatched'));
    const current = await idOf(await qisu.caseIn('dispatched'));
    const ended = await idOf(await qisu.caseIn('withdrawn'));
    const revOf = async (id: string) => (await cases.load(id))?.current.rev ?? 0;
    const [oldRev, currentRev] = [await revOf(old), await revOf(current)];
    for (const _id of [old, ended])
      await qisu.db.collection<{ _id: string }>('cases').updateOne(
        { _id },
        {
          $set: { dueAt: shanghai('2026-09-28 17:30') },
          $unset: { 'keys.watched': '', 'keys.calendar': '', steps: '', calendarVersion: '' },
        },
      );
    expect((await cases.untended(10)).map((c) => c._id).sort()).toEqual([old, ended].sort());
    await bringUp(qisu.deps);
    await bringUp(qisu.deps);
    expect(await cases.untended(10)).toEqual([]);
    expect((await cases.load(old))?.current.dueAt).toEqual(shanghai('2026-09-28 09:05'));
    expect(await revOf(old)).toBe(oldRev + 1);
    expect((await cases.load(ended))?.current.dueAt).toBeNull();
    expect(await revOf(current)).toBe(currentRev);
    expect((await cases.toAudit('', 10)).map((c) => c._id)).toEqual([current, old].sort());
    expect((await cases.toReckon(qisu.deps.calendar().version + 1, 10)).map((c) => c._id).sort()).toEqual(
      [current, old].sort(),
    );
  });
});
