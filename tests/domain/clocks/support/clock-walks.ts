import { describe, expect, it } from 'vitest';
import { ALERTED } from '../../../../config/profile.ts';
import { isOpen } from '../../../../src/domain/case/state.ts';
import { audited } from '../../../../src/domain/clocks/audit.ts';
import { waitedFor } from '../../../../src/domain/clocks/recipients.ts';
import { runningClocks } from '../../../../src/domain/clocks/running.ts';
import { dueEvent } from '../../../../src/domain/events/decide.ts';
import { wander } from './wander.ts';
import { type World, world } from './world.ts';

const PROFILES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;

const seen = { states: new Set<string>(), kinds: new Set<string>(), clocks: new Set<string>() };

/** Looks at the world after every decision, whoever made it, and notes what must not be. */
function watched(w: World): string[] {
  const faults: string[] = [];
  const taken = new Set<string>();
  let last: Date | null = null;
  w.onChange((c, by) => {
    const note = (wrong: boolean, words: string): void => {
      if (wrong) faults.push(`${words}: ${c.record.at(-1)?.event} at ${w.now.toISOString()}`);
    };
    seen.states.add(c.state);
    if (by !== 'clock') last = null;
    for (const s of c.steps.filter((step) => step.actedAt.getTime() === w.now.getTime() && !taken.has(step.key))) {
      note(s.at > w.now, `${s.key} before its time`);
      note(last !== null && s.at < last, `${s.key} out of order`);
      taken.add(s.key);
      seen.kinds.add(s.kind);
      if (s.clock) seen.clocks.add(s.clock);
      last = s.at;
    }
    note(new Set(c.steps.map((s) => s.key)).size !== c.steps.length, 'a step twice');
    if (!isOpen(c) && c.obligations.every((o) => o.metAt || o.lapsedAt)) return;
    note(c.dueAt === null, 'no next instant');
    note(!runningClocks(c, w.ctx()).some((r) => waitedFor(c, r, w.directory).length > 0), 'waits for nobody');
    if (!c.dueAt || c.dueAt <= w.now) return;
    note(dueEvent(c, { ...w.ctx(), at: new Date(c.dueAt.getTime() - 1) }) !== null, 'due before its time');
  });
  return faults;
}

/**
 * People act by dice, and the clock is watched.
 *
 * @param walks  how many at each place
 * @param far  so many that they come everywhere
 */
export function clockWalks({ walks, far }: { walks: number; far: boolean }): void {
  describe('whatever people do, the clock acts once, in order and in time — lifecycle.md, invariants 6 and 10', () => {
    it.each(PROFILES)('%s', (profile) => {
      for (let seed = 1; seed <= walks; seed++) {
        const w = world('2026-09-24 10:00', { profile });
        const faults = watched(w);
        wander(w, seed * PROFILES.length + PROFILES.indexOf(profile), 25);
        expect(faults, `seed ${seed}`).toEqual([]);
        expect(audited(w.case, w.ctx()).problems, `seed ${seed}`).toEqual([]);
        expect(w.case.firedKeys.length, `seed ${seed}`).toBeLessThan(80);
      }
    });

    if (!far) return;

    it('the walks have been everywhere', () => {
      const states = ['answered', 'callback', 'closed', 'closure_review', 'confirmed', 'dispatched', 'in_progress'];
      expect([...seen.states].sort()).toEqual([...states, 'resolved', 'return_requested', 'submitted'].sort());
      const kinds = [
        'alarm',
        'long_overdue',
        'missed',
        'monthly',
        'no_news',
        'overdue',
        'remind',
        'rung',
        'warn',
        'weekly',
      ];
      expect([...seen.kinds].filter((kind) => kind !== 'rework').sort()).toEqual(kinds);
      // A member speaks here, and nothing comes by the mayor's line: no 电话征询, no signature. Both have tests of their own.
      const reached = ALERTED.filter((clock) => clock !== 'phone' && clock !== 'signoff');
      expect([...seen.clocks].sort()).toEqual([...reached].sort());
    });
  });
}
