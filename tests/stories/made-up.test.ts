import { describe, expect, it } from 'vitest';
import { toldStory } from '../support/told-story.ts';

const DAYS = { days: 3, until: '2026-03-11 16:30', casesADay: 4 };

describe('made-up cases — interface.md, "Sandbox"', () => {
  it('the same seed gives the same cases, and another seed others', async () => {
    const [once, again, other] = await Promise.all([
      toldStory(DAYS),
      toldStory(DAYS),
      toldStory({ ...DAYS, seed: 2, days: 1 }),
    ]);
    const seen = ({ cases }: typeof once) =>
      cases.map(({ no, state, title, receivedAt, record, dueAt }) => ({
        no,
        state,
        title,
        receivedAt,
        events: record.map(({ event, at, by }) => `${event} ${at.toISOString()} ${by.name}`),
        dueAt,
      }));
    expect(once.errors).toEqual([]);
    expect(once.refused).toEqual([]);
    expect(once.cases.length).toBeGreaterThan(6);
    expect(new Set(once.cases.map((c) => c.state)).size).toBeGreaterThan(2);
    expect(seen(again)).toEqual(seen(once));
    expect(other.cases.map((c) => c.title)).not.toEqual(once.cases.slice(-other.cases.length).map((c) => c.title));
    await Promise.all([once, again, other].map((told) => told.close()));
  });
});
