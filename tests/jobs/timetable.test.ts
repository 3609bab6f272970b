import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditor } from '../../jobs/auditor.ts';
import { calendarWatch } from '../../jobs/calendar-watch.ts';
import { dailyDigest } from '../../jobs/daily-digest.ts';
import { dueSteps } from '../../jobs/due-steps.ts';
import type { Job } from '../../jobs/job.ts';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import type { Case } from '../../src/domain/case/case.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { caseWorld } from '../support/case-world.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { depsOn } from '../support/deps.ts';

describe('the timetable — a job run twice, late or on three machines gives the same result; T14 to T16', () => {
  let database: FreshDatabase;
  let deps: Deps;
  let now = shanghai('2026-09-24 10:00');
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) =>
    void logged.push([event, fields.job, fields.caseId].filter(Boolean).join(' '));
  const log = { debug: () => {}, info: () => {}, warn: note, error: note };

  beforeAll(async () => {
    database = await freshDatabase();
    deps = await depsOn(database.db, {
      now: () => now,
      log,
      onUnreadable: (id) => void logged.push(`unreadable ${id}`),
    });
    for (const n of [1, 2, 3]) {
      const world = caseWorld({ now: '2026-09-24 10:00' });
      const c = world.caseIn('dispatched');
      const id = `c${n}`;
      await deps.cases.insert({
        ...c,
        _id: id,
        no: `QS20260924-000${n}`,
        origin: `card/${id}`,
        owed: [],
        owedAt: null,
      });
    }
  });
  afterAll(() => database.close());

  const stored = async (id: string): Promise<Case> => {
    const found = await deps.cases.load(id);
    if (!found) throw new Error(`no case ${id}`);
    return found.current;
  };
  const stepsOf = async (id: string): Promise<string[]> => (await stored(id)).steps.map((s) => `${s.clock} ${s.kind}`);
  const notices = async (id: RegExp): Promise<string[]> =>
    (await database.db.collection<{ _id: string }>('notices').find({ _id: id }).toArray()).map((n) => n._id);

  it('wakes what is due each minute and the auditor each hour, in Shanghai’s time', () => {
    expect(TIMETABLE.map((job) => [job.name, job.cron])).toEqual([
      ['calendar-watch', '* * * * *'],
      ['due-steps', '* * * * *'],
      ['daily-digest', '* * * * *'],
      ['auditor', '7 * * * *'],
    ]);
  });

  it('does what fell due once, however often it is woken and by how many at once', async () => {
    now = shanghai('2026-09-28 09:06');
    await Promise.all([runJob(deps, dueSteps), runJob(deps, dueSteps), runJob(deps, dueSteps)]);
    await runJob(deps, dueSteps);
    for (const id of ['c1', 'c2', 'c3']) expect(await stepsOf(id)).toEqual(['accept warn']);
    expect((await stored('c1')).dueAt).toEqual(shanghai('2026-09-28 17:30'));
  });

  it('a case that cannot be acted upon keeps no other from it; the administrators hear of it once a day', async () => {
    now = shanghai('2026-09-28 17:31');
    const failing: Deps = {
      ...deps,
      cases: {
        ...deps.cases,
        save: (c) => (c._id === 'c2' ? Promise.reject(new Error('no room')) : deps.cases.save(c)),
      },
    };
    await runJob(failing, dueSteps);
    now = shanghai('2026-09-28 17:33');
    await runJob(failing, dueSteps);
    expect((await stored('c2')).dueAt).toEqual(shanghai('2026-09-28 17:30'));
    for (const id of ['c1', 'c3']) expect((await stored(id)).dueAt).toEqual(shanghai('2026-09-29 09:05'));
    expect(logged.filter((line) => line === 'due.failed c2')).toHaveLength(2);
    const admins = deps.directory.current().administrators.map((a) => a.openId);
    expect(await notices(/^failed\//)).toEqual(admins.map((openId) => `failed/2026-09-28/c2/${openId}`));
    await runJob(deps, dueSteps);
    expect((await stored('c2')).dueAt).toEqual(shanghai('2026-09-29 09:05'));
  });

  it('a document that is no case any more keeps no other from being read', async () => {
    const cases = database.db.collection<{ _id: string }>('cases');
    await cases.insertOne({
      _id: 'broken',
      no: 'QS20260924-0099',
      origin: 'x',
      dueAt: now,
      keys: { watched: true },
    } as {
      _id: string;
    });
    now = shanghai('2026-09-29 09:06');
    await runJob(deps, dueSteps);
    await runJob(deps, auditor);
    for (const id of ['c1', 'c2', 'c3']) expect(await stepsOf(id)).toContain('accept alarm');
    expect(logged.filter((line) => line === 'unreadable broken')).toHaveLength(1);
    await cases.deleteOne({ _id: 'broken' });
  });

  it('each leader has one digest of a morning, also when three machines write it at once and others look later', async () => {
    await Promise.all([runJob(deps, dailyDigest), runJob(deps, dailyDigest), runJob(deps, dailyDigest)]);
    now = shanghai('2026-09-29 11:00');
    await runJob(deps, dailyDigest);
    const leaders = deps.directory.current().leaders.map((l) => `digest/2026-09-29/${l.openId}`);
    expect((await notices(/^digest\//)).sort()).toEqual(leaders.sort());
  });

  it('none is sent on a rest day, nor in the evening after a day away', async () => {
    for (const at of ['2026-10-01 09:00', '2026-09-30 20:00']) {
      now = shanghai(at);
      await runJob(deps, dailyDigest);
    }
    expect(await notices(/^digest\/2026-(10-01|09-30)/)).toEqual([]);
  });

  it('a job that throws is reported once a day and harms no other', async () => {
    now = shanghai('2026-10-09 10:00');
    const throwing: Job = {
      name: 'throwing',
      title: '试验',
      cron: '* * * * *',
      run: () => Promise.reject(new Error('x')),
    };
    for (const job of [throwing, dueSteps, throwing]) await runJob(deps, job);
    expect(logged.filter((line) => line === 'job.failed throwing')).toHaveLength(2);
    expect(await notices(/^failed\/2026-10-09\/throwing/)).toHaveLength(deps.directory.current().administrators.length);
    expect((await stored('c1')).dueAt?.getTime()).toBeGreaterThan(now.getTime());
  });

  it('reckons every open case once for a newer calendar, and none twice', async () => {
    const calendar = { ...deps.calendar(), version: deps.calendar().version + 1 };
    const newer: Deps = { ...deps, calendar: () => calendar, refreshCalendar: async () => {} };
    await Promise.all([runJob(newer, calendarWatch), runJob(newer, calendarWatch)]);
    await runJob(newer, calendarWatch);
    for (const id of ['c1', 'c2', 'c3']) {
      const c = await stored(id);
      expect(c.calendarVersion).toBe(calendar.version);
      expect(c.record.filter((r) => r.event === 'calendar_changed')).toHaveLength(1);
    }
  });
});
