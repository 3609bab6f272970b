import { expect, it } from 'vitest';
import { ALL_CLAIMS, falseClaims, saidIn } from './claims.ts';
import { wander } from './wander.ts';
import { world } from './world.ts';

const PROFILES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;
/** Several things in an evening, then the next one. */
const EVENINGS_H = [0, 0, 0, 1, 23, 24, 72];
const met = new Map<string, number>();

/**
 * People act by dice, and whatever is said of their case is compared with it.
 *
 * @param walks  how many at each place
 * @param far  so many that every claim is made
 */
export function claimWalks({ walks, far }: { walks: number; far: boolean }): void {
  it.each(PROFILES)(
    '%s: no sentence claims of a case what is not so when it is said — lifecycle.md, invariant 10',
    (profile) => {
      let count = 0;
      for (let seed = 1; seed <= walks; seed++) {
        // Every other walk in the evenings, so that much is done before what was said of it comes.
        const w = world(seed % 2 === 0 ? '2026-09-24 10:00' : '2026-09-24 18:00', { profile });
        const faults: string[] = [];
        w.onSaid((c, item) => {
          const said = saidIn(c, item, w.rules);
          count += 1;
          for (const fault of falseClaims(c, item, said, w.now, (claim) => met.set(claim, (met.get(claim) ?? 0) + 1)))
            faults.push(`${w.now.toISOString()} ${said}\n  ${fault}`);
        });
        wander(w, seed * PROFILES.length + PROFILES.indexOf(profile), 40, seed % 2 === 0 ? undefined : EVENINGS_H);
        expect(faults, `seed ${seed}`).toEqual([]);
      }
      expect(count).toBeGreaterThan(20 * walks);
    },
  );

  if (!far) return;

  it('every claim has been made but of signatures, of what no enterprise filed and of telephone calls, which do not come here', () => {
    expect(ALL_CLAIMS.filter((claim) => !met.has(claim)).every((claim) => /签批|核验|电话征询/.test(claim))).toBe(true);
  });
}
