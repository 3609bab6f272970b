import { describe, expect, it } from 'vitest';
import { caseIn } from '../../support/builders.ts';
import type { CaseWorld } from '../../support/case-world.ts';

const cardsFor = ({ case: c }: CaseWorld, person: string) =>
  c.outbox.flatMap(({ show, to }) => ('card' in show && 'person' in to && to.person === person ? [show] : []));
const begun = () => {
  const { world } = caseIn('in_progress');
  world.put((c) => ({ ...c, outbox: [] }));
  return world;
};

describe('who must act in private gets the card anew — lifecycle.md, invariant 7', () => {
  it('when a result is to be confirmed, and only once however much happens until it is sent', () => {
    const w = begun();
    w.do('contact', 'add');
    expect(cardsFor(w, 'ou_contact')).toEqual([{ card: 'respondent' }]);
    w.do('unit', 'finish');
    expect(cardsFor(w, 'ou_contact')).toEqual([{ card: 'respondent', fresh: true }]);
    w.do('contact', 'add');
    expect(cardsFor(w, 'ou_contact')).toEqual([{ card: 'respondent', fresh: true }]);
  });

  it('when an explanation is to be rated', () => {
    const { world } = caseIn('closure_review');
    world.put((c) => ({ ...c, outbox: [] }));
    world.do('desk', 'approve');
    expect(cardsFor(world, 'ou_contact')).toEqual([{ card: 'respondent', fresh: true }]);
  });

  it('when material is awaited; for the court nothing comes anew', () => {
    for (const [reason, fresh] of [
      ['material', true],
      ['court', false],
    ] as const) {
      const w = begun();
      w.do('unit', 'ask_pause', { reason });
      w.do('desk', 'grant_pause');
      expect(cardsFor(w, 'ou_contact')).toEqual([{ card: 'respondent', ...(fresh && { fresh }) }]);
    }
  });

  it('not for progress, and not for whoever has just pressed on it', () => {
    const w = begun();
    w.do('unit', 'progress', { visible: 'yes' });
    expect(cardsFor(w, 'ou_contact')).toEqual([{ card: 'respondent' }]);
    const { world } = caseIn('resolved');
    world.put((c) => ({ ...c, outbox: [] }));
    world.do('contact', 'confirm');
    expect(cardsFor(world, 'ou_contact')).toEqual([{ card: 'respondent' }]);
  });
});
