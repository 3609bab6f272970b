import { describe, expect, it } from 'vitest';
import { inHand, world } from './support/world.ts';

describe('scratch', () => {
  it('a', () => {
    const w = inHand('2026-03-02 10:00');
    w.travelTo('2026-05-20 12:00');
    console.log(w.log.join('\n'));
    expect(1).toBe(1);
  });
});
