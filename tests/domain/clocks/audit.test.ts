import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { audited } from '../../../src/domain/clocks/audit.ts';
import { FALSIFIED, falsified } from '../../support/falsify.ts';
import { dice, wander } from './support/wander.ts';
import { inHand, type World, world } from './support/world.ts';

const SEEDS = 200;
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

/** What the auditor must have put back; the outbox and numbers of writes are its own. */
const facts = (c: Case) => ({
  clocks: c.clocks,
  assignments: c.assignments,
  obligations: c.obligations,
  coTasks: c.coTasks,
  // The primary case is asked anew how it stands.
  duplicateOf: c.duplicateOf && { ...c.duplicateOf, rev: 0 },
});

function merged(): World {
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

describe('the auditor — lifecycle.md, invariant 6; T15', () => {
  it(`finds nothing in healthy cases, mends whatever was falsified and says so, over ${SEEDS} seeds`, () => {
    const mended = new Map<string, number>();
    for (let seed = 1; seed <= SEEDS; seed++) {
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
    expect([...mended.keys()].sort()).toEqual([...FALSIFIED].sort());
  });

  it('a lost card is sent afresh to its own audience alone', () => {
    const w = inHand('2026-03-02 10:00');
    w.put((c) => ({ ...c, cards: c.cards.filter((k) => k.audience !== 'unit') }));
    const found = audited(w.case, w.ctx());
    expect(found.problems).toEqual(['card_unit']);
    expect(found.case.outbox.map(({ to, show }) => [to, show])).toEqual([[{ unit: 'scjg' }, { card: 'unit' }]]);
  });

  it('only names what is parked, or owed for more than a day: nothing is mended, and the case is not written for it', () => {
    const w = inHand('2026-03-02 10:00');
    const entry = { id: 'c1.9.0', at: w.now, to: { unit: 'scjg' }, show: { card: 'unit' as const } };
    w.put((c) => ({ ...c, outbox: [{ ...entry, parked: '230099' }], sendAt: null }));
    expect(audited(w.case, w.ctx())).toEqual({ problems: [], named: ['parked'], case: w.case });
    w.put((c) => ({ ...c, outbox: [entry], sendAt: entry.at }));
    expect(audited(w.case, w.ctx()).named).toEqual([]);
    const tomorrow = later(w.now, 1.1);
    const found = audited(w.case, { ...w.ctx(), now: tomorrow, at: tomorrow });
    expect(found).toEqual({ problems: [], named: ['unsent_long'], case: w.case });
  });

  it('mends what it can of a case of which it names something', () => {
    const w = inHand('2026-03-02 10:00');
    const { dueAt } = w.case;
    const entry = { id: 'c1.9.0', at: w.now, to: { unit: 'scjg' }, show: { card: 'unit' as const }, parked: '230099' };
    w.put((c) => ({ ...c, outbox: [entry], sendAt: null, dueAt: null }));
    const found = audited(w.case, w.ctx());
    expect(found).toMatchObject({ problems: ['dueAt'], named: ['parked'], case: { dueAt, outbox: [entry] } });
  });
});

describe('a merged case’s link — storage.md, "Across cases"', () => {
  it.each<[string, (c: Case) => Case]>([
    ['lost', ({ duplicateOf: _lost, ...c }) => c],
    [
      'pointing elsewhere',
      (c) => ({ ...c, ...(c.duplicateOf && { duplicateOf: { ...c.duplicateOf, id: 'c7', no: 'QS20260302-0007' } }) }),
    ],
  ])('%s is found and put back, and the primary case is asked how it stands', (_what, falsify) => {
    const w = merged();
    expect(audited(w.case, w.ctx()).problems).toEqual([]);
    const found = audited(falsify(w.case), w.ctx());
    expect(found.problems).toEqual(['duplicate_of']);
    expect(found.case.duplicateOf).toMatchObject({ id: 'c0', no: 'QS20260302-0009', rev: 0 });
    expect(found.case.outbox.map((o) => o.show)).toEqual([{ across: 'primary' }]);
  });

  it('a date put right is shown again: every card is drawn anew, and the cases that follow are told', () => {
    const w = inHand('2026-03-02 10:00');
    w.put((c) => ({ ...c, hasDuplicates: true }));
    const bent = falsified(w.case, 'the assignment’s deadline', dice(1)) ?? w.case;
    const found = audited(bent, w.ctx());
    expect(found.problems).toEqual(['handle_deadline']);
    const shows = found.case.outbox.map((o) => o.show);
    expect(shows).toEqual(
      expect.arrayContaining([{ card: 'desk' }, { card: 'unit' }, { card: 'respondent' }, { across: 'duplicates' }]),
    );
    // What nobody sees is put right in silence.
    expect(audited({ ...w.case, dueAt: null }, w.ctx()).case.outbox).toEqual([]);
  });
});
