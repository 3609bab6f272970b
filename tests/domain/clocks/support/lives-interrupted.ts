import { describe, expect, it } from 'vitest';
import type { Role } from '../../../support/small-town.ts';
import { type Happened, watchClock } from './happened.ts';
import { dice, wander } from './wander.ts';
import { inHand, type World, world } from './world.ts';

const PROFILES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;
const AWAY_H = [9, 3 * 24, 21 * 24];
const HOUR_MS = 3_600_000;
/** Within so many days after the longest outage every rung that can have been reached has been. */
const WATCHED_H = 75 * 24;

const hoursOn = (w: World, hours: number): string => {
  const at = new Date(w.now.getTime() + hours * HOUR_MS + 8 * HOUR_MS).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
};

/** What people do last, so that a clock runs whose end changes the state: confirm, rate, settle, explanation, a pause. */
type Deed = [who: Role, event: string, form?: Record<string, unknown>];
const FINISHED: Deed[] = [['unit', 'finish']];
const RATED: Deed[] = [...FINISHED, ['contact', 'confirm'], ['contact', 'rate', { datum: '1' }]];
const LAST_DEEDS: Deed[][] = [
  FINISHED,
  [...FINISHED, ['contact', 'confirm']],
  RATED,
  [...RATED, ['desk', 'note_call', { explain: 'yes' }]],
  [
    ['unit', 'ask_pause'],
    ['desk', 'grant_pause'],
  ],
];

/** Of four cases one has been through much; the others are left with an end of a clock ahead that changes the state. */
function begun(profile: (typeof PROFILES)[number], n: number, seed: number): World {
  if (n % 4 === 0) {
    const w = world('2026-09-24 10:00', { profile });
    wander(w, seed, 25);
    return w;
  }
  const roll = dice(seed);
  const w = inHand('2026-09-24 10:00', { category: roll() < 0.5 ? 'consultation' : 'appeal' }, { profile });
  w.travelTo(hoursOn(w, roll() * 4 * 24));
  for (const [who, event, form] of LAST_DEEDS[n % LAST_DEEDS.length] ?? []) {
    w.do(who, event, form);
    // A rating settles before anybody can call about it.
    w.travelTo(hoursOn(w, event === 'rate' && n % LAST_DEEDS.length === 3 ? 1 : 0));
  }
  return w;
}

/** A case that people have worked on and then left alone; then the clock goes on by itself, or first stands still for a time. */
function life(profile: (typeof PROFILES)[number], n: number, seed: number, awayH: number) {
  const w = begun(profile, n, seed);
  w.travelTo(hoursOn(w, dice(seed * 1_009)() ** 2 * 6 * 24));
  const from = w.now;
  const end = hoursOn(w, WATCHED_H + 21 * 24);
  const happened = watchClock(w);
  w.quiet();
  if (awayH > 0) w.awayUntil(hoursOn(w, awayH));
  const to = w.now;
  w.travelTo(end);
  return { from, to, happened, lines: [...w.log] };
}

/** Told of a step, whenever: without its minute, and without what is said of its lateness. */
const words = (line: string): string => line.slice('MM-DD HH:mm '.length).replace(/ 补发.*/, '');
const RUNGS = ['alarm', 'rung', 'long_overdue', 'monthly', 'rework', 'transition', 'obligation'];
const rungs = (all: Happened[]): Happened[] => all.filter((h) => RUNGS.includes(h.kind));
const sorted = (all: Happened[]): string[] => all.map((h) => h.what).sort();

const seen = { gaps: 0, dropped: 0, moved: 0, late: 0 };

/**
 * Lives with an outage beside the same lives without.
 *
 * @param lives  how many at each place
 */
export function livesInterrupted(lives: number): void {
  describe('whenever it is away and for however long — calendar.md, rule 6', () => {
    it.each(PROFILES)('%s: every alarm, rung, transition and obligation of the unstopped life, once', (profile) => {
      for (let n = 1; n <= lives; n++) {
        const seed = n * PROFILES.length + PROFILES.indexOf(profile);
        const awayH = AWAY_H[n % AWAY_H.length] ?? 9;
        const still = life(profile, n, seed, 0);
        const away = life(profile, n, seed, awayH);
        const of = `seed ${seed}, ${awayH} hours from ${away.from.toISOString()}`;
        const missed = ({ due }: Happened): boolean => away.from < due && due < away.to;

        expect(sorted(rungs(away.happened)), of).toEqual(sorted(rungs(still.happened)));
        // No step before one that fell due earlier.
        const steps = away.happened.filter((h) => h.kind !== 'transition' && h.kind !== 'obligation');
        expect(
          steps.map((h) => h.due.getTime()),
          of,
        ).toEqual(steps.map((h) => h.due.getTime()).sort((a, b) => a - b));
        // Marked when it fell in the gap, and only then.
        expect(
          steps.filter((h) => h.late),
          of,
        ).toEqual(steps.filter(missed));

        const reminders = (all: Happened[]) => all.filter((h) => (h.kind === 'remind' || h.kind === 'warn') && h.known);
        for (const r of reminders(still.happened).filter(missed)) {
          const over = r.deadline !== undefined && r.deadline < away.to;
          const taken = away.happened.filter((h) => h.key === r.key);
          expect(
            taken.map((h) => h.dropped),
            `${of}: ${r.key}`,
          ).toEqual([over]);
          seen.dropped += over ? 1 : 0;
        }

        // Where no state changed and no month gave way to the next, nothing is overtaken: everybody is told the same.
        const moved = still.happened.some((h) => h.kind === 'transition' && missed(h));
        const month = still.happened.some((h) => h.what.startsWith('owed monthly_progress') && missed(h));
        const told = (lines: string[]) =>
          lines.map(words).filter((l) => / (alarm|rung|long_overdue) |monthly_owed/.test(l));
        if (!moved && !month) expect(told(away.lines).sort(), of).toEqual(told(still.lines).sort());
        seen.gaps += 1;
        seen.moved += moved ? 1 : 0;
        seen.late += steps.filter((h) => h.late).length;
      }
    });

    it('the outages have hit what they should', () => {
      expect(seen.gaps).toBe(lives * PROFILES.length);
      expect(seen.moved).toBeGreaterThanOrEqual(lives / 2);
      expect(seen.dropped).toBeGreaterThan(lives);
      expect(seen.late).toBeGreaterThan(5 * lives);
    });
  });
}
