import { expect } from 'vitest';
import type { Case } from '../../../../src/domain/case/case.ts';
import { audited } from '../../../../src/domain/clocks/audit.ts';
import { FALSIFIED, falsified } from '../../../support/falsify.ts';
import { dice, wander } from './wander.ts';
import { inHand, type World, world } from './world.ts';

/** What the auditor must have put back; the outbox and numbers of writes are its own. */
const facts = (c: Case) => ({
  clocks: c.clocks,
  assignments: c.assignments,
  obligations: c.obligations,
  coTasks: c.coTasks,
  // The primary case is asked anew how it stands.
  duplicateOf: c.duplicateOf && { ...c.duplicateOf, rev: 0 },
});

/** A case merged into another. */
export function merged(): World {
  const primary = inHand('2026-03-02 09:00');
  const w = world('2026-03-02 10:00');
  w.submit();
  w.do('desk', 'merge', { primary: 'QS20260302-0009' }, { ...primary.case, _id: 'c0', no: 'QS20260302-0009' });
  return w;
}

const healthy = (seed: number): World => {
  if (seed % 50 === 0) return merged();
  const w = world('2026-09-24 10:00', { profile: 'suqian' });
  wander(w, seed, 3 + (seed % 20));
  return w;
};

/**
 * Healthy cases in which nothing is found, and the same cases falsified in every way, which the auditor puts right.
 *
 * @returns how often each way was mended
 */
export function falsifiedAndMended(seeds: number): Map<string, number> {
  const mended = new Map<string, number>();
  for (let seed = 1; seed <= seeds; seed++) {
    const w = healthy(seed);
    const c = w.case;
    expect(audited(c, w.ctx()), `seed ${seed}`).toEqual({ problems: [], named: [], case: c });
    for (const what of FALSIFIED) {
      const wrong = falsified(c, what, dice(seed));
      if (!wrong) continue;
      const found = audited(wrong, w.ctx());
      expect(found.problems.length, `${what}, seed ${seed}`).toBeGreaterThan(0);
      expect(facts(found.case), `${what}, seed ${seed}`).toEqual(facts(c));
      expect(found.case.rev).toBe(c.rev + 1);
      if (!what.includes('card')) expect(found.case.dueAt, `${what}, seed ${seed}`).toEqual(c.dueAt);
      expect(audited(found.case, w.ctx()).problems, `${what} again, seed ${seed}`).toEqual([]);
      mended.set(what, (mended.get(what) ?? 0) + 1);
    }
  }
  return mended;
}
