import { describe, expect, it } from 'vitest';
import { audienceFor } from '../../../src/domain/case/audiences.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { type CaseWorld, caseWorld, type Options } from '../../support/case-world.ts';
import { openIdOf } from '../../support/small-town.ts';

/** A case at 市场监管局, escalated so often; what is sent for the last time. */
function escalated(profile: NonNullable<Options['profile']>, levels: number): { w: CaseWorld; told: string[] } {
  const w = caseWorld({ profile });
  w.caseIn('in_progress');
  for (let level = 1; level <= levels; level += 1) {
    w.put((c) => ({ ...c, outbox: [] }));
    w.do('desk', 'escalate', { reason: '涉及多部门' });
  }
  return { w, told: w.owes().filter((line) => line.includes('notification:escalated')) };
}
const seen = (w: CaseWorld, who: Parameters<typeof openIdOf>[0]) => {
  const actor = actorOf(w.directory, openIdOf(who));
  return actor && audienceFor(w.case, actor, w.rules);
};

describe('提级协调: who takes part is told and sees the case — R-504; SQ (十二); HZ 三(三)3', () => {
  it.each([
    ['suqian', 1, ['ou_head']],
    ['suqian', 2, ['dcs']],
    ['suqian', 3, []],
    ['suqian', 4, ['ou_viceMayor']],
    ['suzhou', 2, ['desk', 'ou_leader', 'ou_secretary']],
    ['suzhou', 3, ['dcs']],
    ['malu', 3, ['ou_leader', 'ou_secretary']],
    ['huzhou', 1, ['ou_leader', 'ou_head']],
    ['huzhou', 4, ['ou_viceMayor']],
  ] as const)('%s, level %i: supervision, and %s', (profile, level, parties) => {
    const { told } = escalated(profile, level);
    expect(told.filter((line) => line.endsWith('notification:escalated_party')).sort()).toEqual(
      parties.map((to) => `${to} notification:escalated_party`).sort(),
    );
    expect(told).toContain('supervision notification:escalated');
  });

  it('an office and a leader of everything get a card; those of earlier levels keep theirs', () => {
    const { w } = escalated('suqian', 4);
    expect(w.owes()).toEqual(expect.arrayContaining(['dcs card:party', 'ou_viceMayor card:leader']));
    expect([seen(w, 'coordinator'), seen(w, 'viceMayor')]).toEqual(['party', 'leader']);
    expect(w.refusal('coordinator', 'see_record')).toBeNull();
    expect(w.refusal('coordinator', 'accept')).toMatchObject({ code: 'not_yours' });
  });

  it('the lead unit that was named is asked to lead, sees the case, and takes over no duty', () => {
    const w = caseWorld({ profile: 'suqian' });
    w.caseIn('in_progress');
    expect(seen(w, 'otherUnit')).toBeNull();
    w.do('unit', 'escalate', { reason: '涉及社保', leadUnit: 'rsj' });
    expect(w.owes()).toEqual(expect.arrayContaining(['rsj card:party', 'rsj notification:escalated_lead']));
    expect(seen(w, 'otherUnit')).toBe('party');
    expect(w.buttons('party')).toEqual(expect.arrayContaining(['see_record']));
    for (const event of ['see_record', 'why_date'] as const) expect(w.refusal('otherUnit', event)).toBeNull();
    for (const event of ['finish', 'progress'] as const)
      expect(w.refusal('otherUnit', event)).toMatchObject({ code: 'not_yours' });
    expect(w.assignment.unit).toBe('scjg');
  });

  it('somebody who takes part no longer sees a case that was made confidential', () => {
    const { w } = escalated('suqian', 2);
    w.do('desk', 'make_confidential');
    expect(seen(w, 'coordinator')).toBeNull();
    expect(w.owes()).not.toContain('dcs card:party');
  });

  it('the clock’s own escalation tells them as well', () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-03-02 10:00' });
    w.caseIn('in_progress');
    for (let round = 1; round <= 3; round += 1) {
      w.do('unit', 'finish');
      w.do('contact', 'not_done');
    }
    w.travelTo('2026-03-04 09:05');
    expect(w.owes()).toEqual(
      expect.arrayContaining(['supervision notification:rework_escalated', 'ou_head notification:rework_party']),
    );
  });
});
