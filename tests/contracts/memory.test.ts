import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { KeptAbsence } from '../../src/domain/absence/kept.ts';
import type { Slot } from '../../src/domain/case/slot.ts';
import type { Memory } from '../../src/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { everyField } from '../support/every-field.ts';

const at = (n: number) => new Date(Date.UTC(2026, 8, 24, 2, n));

describe('small facts', () => {
  let database: FreshDatabase;
  let memory: Memory;
  beforeAll(async () => {
    database = await freshDatabase();
    memory = mongoMemory(database.db);
  });
  afterAll(() => database.close());

  it('one upload slot a person, the newest', async () => {
    const slot: Slot = { person: 'ou_1', caseId: 'c1', purpose: 'addition', expiresAt: at(30) };
    expect(await memory.slotOf('ou_1')).toBeNull();
    await memory.openSlot(slot);
    await memory.openSlot({ ...slot, caseId: 'c2', purpose: 'result' });
    expect(await memory.slotOf('ou_1')).toEqual({ ...slot, caseId: 'c2', purpose: 'result' });
  });

  it('deliveries handled, tidied by the real time whatever the program takes for now', async () => {
    expect(await memory.handled('om_1')).toBe(false);
    await Promise.all([1, 2, 3].map(() => memory.markHandled('om_1', at(0))));
    expect(await memory.handled('om_1')).toBe(true);
    const raw = await database.db.collection<{ _id: string; storedAt: Date }>('handled').findOne({ _id: 'om_1' });
    const { localTime } = await database.db.command({ hello: 1 });
    expect(Math.abs(localTime.getTime() - (raw?.storedAt.getTime() ?? 0))).toBeLessThan(60_000);
  });

  it('which case a message is about, also when it is told twice', async () => {
    expect(await memory.caseOfMessage('om_7')).toBeUndefined();
    await Promise.all([1, 2, 3].map(() => memory.markMessage('om_7', 'c1')));
    expect(await memory.caseOfMessage('om_7')).toBe('c1');
  });

  it('the newest message of a chat does not go back', async () => {
    await memory.markChat('oc_1', at(5));
    await memory.markChat('oc_1', at(3));
    const raw = await database.db.collection<{ _id: string }>('chats').findOne({ _id: 'oc_1' });
    expect(raw).toMatchObject({ at: at(5) });
  });

  it('heartbeat and outages', async () => {
    expect(await memory.lastBeat()).toBeNull();
    await memory.beat(at(1));
    await memory.beat(at(2));
    expect(await memory.lastBeat()).toEqual(at(2));
    await memory.addOutage({ from: at(9), to: at(10) });
    await memory.addOutage({ from: at(2), to: at(7) });
    expect(await memory.outages()).toEqual([
      { from: at(2), to: at(7) },
      { from: at(9), to: at(10) },
    ]);
  });

  it('enterprises that came by a call, each once; asked again only when one was added or forgotten', async () => {
    expect(await memory.unverified(0)).toBeNull();
    const tea = {
      ...{ id: 'unverified/茶业', name: '茶业' },
      contacts: [{ name: '席老板', phone: '13905120701', reach: 'phone' as const }],
    };
    await Promise.all([1, 2, 3].map(() => memory.addUnverified(tea)));
    await memory.addUnverified({ ...tea, name: '茶 业', contacts: [] });
    const read = await memory.unverified(0);
    expect(read?.all).toEqual([tea]);
    expect(await memory.unverified(read?.seen ?? 0)).toBeNull();
    await memory.addUnverified({ ...tea, id: 'unverified/五金厂', name: '五金厂' });
    const more = await memory.unverified(read?.seen ?? 0);
    expect(more?.all.map((e) => e.name).sort()).toEqual(['五金厂', '茶业']);
    const claim = { person: 'web_1', name: '钱厂长', phone: '13800002222' };
    await memory.addUnverified({ ...tea, id: 'unverified/claim/c1', uscc: '91320500MA1ABCDE2X', claim });
    const settled = { as: 'bound' as const, by: { openId: 'ou_1', name: '王敏' }, at: new Date(0) };
    const before = await memory.unverified(0);
    await memory.settleClaim('unverified/claim/c1', settled);
    const after = await memory.unverified(before?.seen ?? 0);
    expect(after?.all.find(({ id }) => id === 'unverified/claim/c1')).toMatchObject({ claim: { ...claim, settled } });
    await memory.forgetUnverified(['unverified/claim/c1']);
    await memory.forgetUnverified(['unverified/五金厂']);
    expect((await memory.unverified(more?.seen ?? 0))?.all).toEqual([tea]);
  });

  it('bound chats, the clock ahead, and a secret that is made once', async () => {
    expect(await memory.boundChats()).toEqual({});
    await memory.bindChat('renshe', 'oc_1');
    await memory.bindChat('renshe', 'oc_2');
    expect(await memory.boundChats()).toEqual({ renshe: 'oc_2' });
    expect(await memory.clockOffset()).toBe(0);
    await memory.setClockOffset(86_400_000);
    expect(await memory.clockOffset()).toBe(86_400_000);
    let made = 0;
    const secrets = await Promise.all(Array.from({ length: 10 }, () => memory.once('secret', () => `s${made++}`)));
    expect(new Set(secrets).size).toBe(1);
    expect(await memory.once('secret', () => 'other')).toBe(secrets[0]);
  });

  it('who is away: every field comes back, and of two writers of one list one is', async () => {
    expect(await memory.absences()).toEqual({ rev: 0, all: [] });
    const [ended, open] = everyField(KeptAbsence) as KeptAbsence[];
    const all = [ended, open].flatMap((a) => a ?? []);
    expect(all.length).toBe(2);
    const first = await Promise.all([1, 2].map(() => memory.keepAbsences({ rev: 0, all })));
    expect(first.sort()).toEqual([false, true]);
    expect(await memory.absences()).toEqual({ rev: 1, all });
    const second = await Promise.all([1, 2].map(() => memory.keepAbsences({ rev: 1, all: [] })));
    expect(second.sort()).toEqual([false, true]);
    expect(await memory.absences()).toEqual({ rev: 2, all: [] });
    expect(await memory.keepAbsences({ rev: 1, all })).toBe(false);
  });
});
