import { describe, expect, it } from 'vitest';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { lifecycleTable } from '../../../src/domain/events/lifecycle-table.ts';

describe('the table the desk can review — lifecycle.md, "Events"', () => {
  it('is the lifecycle as it is coded', async () => {
    await expect(lifecycleTable()).toMatchFileSnapshot('lifecycle.md');
  });

  it('names every event and every button once', () => {
    const names = LIFECYCLE.map((e) => e.name);
    const labels = LIFECYCLE.flatMap((e) => [e.label, ...(e.short ? [e.short] : [])]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
