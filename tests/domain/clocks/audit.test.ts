import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import { audited } from '../../../src/domain/clocks/audit.ts';
import { FALSIFIED, falsified } from '../../support/falsify.ts';
import { falsifiedAndMended, merged } from './support/mended.ts';
import { dice } from './support/wander.ts';
import { inHand } from './support/world.ts';

/** The proofs look at ten times as many. */
const SEEDS = 50;
const later = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000);

describe('the auditor — lifecycle.md, invariant 6; T15', () => {
  it(`finds nothing in healthy cases, mends whatever was falsified and says so, over ${SEEDS} seeds`, () => {
    const mended = falsifiedAndMended(SEEDS);
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
