import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVersion } from '../../config/version.ts';
import { auditor } from '../../jobs/auditor.ts';
import { mongoVersions } from '../../src/adapters/mongo/versions.ts';
import { backup } from '../../src/archive/backup.ts';
import { Case } from '../../src/domain/case/case.ts';
import type { Directory } from '../../src/domain/directory/directory.ts';
import { Notice } from '../../src/domain/notice/notice.ts';
import { WorkCalendar } from '../../src/domain/time/work-calendar.ts';
import { type World, world } from '../support/world.ts';

const FOLDER = fileURLToPath(new URL('./released/', import.meta.url));
const releases = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith('.gz'));

/** Set to the version in `package.json` by whoever releases it, or changes what is stored before it is released. */
const WRITES = process.env.QISU_WRITES_RELEASE === readVersion();

/** States to which a straight road leads. */
const STRAIGHT = [
  ...(['submitted', 'dispatched', 'return_requested', 'in_progress', 'resolved', 'confirmed'] as const),
  ...(['closure_review', 'answered', 'withdrawn'] as const),
];

/** A town that has lived for two days, with what people and the clock did to its cases. */
async function town(): Promise<World> {
  const qisu = await world({ now: '2026-03-02 09:05' });
  for (const state of STRAIGHT) await qisu.caseIn(state);
  for (const rating of ['满意', '不满意']) await qisu.as('contact').tap(await qisu.caseIn('confirmed'), rating);
  await qisu.as('desk').tap(await qisu.caseIn('submitted'), '转保密');
  await qisu.as('contact').sendsFile('退件通知.pdf');
  for (const who of ['contact', 'desk', 'unit', 'head', 'agent'])
    for (const words of ['待办', '我的诉求', '帮助', '日报']) await qisu.as(who).says(words);
  await qisu.travelTo('2026-03-04 10:00');
  await qisu.as('contact').says('厂门口的路灯坏了，夜班工人出入不安全。');
  return qisu;
}

describe('writing down what this release stores — CONTRIBUTING.md, "A release"', () => {
  it.runIf(WRITES)('is asked for', async () => {
    const qisu = await town();
    const file = `${FOLDER}${readVersion()}.gz`;
    await rm(file, { force: true });
    await backup(qisu.db, file, { version: readVersion(), at: qisu.clock.now() });
    await qisu.close();
  });

  it('there is an archive of every release, this one included', () => {
    expect(releases()).toContain(`${readVersion()}.gz`);
  });
});

describe.each(releases())('what %s stored — CONTRIBUTING.md, "A release"', (name) => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-04 10:30', archive: FOLDER + name });
  });
  afterAll(() => qisu.close());

  /** Documents without what the store adds for itself. */
  const all = async (of: string) =>
    (await qisu.db.collection(of).find().toArray()).map(({ keys: _keys, stamp: _stamp, ...d }) => d as mongo.Document);

  it('is read by today’s schemas, which drop nothing of it', async () => {
    const cases = await all('cases');
    expect(new Set(cases.map((c) => c.state)).size).toBeGreaterThan(8);
    for (const c of cases) expect(Case.parse(c)).toEqual(c);
    const notices = await all('notices');
    expect(new Set(notices.flatMap((n) => Object.keys(n.show))).size).toBeGreaterThan(4);
    for (const n of notices) expect(Notice.parse(n)).toEqual(n);
    const newest = <T>(kind: string, read: (value: unknown) => T) => mongoVersions(qisu.db, kind, read).newerThan(0);
    expect((await newest('directory', (v) => v as Directory))?.value.units.length).toBeGreaterThan(5);
    expect(await newest('calendar', (v) => WorkCalendar.parse(v))).not.toBeNull();
    expect(await qisu.deps.memory.lastAudit()).not.toBeNull();
    expect((await qisu.deps.memory.chats()).length).toBeGreaterThan(3);
  });

  it('is what the program goes on with: the auditor has nothing to mend, and the clocks run on', async () => {
    await knownToFeishu(qisu);
    await qisu.drain();
    await qisu.deps.memory.markAudit({ at: new Date(0), looked: 0, named: [], unchecked: [], givenUp: 0 });
    await auditor.run(qisu.deps);
    expect(await qisu.deps.memory.lastAudit()).toMatchObject({ looked: expect.any(Number), named: [], unchecked: [] });
    expect(await qisu.deps.memory.repairsSince(new Date('2026-03-04T02:30:00Z'))).toEqual([]);
    const before = qisu.post.messages.length;
    await qisu.travelTo('2026-03-06 10:00');
    expect(qisu.post.messages.length).toBeGreaterThan(before);
  });
});

/** Feishu still has the messages that were sent before; their ids are numbers in order. */
async function knownToFeishu(qisu: World): Promise<void> {
  const cases = (await qisu.db.collection('cases').find().toArray()) as unknown as Case[];
  const notices = (await qisu.db.collection('notices').find().toArray()) as unknown as Notice[];
  const sent = [...cases.flatMap((c) => [...c.cards, ...c.forms]), ...notices.flatMap((n) => n.sent ?? [])];
  const chatOf = new Map(sent.map((m) => [m.messageId, 'chatId' in m ? m.chatId : '']));
  const newest = Math.max(...[...chatOf.keys()].map((id) => Number(id.slice('om_'.length))));
  for (let n = qisu.post.messages.length + 1; n <= newest; n += 1) {
    const messageId = `om_${n}`;
    const chatId = chatOf.get(messageId) ?? '';
    qisu.post.messages.push({ messageId, chatId, id: messageId, content: { text: '' }, at: new Date(0), repeats: 0 });
  }
}
