import { describe, expect, it } from 'vitest';
import { Case } from '../../../src/domain/case/case.ts';
import { KEPT } from '../../../src/domain/events/make-confidential.ts';
import { caseWorld } from '../../support/case-world.ts';
import { everyField } from '../../support/every-field.ts';

/** Nothing happens any more to a case whose words are erased. */
const { erasedAt: _over, ...ALIVE } = Case.shape;
const FIELDS = Object.keys(ALIVE) as (keyof Case)[];

/** What 转保密 itself says of the case, whatever it was before. */
const SAID: Partial<Case> = { state: 'submitted', confidential: true, confirmRenewed: false };

/** A case in progress that holds something in every field there is. */
const full = () => {
  const w = caseWorld({ now: '2026-03-02 10:00' });
  w.caseIn('in_progress');
  const example = Case.parse(everyField(Case)[0]);
  const { forms, outbox, related, erasedAt: _, ...more } = example;
  w.put((c) => ({ ...more, ...c, forms, outbox, related, confidential: false, confirmRenewed: true }));
  return w;
};

describe('转保密 drops whatever is not on the list of what it keeps — R-802', () => {
  it('the list names fields that there are, each once', () => {
    expect(KEPT.filter((field) => !FIELDS.includes(field))).toEqual([]);
    expect(new Set(KEPT).size).toBe(KEPT.length);
  });

  it('of a case with something in every field', () => {
    const w = full();
    const before = w.case;
    expect(FIELDS.filter((field) => before[field] === undefined)).toEqual([]);
    const after = w.do('desk', 'make_confidential');
    const dropped = FIELDS.filter((field) => !(KEPT as readonly string[]).includes(field) && !(field in SAID));
    expect(dropped.length).toBeGreaterThan(20);
    // What the decision itself owes and starts is the officers' alone, and held elsewhere.
    for (const field of dropped.filter((name) => name !== 'outbox' && name !== 'clocks'))
      expect([field, after[field] ?? []]).toEqual([field, []]);
    expect(Object.keys(after.clocks)).toEqual(['dispatch']);
    expect(after.outbox.filter((o) => before.outbox.some((was) => was.id === o.id))).toEqual([]);
    expect(after).toMatchObject(SAID);
    for (const field of ['_id', 'no', 'title', 'content', 'filer', 'respondent', 'files', 'progress'] as const)
      expect([field, after[field]]).toEqual([field, before[field]]);
  });
});
