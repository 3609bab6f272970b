import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from '../support/outside/cards.ts';
import { until } from '../support/outside/ledger.ts';
import { DESK, type Looks, SEND, townWithBook } from '../support/outside/looks.ts';
import { freePort, type Running } from '../support/outside/processes.ts';

/** The holder's counter must stand still for 15 s before another takes over; a little for starting and looking. */
const TAKEN_OVER_WITHIN_MS = 22_000;
const NOT_BEFORE_MS = 10_000;
/** A handed-over lease is looked for twice a second. */
const HANDED_OVER_WITHIN_MS = 5_000;

describe('two instances on one database send as one — storage.md "One instance sends at a time" (HZ 三(三))', () => {
  let there: Looks;
  let first: Running;
  let second: Running;
  const nos: string[] = [];
  beforeAll(async () => {
    there = await townWithBook({ profile: 'huzhou', now: '2026-03-02 09:05' });
    const { town } = there;
    for (const [who, words] of [
      ['赵明远', '出口退税的申报一直没有通过。'],
      ['孙婉清', '研发费用加计扣除的申报被退回。'],
      ['褚航', '货运车辆的增值税发票开不出来。'],
      ['郑凯', '留抵退税没有到账。'],
    ] as const)
      nos.push(await town.appeal(who, words, '诉求'));
    first = town.qisu();
    second = await town.startQisu({ PORT: String(await freePort()) });
  });
  afterAll(async () => {
    await first.kill();
    await second.stop();
    await there.close();
  });

  const holder = async (): Promise<string | null> =>
    (await there.book.db.collection<{ _id: string; holder: string | null }>('leases').findOne({ _id: 'sender' }))
      ?.holder ?? null;
  const atUnit = async (): Promise<string[]> =>
    (await there.town.read('税务局')).map((m) =>
      m.msgType === 'interactive' ? `卡 ${/QS\d+-\d+/.exec(faceOf(m.content).note)?.[0]}` : '话',
    );

  it('while both run, one holds the lease, and every message comes once', async () => {
    const { town, quiet } = there;
    const before = await holder();
    await town.tap('王敏', '派给 税务局', { no: nos[0] ?? '', settle: false });
    await quiet();
    expect(await atUnit()).toEqual([`卡 ${nos[0]}`, '话']);
    expect(await holder()).toBe(before);
    const uuids = (await town.log()).filter((e) => e.method === 'POST' && e.request?.uuid).map((e) => e.request.uuid);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  it('the holder is killed in the midst of sending: the other takes over after 15 s, nothing doubled', async () => {
    const { town, book, quiet } = there;
    const before = await holder();
    // The card is made, its answer is lost, and the holder dies before it hears of it.
    await town.fault({ kind: 'down', path: SEND });
    await town.fault({ kind: 'after_work', path: SEND, times: 1 });
    await town.tap('王敏', '派给 税务局', { no: nos[1] ?? '', settle: false });
    await until('the card is made', async () => (await atUnit()).length === 3);
    const killedAt = performance.now();
    await first.kill();
    await town.fault({ kind: 'none' });
    town.replaceQisu(second);
    await until('the other holds the lease', async () => (await holder()) !== before, TAKEN_OVER_WITHIN_MS);
    expect(performance.now() - killedAt).toBeGreaterThan(NOT_BEFORE_MS);
    await quiet();
    expect(await atUnit()).toEqual([`卡 ${nos[0]}`, '话', `卡 ${nos[1]}`, '话']);
    expect((await book.caseOf(nos[1] ?? '')).maybeTwice).toBeUndefined();
    expect(await town.words('税务局', nos[1] ?? '')).toContain('受理时限：3月3日（周二）17:30');
    expect((await town.face(DESK, nos[1] ?? '')).tag).toBe('待受理');
  });

  it('a graceful stop hands over at once', async () => {
    const { town, quiet } = there;
    await town.restart();
    first = town.qisu();
    const before = await holder();
    await town.tap('王敏', '派给 税务局', { no: nos[2] ?? '', settle: false });
    const stoppedAt = performance.now();
    await second.stop();
    await until('it is taken', async () => ![before, null].includes(await holder()), HANDED_OVER_WITHIN_MS);
    await town.tap('王敏', '派给 税务局', { no: nos[3] ?? '', settle: false });
    await quiet();
    expect(performance.now() - stoppedAt).toBeLessThan(TAKEN_OVER_WITHIN_MS);
    const came = await atUnit();
    expect(came.filter((m) => m !== '话')).toEqual(nos.map((no) => `卡 ${no}`));
    expect(came).toHaveLength(8);
    for (const c of await there.book.cases()) expect(c.maybeTwice).toBeUndefined();
  });
});
