import { describe, expect, it } from 'vitest';
import type { Role } from '../../support/small-town.ts';
import { type Happened, watchClock } from './support/happened.ts';
import { dice, wander } from './support/wander.ts';
import { inHand, type World, world } from './support/world.ts';

/** Five working days from Monday 03-02: due Monday 03-09. */
const consultation = () => inHand('2026-03-02 10:00', { category: 'consultation' });

describe('after an outage — calendar.md, rule 6', () => {
  it('what fell due is told once, in order, 补发, in the next window; overtaken reminders are dropped', () => {
    const w = consultation();
    w.travelTo('2026-03-05 12:00');
    w.awayUntil('2026-03-13 20:00');
    w.travelTo('2026-03-16 12:00');
    expect(w.lines(' handle', 'says')).toEqual([
      '03-16 09:05 赵明远 says no_news',
      '03-16 09:05 #scjg says news_wanted',
      '03-16 09:05 #scjg alarm handle @周芳 补发 03-10 09:05',
      '03-16 09:05 李强 rung handle 补发 03-10 09:05',
      '03-16 09:05 蒋文涛 rung handle 补发 03-12 09:05',
      '03-16 09:05 陈刚 rung handle',
      '03-16 09:05 顾秘书长 rung handle',
    ]);
    expect(w.case.steps.filter((s) => s.dropped).map((s) => [s.kind, s.to])).toEqual([
      ['remind', []],
      ['warn', []],
    ]);
  });

  it('a reminder that comes late but before its deadline is told all the same', () => {
    const w = consultation();
    w.travelTo('2026-03-05 12:00');
    w.awayUntil('2026-03-06 14:10');
    expect(w.lines(' handle')).toEqual(['03-06 14:10 #scjg remind handle @周芳 补发 03-06 09:05']);
  });

  it('half an hour is no outage', () => {
    const w = consultation();
    w.travelTo('2026-03-06 09:00');
    w.awayUntil('2026-03-06 09:30');
    expect(w.lines(' handle')).toEqual(['03-06 09:05 #scjg remind handle @周芳']);
  });

  it('what fell due in the last minutes of an outage is 补发 as well', () => {
    const w = consultation();
    w.travelTo('2026-03-09 20:00');
    w.quiet();
    w.awayUntil('2026-03-10 09:10');
    expect(w.lines(' handle')).toEqual([
      '03-10 09:10 #scjg alarm handle @周芳 补发 03-10 09:05',
      '03-10 09:10 李强 rung handle 补发 03-10 09:05',
    ]);
  });

  it('an urgent case waits for no window', () => {
    const w = inHand('2026-03-02 10:00', { urgency: 'urgent' }, { profile: 'suqian' });
    w.travelTo('2026-03-04 12:00');
    w.awayUntil('2026-03-07 22:00');
    w.travelTo('2026-03-07 22:10');
    expect(w.lines(' handle').slice(2)).toEqual([
      '03-07 22:03 #scjg alarm handle @周芳 补发 03-04 17:30',
      '03-07 22:03 李强 rung handle 补发 03-05 09:05',
    ]);
  });

  it('a month’s progress is owed since the day it fell due, and its rungs keep their place in the order', () => {
    const w = consultation();
    w.travelTo('2026-03-31 12:00');
    w.quiet();
    w.awayUntil('2026-04-08 10:10');
    expect(w.lines('monthly', ' handle')).toEqual([
      '04-08 10:10 #scjg says monthly_owed 补发：应于4月1日（周三）09:05发出',
      '04-08 10:10 #scjg alarm monthly_progress @周芳 补发 04-02 09:05',
      '04-08 10:10 李强 rung monthly_progress 补发 04-02 09:05',
      '04-08 10:10 蒋文涛 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 陈刚 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 顾秘书长 long_overdue handle 补发 04-07 09:05',
      '04-08 10:10 蒋文涛 rung monthly_progress 补发 04-07 09:05',
    ]);
    const due = w.case.steps.map((s) => s.at.getTime());
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });

  it('three months away: every month’s obligation and every list of 久拖未决, each once', () => {
    const still = consultation();
    still.travelTo('2026-06-10 12:00');
    const away = consultation();
    away.travelTo('2026-03-04 12:00');
    away.awayUntil('2026-06-10 12:00');
    const acted = (w: typeof still) =>
      w.case.steps.filter((s) => ['alarm', 'rung', 'long_overdue', 'monthly'].includes(s.kind)).map((s) => s.key);
    expect(acted(away)).toEqual(acted(still));
    expect(new Set(acted(away)).size).toBe(acted(away).length);
    expect(away.case.obligations.map((o) => o.id)).toEqual(['2026-04', '2026-05', '2026-06']);
  });

  it('one telling of no news makes up for all that were missed', () => {
    const w = consultation();
    w.travelTo('2026-03-04 12:00');
    w.awayUntil('2026-04-10 12:10');
    w.travelTo('2026-04-17 12:00');
    expect(w.lines('赵明远 says no_news')).toEqual([
      '04-10 12:10 赵明远 says no_news',
      '04-17 09:05 赵明远 says no_news',
    ]);
  });
});

const PROFILES = ['suzhou', 'malu', 'huzhou', 'suqian'] as const;
const AWAY_H = [9, 3 * 24, 21 * 24];
const LIVES = 20;
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

describe('whenever it is away and for however long — calendar.md, rule 6', () => {
  it.each(PROFILES)('%s: every alarm, rung, transition and obligation of the unstopped life, once', (profile) => {
    for (let n = 1; n <= LIVES; n++) {
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

      // Where no state changed meanwhile nothing is overtaken: everybody is told all that they would have been.
      const moved = still.happened.some((h) => h.kind === 'transition' && missed(h));
      const told = (lines: string[]) =>
        lines.map(words).filter((l) => / (alarm|rung|long_overdue) |monthly_owed/.test(l));
      if (!moved) expect(told(away.lines).sort(), of).toEqual(told(still.lines).sort());
      seen.gaps += 1;
      seen.moved += moved ? 1 : 0;
      seen.late += steps.filter((h) => h.late).length;
    }
  });

  it('the outages have hit what they should', () => {
    expect(seen.gaps).toBe(LIVES * PROFILES.length);
    expect(seen.moved).toBeGreaterThan(9);
    expect(seen.dropped).toBeGreaterThan(20);
    expect(seen.late).toBeGreaterThan(100);
  });
});
