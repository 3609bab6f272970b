import { describe, expect, it } from 'vitest';
import { world } from './support/world.ts';

describe('nobody is reminded of what is asked in the same breath — lifecycle.md, invariant 10', () => {
  it('what came at night is asked as the window opens, and its last day not said beside it', () => {
    const w = world('2026-03-03 21:10');
    w.submit();
    w.travelTo('2026-03-04 17:00');
    expect(w.lines('#desk')).toEqual(['03-04 09:05 #desk says to_dispatch']);
  });

  it('what came the day before is reminded of', () => {
    const w = world('2026-03-03 17:10');
    w.submit();
    w.travelTo('2026-03-04 17:00');
    expect(w.lines('#desk')).toEqual([
      '03-03 17:10 #desk says to_dispatch',
      '03-04 09:05 #desk warn dispatch @王敏、刘洋',
    ]);
  });
});
