import { describe, expect, it } from 'vitest';
import { type Case, isOpen } from '../../../src/domain/case/case.ts';
import { audited } from '../../../src/domain/escalation/audit.ts';
import { dice, wander } from './support/wander.ts';
import { inHand, type World, world } from './support/world.ts';

const SEEDS = 200;
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

type Falsify = (c: Case, roll: () => number) => Case | null;
const firstClock = (c: Case) => Object.entries(c.clocks)[0];

/** What a hand or a bug may do to a stored case; null where the case has nothing of the kind. */
const FALSE: Record<string, Falsify> = {
  dueAt: (c, roll) => ({
    ...c,
    dueAt: c.dueAt && roll() < 0.5 ? later(c.dueAt, 30) : c.dueAt ? null : later(c.receivedAt, 9),
  }),
  owedAt: (c) => ({ ...c, owedAt: c.owedAt ? null : later(c.receivedAt, 1) }),
  'a clock removed': (c) => {
    const [name] = firstClock(c) ?? [];
    return name ? { ...c, clocks: Object.fromEntries(Object.entries(c.clocks).filter(([k]) => k !== name)) } : null;
  },
  'a clock moved': (c, roll) => {
    const [name, clock] = firstClock(c) ?? [];
    const days = roll() < 0.5 ? 20 : -20;
    return name && clock
      ? { ...c, clocks: { ...c.clocks, [name]: { ...clock, deadline: later(clock.deadline, days) } } }
      : null;
  },
  'a clock too many': (c) => {
    const [, clock] = firstClock(c) ?? [];
    return clock && !c.clocks.legal_decision ? { ...c, clocks: { ...c.clocks, legal_decision: clock } } : null;
  },
  'the leg’s deadline': (c) => {
    const leg = c.legs.at(-1);
    if (!leg?.deadline || leg.endedAt) return null;
    return { ...c, legs: [...c.legs.slice(0, -1), { ...leg, deadline: later(leg.deadline, 7) }] };
  },
  'an obligation’s clock': (c) => {
    const owed = c.obligations.find((o) => !o.metAt && !o.lapsedAt);
    if (!owed) return null;
    const moved = { ...owed, clock: { ...owed.clock, deadline: later(owed.clock.deadline, 90) } };
    return { ...c, obligations: c.obligations.map((o) => (o === owed ? moved : o)) };
  },
  'cards lost': (c) => (isOpen(c) ? { ...c, cards: [] } : null),
  'the desk’s card lost': (c) => (isOpen(c) ? { ...c, cards: c.cards.filter((k) => k.seat !== 'desk') } : null),
};

/** What the auditor must have put back; messages owed and numbers of writes are its own. */
const facts = (c: Case) => ({ clocks: c.clocks, legs: c.legs, obligations: c.obligations, follows: c.follows });

const healthy = (seed: number): World => {
  const w = world('2026-09-24 10:00', { profile: 'suqian' });
  wander(w, seed, 3 + (seed % 20));
  return w;
};

describe('the auditor — lifecycle.md, invariant 6; T15', () => {
  it(`finds nothing in healthy cases, mends whatever was falsified and says so, over ${SEEDS} seeds`, () => {
    const mended = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const w = healthy(seed);
      const c = w.case;
      expect(audited(c, w.ctx()), `seed ${seed}`).toEqual({ problems: [], case: c });
      for (const [what, falsify] of Object.entries(FALSE)) {
        const roll = dice(seed);
        const wrong = falsify(c, roll);
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
    expect([...mended.keys()].sort()).toEqual(Object.keys(FALSE).sort());
  });

  it('a lost card is sent afresh to its own seat alone', () => {
    const w = inHand('2026-03-02 10:00');
    w.put((c) => ({ ...c, cards: c.cards.filter((k) => k.seat !== 'unit') }));
    const found = audited(w.case, w.ctx());
    expect(found.problems).toEqual(['card_unit']);
    expect(found.case.owed.map(({ to, show }) => [to, show])).toEqual([[{ unit: 'scjg' }, { card: 'unit' }]]);
  });

  it('names what is parked, and what has been owed for more than a day', () => {
    const w = inHand('2026-03-02 10:00');
    const entry = { id: 'c1.9.0', at: w.now, to: { unit: 'scjg' }, show: { card: 'unit' as const } };
    w.put((c) => ({ ...c, owed: [{ ...entry, parked: '230099' }], owedAt: null }));
    expect(audited(w.case, w.ctx()).problems).toEqual(['parked']);
    w.put((c) => ({ ...c, owed: [entry], owedAt: entry.at }));
    const tomorrow = later(w.now, 1.1);
    expect(audited(w.case, { ...w.ctx(), now: tomorrow, at: tomorrow }).problems).toEqual(['owed_long']);
  });
});

describe('a merged case’s link — storage.md, "Across cases"', () => {
  function merged(): World {
    const leader = inHand('2026-03-02 09:00');
    const w = world('2026-03-02 10:00');
    w.submit();
    w.do('desk', 'merge', { leader: 'QS20260302-0009' }, { ...leader.case, _id: 'c0', no: 'QS20260302-0009' });
    return w;
  }

  it.each<[string, (c: Case) => Case]>([
    ['lost', ({ follows: _lost, ...c }) => c],
    [
      'pointing elsewhere',
      (c) => ({ ...c, ...(c.follows && { follows: { ...c.follows, id: 'c7', no: 'QS20260302-0007' } }) }),
    ],
  ])('%s is found and put back, and the leading case is asked how it stands', (_what, falsify) => {
    const w = merged();
    expect(audited(w.case, w.ctx()).problems).toEqual([]);
    const found = audited(falsify(w.case), w.ctx());
    expect(found.problems).toEqual(['follows']);
    expect(found.case.follows).toMatchObject({ id: 'c0', no: 'QS20260302-0009', rev: 0 });
    expect(found.case.owed.map((o) => o.show)).toEqual([{ across: 'leader' }]);
  });
});
