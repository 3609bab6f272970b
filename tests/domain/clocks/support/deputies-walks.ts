import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../src/domain/case/case.ts';
import { staleCards } from '../../../../src/domain/case/living-cards.ts';
import type { OutboxItem } from '../../../../src/domain/case/message.ts';
import { readerOf } from '../../../../src/domain/case/receiver.ts';
import { isOpen } from '../../../../src/domain/case/state.ts';
import { waitedFor } from '../../../../src/domain/clocks/recipients.ts';
import { runningClocks } from '../../../../src/domain/clocks/running.ts';
import { absenceOf } from '../../../../src/domain/directory/deputies.ts';
import { NOTIFICATIONS } from '../../../../src/domain/events/lifecycle.ts';
import { shanghaiDate, shanghaiTime } from '../../../../src/domain/time/shanghai.ts';
import { waitedFor as namedAt } from '../../../../src/views/shared/people.ts';
import { away } from '../../../support/away.ts';
import type { PEOPLE } from '../../../support/small-town.ts';
import { dice, happens } from './wander.ts';
import { type World, world } from './world.ts';

type Who = keyof typeof PEOPLE;
/** Who may go away, and for whom they ask then: everything they are passes to each of these. */
const DEPUTIES: Partial<Record<Who, readonly Who[]>> = {
  head: ['unit', 'officer'],
  unit: ['head', 'officer'],
  officer: ['unit'],
  desk: ['deskOfficer'],
  deskOfficer: ['desk'],
  leader: ['secretary', 'viceMayor', 'otherSecretary'],
  secretary: ['otherSecretary', 'viceMayor'],
  viceMayor: ['otherSecretary', 'leader'],
};

const HOUR_MS = 3_600_000;
const WAITS_H = [1, 5, 24, 24, 72, 200];
const STEPS = 30;

/** Some are away from here on, and none of them is anybody's deputy by naming: they are named one after another. */
function goAndCome(w: World, roll: () => number): void {
  const there: Partial<Record<Who, Who>> = {};
  for (const [who, deputies] of Object.entries(DEPUTIES) as [Who, readonly Who[]][]) {
    const deputy = deputies[Math.floor(roll() * deputies.length)];
    // Nobody who is away can be named; a deputy who goes away later passes on what they stand in for.
    if (roll() < 0.4 && deputy && there[deputy] === undefined) there[who] = deputy;
  }
  away(w.directory, there);
  if (w.case.record.length > 0) w.tries('clock', 'directory_changed');
}

const isAway = (w: World, openId: string): boolean => absenceOf(w.directory, openId) !== undefined;

/** Looks at whatever is said, and notes what must not be. */
function watched(w: World): string[] {
  const faults: string[] = [];
  const told = new Map<string, number>();
  const note = (wrong: boolean, words: string): void => {
    if (wrong) faults.push(`${words} at ${shanghaiDate(w.now)} ${shanghaiTime(w.now)}`);
  };
  w.onSaid((c: Case, item: OutboxItem) => {
    const { to, show } = item;
    const what = 'step' in show ? show.step : 'notification' in show ? show.notification : 'a fresh card';
    const reader = readerOf(to, w.directory);
    note(reader !== undefined && isAway(w, reader), `${reader} is away and told ${what}`);
    if ('notification' in show && NOTIFICATIONS.get(show.notification)?.wakes) {
      const whose = 'unit' in to ? { unit: to.unit } : {};
      const named = namedAt(c, show.audience, w.rules, whose, NOTIFICATIONS.get(show.notification)?.head);
      for (const p of named) note(isAway(w, p.openId), `${p.name} is away and named by ${what}`);
    }
    if (!('step' in show)) return;
    // A category that is changed there and back gives a clock the deadline it had.
    const again = c.record.filter((r) => r.event === 'reclassify').length;
    const key = `${show.step} ${reader ?? JSON.stringify(to)} ${again}`;
    // Lines of one minute for one reader are one message, which has each line once (`batch.ts`).
    note(told.has(key) && told.get(key) !== w.now.getTime(), `${key} once more`);
    told.set(key, w.now.getTime());
  });
  const taken = new Set<string>();
  w.onChange((c) => {
    for (const s of c.steps) {
      if (taken.has(s.key)) continue;
      taken.add(s.key);
      for (const p of s.to) note(isAway(w, p.openId), `${p.name} is away and on record for ${s.key}`);
      note(new Set(s.to.map((p) => p.openId)).size < s.to.length, `${s.key} twice to one`);
      const silent = s.dropped || s.passed || ['no_news', 'monthly', 'rework'].includes(s.kind);
      note(s.to.length === 0 && !silent, `${s.key} is told to nobody`);
    }
    if (!isOpen(c)) return;
    const waits = runningClocks(c, w.ctx()).map((r) => waitedFor(c, r, w.directory));
    note(!waits.some((people) => people.length > 0), 'waits for nobody');
    for (const p of waits.flat()) note(isAway(w, p.openId), `${p.name} is away and waited for`);
  });
  return faults;
}

/**
 * Walks of a case while people go away and come back.
 *
 * @param walks  how many at each place
 */
export function deputiesWalks(walks: number): void {
  describe('whoever goes away and comes back, nothing is told to the absent, to nobody or twice — lifecycle.md, "Deputies"', () => {
    const PROFILES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;
    const seen = { away: 0, told: 0 };

    it.each(PROFILES)('%s', (profile) => {
      for (let seed = 1; seed <= walks; seed++) {
        const roll = dice(seed * PROFILES.length + PROFILES.indexOf(profile));
        const mayor = profile === 'suqian' && seed % 2 === 0;
        const w = world('2026-09-24 10:00', { profile });
        const faults = watched(w);
        if (mayor) w.submit({ enterprise: 'e1', channel: 'mayor' }, 'desk');
        else w.submit({ category: roll() < 0.5 ? 'consultation' : 'appeal' });
        for (let i = 0; i < STEPS; i++) {
          if (roll() < 0.5) goAndCome(w, roll);
          seen.away += w.directory.absences?.length ?? 0;
          happens(w, roll);
          const hours = WAITS_H[Math.floor(roll() * WAITS_H.length)] ?? 0;
          const end = new Date(w.now.getTime() + hours * HOUR_MS);
          w.travelTo(`${shanghaiDate(end)} ${shanghaiTime(end)}`);
        }
        seen.told += w.case.steps.filter((s) => s.to.some((p) => p.name.includes('（代'))).length;
        // Everybody is back: no card is left with somebody who has no part in the case any more.
        away(w.directory, {});
        w.tries('clock', 'directory_changed');
        expect(staleCards(w.case, w.ctx()), `seed ${seed}`).toEqual([]);
        expect(faults, `seed ${seed}`).toEqual([]);
      }
    });

    it('people were away, and deputies were told in their place', () => {
      expect(seen.away).toBeGreaterThan(18 * walks);
      expect(seen.told).toBeGreaterThan(7 * walks);
    });
  });
}
