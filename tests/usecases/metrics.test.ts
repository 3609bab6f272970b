import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../jobs/timetable.ts';
import type { Listening } from '../../src/adapters/http/listen.ts';
import { readings } from '../../src/usecases/readings.ts';
import { type World, world } from '../support/world.ts';

/** The series of a page, by name and labels. */
function seriesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('/metrics — interface.md, "Metrics"', () => {
  let qisu: World;
  let there: Listening;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-06 09:10' });
    there = await qisu.listens();
  });
  afterAll(async () => {
    await there.close();
    await qisu.close();
  });
  const read = async () => {
    const answer = await fetch(`${there.address}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; version=0\.0\.4/),
    ]);
    const text = await answer.text();
    return { text, series: seriesOf(text) };
  };

  it('says that the database answers, and nothing of what was never heard', async () => {
    const { series } = await read();
    expect(series.get('qisu_database_up')).toBe(1);
    expect(series.get('qisu_database_ping_seconds')).toBeGreaterThanOrEqual(0);
    expect(series.get('qisu_outbox_lag_seconds')).toBe(0);
    expect(series.get('qisu_clock_lag_seconds')).toBe(0);
    expect(series.has('qisu_callback_age_seconds')).toBe(false);
    expect(series.has('qisu_long_connection_up')).toBe(false);
    expect(series.get('qisu_info{version="0.0.0",role="all"}')).toBe(1);
  });

  it('counts what was sent and how jobs ended, and since when callbacks and events have come', async () => {
    await qisu.caseIn('dispatched');
    await runJob(qisu.deps, { name: 'broken', title: '坏', cron: '', run: () => Promise.reject(new Error('x')) });
    expect(qisu.takeErrors()).toHaveLength(1);
    const { series } = await read();
    expect(series.get('qisu_sends_total{outcome="done"}')).toBeGreaterThan(3);
    expect(series.get('qisu_jobs_total{job="broken",outcome="failed"}')).toBe(1);
    expect(series.get('qisu_callback_age_seconds')).toBeLessThan(120);
    expect(series.get('qisu_event_age_seconds')).toBeLessThan(120);
  });

  it('says how long what is due has waited', async () => {
    const no = await qisu.caseIn('in_progress');
    const at = qisu.clock.now().getTime();
    const late = new Date(at - 90_000);
    const item = { id: 'late', at: late, to: { person: 'ou_x' }, show: { card: 'unit' } };
    await qisu.db
      .collection('cases')
      .updateOne({ no }, { $set: { sendAt: late, dueAt: new Date(at - 60_000), outbox: [item] } });
    const { series } = await read();
    expect(series.get('qisu_outbox_lag_seconds')).toBe(90);
    expect(series.get('qisu_clock_lag_seconds')).toBe(60);
  });

  it('says that the database is away, and nothing that it would have to know', async () => {
    expect(await readings(qisu.deps, () => Promise.reject(new Error('away')))).toEqual({ databaseUp: false });
  });

  it('names nobody and no case', async () => {
    const { text } = await read();
    for (const word of ['QS2026', 'ou_', 'oc_', '赵明远', '市场监管局']) expect(text).not.toContain(word);
  });
});
