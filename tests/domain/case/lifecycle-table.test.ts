import { describe, expect, it } from 'vitest';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { lifecycleTable } from '../../../src/domain/events/lifecycle-table.ts';

describe('the table the desk can review — lifecycle.md, "Events"', () => {
  it('is the lifecycle as it is coded', async () => {
    await expect(lifecycleTable()).toMatchFileSnapshot('lifecycle.md');
  });

  it('names every event and every button once', () => {
    const names = LIFECYCLE.map((e) => e.name);
    const labels = LIFECYCLE.map((e) => e.label);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('gives a short word to two events only where no case can take both', () => {
    const short = LIFECYCLE.filter((e) => e.short);
    for (const one of short) {
      const alike = short.filter((e) => e !== one && e.short === one.short);
      expect(alike.flatMap((e) => e.from).filter((state) => one.from.includes(state))).toEqual([]);
      expect(LIFECYCLE.map((e) => e.label)).not.toContain(one.short);
    }
  });
});
