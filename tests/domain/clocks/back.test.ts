import { describe, expect, it } from 'vitest';
import { inHand } from './support/world.ts';

describe('a case that comes back with its clock — lifecycle.md, "recall", "undo"', () => {
  it('what fell due while the result was out is told on the next morning, and none of it as it comes back', () => {
    // Five working days: until Monday 03-09.
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-09 16:00', 'unit', 'finish');
    w.travelTo('2026-03-12 11:00');
    w.quiet();
    w.do('unit', 'recall');
    w.travelTo('2026-03-12 18:00');
    expect(w.lines('handle', 'overdue')).toEqual([]);
    w.travelTo('2026-03-13 18:00');
    expect(w.lines('handle', 'overdue').map((line) => line.slice(0, 11))).toEqual(
      w.lines('handle', 'overdue').map(() => '03-13 09:05'),
    );
    expect(w.lines('alarm handle')).toHaveLength(1);
    expect(w.lines('says answer_overdue')).toHaveLength(1);
  });

  it('one that comes back in time is reminded of as any other', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-04 10:00', 'unit', 'finish');
    w.at('2026-03-04 15:00', 'unit', 'recall');
    w.travelTo('2026-03-09 12:00');
    expect(w.lines('remind handle', 'warn handle').map((line) => line.slice(0, 11))).toEqual([
      '03-06 09:05',
      '03-09 09:05',
    ]);
  });
});
