import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { OUTCOMES, STATES } from '../../../src/domain/case/state.ts';
import { LIFECYCLE } from '../../../src/domain/events/lifecycle.ts';
import { Step, seen, walk } from './walking.ts';

describe('whatever people and clocks do to several cases — lifecycle.md, "What must always hold", 1 to 6', () => {
  it.each([
    { profile: 'suzhou', shape: 'apart' },
    { profile: 'malu', shape: 'centre' },
    { profile: 'huzhou', shape: 'centre' },
    { profile: 'suqian', shape: 'no_coordinator' },
  ] as const)('$profile, $shape', (place) => {
    const steps = fc.noBias(fc.array(Step, { minLength: 60, maxLength: 200, size: 'max' }));
    fc.assert(
      fc.property(steps, (taken) => walk(place, taken)),
      // A walk this long shrinks for minutes; whoever looks for its cause turns the shrinking on.
      { seed: 20260924, numRuns: 40, endOnFailure: true },
    );
  });

  it('the walks have been everywhere', () => {
    expect(LIFECYCLE.map((e) => e.name).filter((name) => !seen.events.has(name))).toEqual([]);
    expect(STATES.filter((s) => !seen.states.has(s))).toEqual([]);
    expect(OUTCOMES.filter((o) => !seen.outcomes.has(o))).toEqual([]);
  });

  afterAll(() => {
    process.stdout.write(
      `random walks: ${seen.steps} steps, ${seen.events.size - 1} of ${LIFECYCLE.length} events, ${seen.states.size} states, ${seen.outcomes.size} outcomes\n`,
    );
  });
});
