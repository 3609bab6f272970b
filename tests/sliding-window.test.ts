import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slidingWindow } from '../src/sliding-window.ts';

const SEED = 20260302;
const MS = 1_000;

describe('a sliding window', () => {
  it('is full after as many as it holds, and tells when the oldest one leaves', () => {
    const window = slidingWindow(2, MS);
    expect([window.room(0), window.leavesIn(0), window.isEmpty(0)]).toEqual([2, 0, true]);
    window.add(0);
    window.add(400);
    expect([window.room(400), window.leavesIn(400), window.isEmpty(400)]).toEqual([0, 600, false]);
  });

  it('forgets at the very millisecond its length is over, not one before', () => {
    const window = slidingWindow(1, MS);
    window.add(5);
    expect([window.room(1_004), window.leavesIn(1_004)]).toEqual([0, 1]);
    expect([window.room(1_005), window.leavesIn(1_005), window.isEmpty(1_005)]).toEqual([1, 0, true]);
  });

  it('counts what does not fit, too', () => {
    const window = slidingWindow(1, MS);
    window.add(0);
    window.add(10);
    expect(window.room(10)).toBe(-1);
    expect(window.room(1_000)).toBe(0);
  });

  it('counts exactly what happened in its length, whatever happened when', () => {
    // Readings of a monotonic clock are no whole numbers.
    const after = fc.oneof(fc.nat({ max: 700 }), fc.double({ min: 0, max: 700, noNaN: true }));
    const happenings = fc.array(fc.record({ after, adds: fc.boolean() }), { maxLength: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), happenings, (most, steps) => {
        const window = slidingWindow(most, MS);
        const all: number[] = [];
        let now = 0;
        for (const { after, adds } of steps) {
          now += after;
          if (adds) {
            window.add(now);
            all.push(now);
          }
          const inside = all.filter((at) => now - at < MS);
          expect(window.room(now)).toBe(most - inside.length);
          expect(window.isEmpty(now)).toBe(inside.length === 0);
          expect(window.leavesIn(now)).toBe(inside.length === 0 ? 0 : MS - (now - Math.min(...inside)));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('lets through as many as allowed in any stretch of its length, and never one more', () => {
    const pauses = fc.array(fc.nat({ max: 300 }), { minLength: 20, maxLength: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), pauses, (most, steps) => {
        const window = slidingWindow(most, MS);
        const passed: number[] = [];
        let now = 0;
        for (const after of steps) {
          now += after;
          const within = passed.filter((at) => now - at < MS).length;
          const fits = window.room(now) > 0;
          expect(fits).toBe(within < most);
          if (!fits) continue;
          window.add(now);
          passed.push(now);
        }
        const busiest = Math.max(...passed.map((from) => passed.filter((at) => at >= from && at < from + MS).length));
        expect(busiest).toBeLessThanOrEqual(most);
      }),
      { seed: SEED },
    );
  });
});
