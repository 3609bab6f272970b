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
import { type World, world } from '../support/world.ts';

describe('the timetable — a job run twice, late or on three machines gives the same result; T14 to T16', () => {
  let qisu: World;
  /** The ids of three cases that wait for acceptance. */
  const ids: string[] = [];
  let [c1, c2, c3]: [string, string, string] = ['', '', ''];

  beforeAll(async () => {
    qisu = await world({ now: '2026-09-24 10:00' });
    for (const _ of [1, 2, 3]) ids.push((await qisu.read(await qisu.caseIn('dispatched')))._id);
    [c1 = '', c2 = '', c3 = ''] = ids;
  });
  afterAll(() => qisu.close());

  const now = (words: string): void => qisu.clock.moveTo(shanghai(words));
  const stored = async (id: string): Promise<Case> => {
    const found = await qisu.deps.cases.load(id);
    if (!found) throw new Error(`no case ${id}`);
    return found.current;
  };
  const stepsOf = async (id: string): Promise<string[]> => (await stored(id)).steps.map((s) => `${s.clock} ${s.kind}`);
  const notices = async (id: RegExp): Promise<string[]> =>
    (await qisu.db.collection<{ _id: string }>('notices').find({ _id: id }).toArray()).map((n) => n._id);
  const administrators = (): string[] => qisu.deps.directory.current().administrators.map((a) => a.openId);

  it('wakes what is due each minute and the auditor each hour, in Shanghai’s time', () => {
    expect(TIMETABLE.map((job) => [job.name, job.cron])).toEqual([
      ['calendar-watch', '* * * * *'],
      ['absences', '* * * * *'],
      ['directory-follow', '* * * * *'],
      ['due-steps', '* * * * *'],
      ['auditor', '7 * * * *'],
      ['log-watch', '*/5 * * * *'],
      ['callback-watch', '*/5 * * * *'],
      ['audit-notice', '* * * * *'],
      ['daily-digest', '* * * * *'],
      ['work-lists', '* * * * *'],
      ['morning-cards', '* * * * *'],
      ['group-members', '* * * * *'],
      ['installation-check', '* * * * *'],
    ]);
  });

  it('does what fell due once, however often it is woken and by how many at once', async () => {
    now('2026-09-28 09:06');
    await Promise.all([runJob(qisu.deps, dueSteps), runJob(qisu.deps, dueSteps), runJob(qisu.deps, dueSteps)]);
    await runJob(qisu.deps, dueSteps);
    for (const id of ids) expect(await stepsOf(id)).toEqual(['accept warn']);
    expect((await stored(c1)).dueAt).toEqual(shanghai('2026-09-28 17:30'));
  });

  it('a case that cannot be acted upon keeps no other from it; the administrators hear of it once a day', async () => {
    now('2026-09-28 17:31');
    const { deps } = qisu;
    const failing: Deps = {
      ...deps,
      cases: {
        ...deps.cases,
        save: (c) => (c._id === c2 ? Promise.reject(new Error('no room')) : deps.cases.save(c)),
      },
    };
    await runJob(failing, dueSteps);
    now('2026-09-28 17:33');
    await runJob(failing, dueSteps);
    expect((await stored(c2)).dueAt).toEqual(shanghai('2026-09-28 17:30'));
    for (const id of [c1, c3]) expect((await stored(id)).dueAt).toEqual(shanghai('2026-09-29 09:05'));
    const failed = expect.stringMatching(`^due.failed {"caseId":"${c2}"}`);
    expect(qisu.takeErrors()).toEqual([failed, failed]);
    expect(administrators()).toHaveLength(2);
    expect((await notices(/^failed\//)).sort()).toEqual(
      administrators()
        .map((openId) => `failed/2026-09-28/${c2}/${openId}`)
        .sort(),
    );
    await runJob(qisu.deps, dueSteps);
    expect((await stored(c2)).dueAt).toEqual(shanghai('2026-09-29 09:05'));
  });

  it('a document that is no case any more keeps no other from being read', async () => {
    const cases = qisu.db.collection<{ _id: string }>('cases');
    await cases.insertOne({
      _id: 'broken',
      no: 'QS20260924-0099',
      origin: 'x',
      dueAt: qisu.clock.now(),
      keys: { watched: true },
    } as {
      _id: string;
    });
    now('2026-09-29 09:06');
    await runJob(qisu.deps, dueSteps);
    await runJob(qisu.deps, auditor);
    for (const id of ids) expect(await stepsOf(id)).toContain('accept alarm');
    expect(qisu.takeErrors()).toEqual([expect.stringMatching(/^case\.unreadable {"caseId":"broken"}/)]);
    await cases.deleteOne({ _id: 'broken' });
  });

  it('each leader, and each of supervision, has one digest of a morning, also when three machines write it at once and others look later', async () => {
    await Promise.all([runJob(qisu.deps, dailyDigest), runJob(qisu.deps, dailyDigest), runJob(qisu.deps, dailyDigest)]);
    now('2026-09-29 11:00');
    await runJob(qisu.deps, dailyDigest);
    const readers = ['沈一鸣', '陈刚', '严慧', '蒋文涛', '朱琳'].map((name) => `digest/2026-09-29/${qisu.idOf(name)}`);
    expect((await notices(/^digest\//)).sort()).toEqual(readers.sort());
  });

  it('none is sent on a rest day, nor in the evening after a day away', async () => {
    for (const at of ['2026-10-01 09:00', '2026-09-30 20:00']) {
      now(at);
      await runJob(qisu.deps, dailyDigest);
    }
    expect(await notices(/^digest\/2026-(10-01|09-30)/)).toEqual([]);
  });

  it('a job that throws is reported once a day and harms no other', async () => {
    now('2026-10-09 10:00');
    const throwing: Job = {
      name: 'throwing',
      title: '试验',
      cron: '* * * * *',
      run: () => Promise.reject(new Error('x')),
    };
    for (const job of [throwing, dueSteps, throwing]) await runJob(qisu.deps, job);
    const failed = expect.stringMatching(/^job\.failed {"job":"throwing"}/);
    expect(qisu.takeErrors()).toEqual([failed, failed]);
    expect(await notices(/^failed\/2026-10-09\/throwing/)).toHaveLength(2);
    expect((await stored(c1)).dueAt?.getTime()).toBeGreaterThan(qisu.clock.now().getTime());
  });

  it('recalculates every open case once for a newer calendar, and none twice', async () => {
    const calendar = { ...qisu.deps.calendar(), version: qisu.deps.calendar().version + 1 };
    const newer: Deps = { ...qisu.deps, calendar: () => calendar, refreshCalendar: async () => {} };
    await Promise.all([runJob(newer, calendarWatch), runJob(newer, calendarWatch)]);
    await runJob(newer, calendarWatch);
    for (const id of ids) {
      const c = await stored(id);
      expect(c.calendarVersion).toBe(calendar.version);
      expect(c.record.filter((r) => r.event === 'calendar_changed')).toHaveLength(1);
    }
  });
});
