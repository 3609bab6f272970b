import { describe, expect, it } from 'vitest';
import { audienceFor } from '../../../src/domain/case/audiences.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';
import { openIdOf, type PEOPLE } from '../../support/small-town.ts';

/** As whom these people see the case; `nobody` may not see it. */
const seenBy = (w: CaseWorld, ...people: (keyof typeof PEOPLE)[]): Record<string, string> =>
  Object.fromEntries(
    people.map((who) => {
      const actor = actorOf(w.directory, openIdOf(who));
      return [who, (actor && audienceFor(w.case, actor, w.rules)) ?? 'nobody'];
    }),
  );

describe('as whom somebody sees a case — R-801, R-802', () => {
  it('in hand at a unit with a co-unit', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1' }, 'agent');
    w.do('desk', 'dispatch', { unit: 'scjg', coUnits: ['rsj'] });
    w.do('unit', 'accept');
    expect(seenBy(w, 'contact', 'standIn', 'agent', 'desk', 'unit', 'head', 'otherUnit', 'supervision')).toEqual({
      contact: 'respondent',
      standIn: 'respondent',
      agent: 'filer',
      desk: 'desk',
      unit: 'unit',
      head: 'unit',
      otherUnit: 'co_unit',
      supervision: 'supervision',
    });
    expect(seenBy(w, 'viceMayor', 'leader', 'otherContact', 'thirdUnit', 'coordinator', 'expert')).toEqual({
      viceMayor: 'leader',
      leader: 'leader',
      otherContact: 'nobody',
      thirdUnit: 'nobody',
      // Looks on in what it does not dispatch.
      coordinator: 'party',
      expert: 'nobody',
    });
  });

  it('referred to the coordinator, and given to a board', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1' }, 'agent');
    w.do('desk', 'refer');
    expect(seenBy(w, 'desk', 'coordinator')).toEqual({ desk: 'desk', coordinator: 'coordinator' });
    w.do('coordinator', 'dispatch', { unit: 'ysrc' });
    expect(seenBy(w, 'chief')).toEqual({ chief: 'chief' });
  });

  it('while it is signed', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.submit({ enterprise: 'e1', channel: 'mayor' }, 'deskOfficer', 'desk');
    w.do('desk', 'dispatch', { unit: 'scjg' });
    expect(seenBy(w, 'secretary')).toEqual({ secretary: 'signer' });
  });

  it('while an expert is asked, and no longer', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1' }, 'contact');
    w.do('desk', 'ask_expert');
    expect(seenBy(w, 'expert')).toEqual({ expert: 'expert' });
    w.do('desk', 'dispatch', { unit: 'scjg' });
    expect(seenBy(w, 'expert')).toEqual({ expert: 'nobody' });
  });

  it('confidential it is seen by its officers alone', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1' }, 'contact');
    w.do('desk', 'make_confidential');
    expect(seenBy(w, 'contact', 'desk', 'supervision', 'confidentialOfficer')).toEqual({
      contact: 'nobody',
      desk: 'nobody',
      supervision: 'nobody',
      confidentialOfficer: 'confidential_officer',
    });
  });
});
