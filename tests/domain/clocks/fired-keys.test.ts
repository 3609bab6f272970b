import { describe, expect, it } from 'vitest';
import { inHand } from './support/world.ts';

describe('what a case remembers to have told — lifecycle.md, invariant 10', () => {
  it('does not grow with the months in which nobody does anything', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-07-01 12:00');
    const inSummer = w.case.firedKeys.length;
    w.travelTo('2027-07-01 12:00');
    expect(w.case.firedKeys.length).toBeLessThanOrEqual(inSummer + 2);
    expect(w.case.firedKeys.length).toBeLessThan(40);
    expect(w.case.steps).toHaveLength(200);
  });

  it('forgets a clock that has ended, and an assignment that is over', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.travelTo('2026-03-20 12:00');
    w.do('desk', 'reassign');
    expect(w.case.firedKeys.filter((key) => key.startsWith('1/'))).toEqual([]);
  });

  it('an assignment taken up again as if never finished does not say twice what it has said', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-10 10:00', 'unit', 'finish');
    w.at('2026-03-10 11:00', 'unit', 'recall');
    w.travelTo('2026-03-12 12:00');
    expect(w.lines('alarm handle', 'rung handle')).toEqual([
      '03-10 09:05 #scjg alarm handle @周芳',
      '03-10 09:05 李强 rung handle',
      '03-12 09:05 蒋文涛 rung handle',
    ]);
  });

  it('but does say, on the next morning, what fell due while it lay finished', () => {
    const w = inHand('2026-03-02 10:00', { category: 'consultation' });
    w.at('2026-03-09 16:00', 'unit', 'finish');
    w.at('2026-03-11 11:10', 'unit', 'recall');
    w.travelTo('2026-03-12 12:00');
    expect(w.lines('alarm handle', 'rung handle')).toEqual([
      '03-12 09:05 #scjg alarm handle @周芳',
      '03-12 09:05 李强 rung handle',
      '03-12 09:05 蒋文涛 rung handle',
    ]);
  });
});
