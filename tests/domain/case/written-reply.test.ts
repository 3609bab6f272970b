import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { type CaseWorld, caseWorld } from '../../support/case-world.ts';

const dissatisfied = (): CaseWorld => {
  const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
  w.caseIn('confirmed');
  w.rated('2');
  return w;
};
const finishedAgain = (w: CaseWorld, level: string, unit: 'unit' | 'otherUnit' = 'unit') => {
  w.do(unit, 'finish');
  w.do('contact', 'confirm');
  return w.rated(level);
};
const open = (w: CaseWorld) => w.case.obligations.filter((o) => !o.metAt && !o.lapsedAt).map((o) => o.unit);

describe('书面答复 — R-405 (ML 六(四))', () => {
  it('is owed by the assignment’s unit from the settled dissatisfied rating: 15 working days', () => {
    const w = dissatisfied();
    expect(w.case.obligations).toMatchObject([
      {
        unit: 'scjg',
        assignment: 1,
        clock: { deadline: shanghai('2026-10-22 17:30'), limit: { clause: 'ML 六(四)' } },
      },
    ]);
    expect(w.buttons('unit')).toContain('written_reply');
    expect(w.refusal('desk', 'written_reply')).toMatchObject({ code: 'not_yours', by: ['obliged'] });
  });

  it('is owed from an approved closure, and for a direct answer by the desk', () => {
    const closure = caseWorld();
    closure.caseIn('closure_review');
    closure.do('desk', 'approve');
    expect(open(closure)).toEqual(['scjg']);

    const answer = caseWorld();
    answer.caseIn('answered');
    answer.do('contact', 'confirm');
    answer.rated('1');
    expect(open(answer)).toEqual(['desk']);
    answer.do('deskOfficer', 'written_reply');
    expect(answer.do('sender', 'reply_delivered').obligations[0]).toMatchObject({ metAt: answer.now });
  });

  it('a rating not yet settled owes nothing', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    expect(w.do('contact', 'rate', { datum: '1' }).obligations).toEqual([]);
  });

  it('is met when Feishu has answered for the file that goes to the respondent; it outlives closing', () => {
    const w = dissatisfied();
    w.do('desk', 'accept_explanation');
    expect(w.case.obligations[0]?.clock.deadline).toEqual(shanghai('2026-10-22 17:30'));
    expect(w.case.dueAt).toEqual(shanghai('2026-10-19 09:05')); // three working days before
    w.at('2026-10-10 10:00');
    const c = w.do('unit', 'written_reply');
    expect(c.files).toMatchObject([{ purpose: 'written_reply', visible: true }]);
    expect(c.obligations[0]?.metAt).toBeUndefined();
    expect(w.owes().join()).not.toContain('written_reply_sent');
    const sent = c.outbox.find((o) => 'file' in o.show);
    expect(sent).toMatchObject({ to: { person: 'ou_contact' }, onDelivery: 'reply_delivered' });
    expect(w.refusal('unit', 'written_reply')).toEqual({ code: 'nothing_changed' });
    w.later(1_000);
    const done = w.do('sender', 'reply_delivered', { file: c.files[0]?.id });
    expect(done).toMatchObject({ state: 'closed', dueAt: null, obligations: [{ metAt: w.now }] });
    expect(w.owes().join()).toContain('written_reply_sent');
    expect(w.refusal('sender', 'reply_delivered')).toEqual({ code: 'nothing_changed' });
    expect(w.refusal('unit', 'written_reply')).toMatchObject({ code: 'not_yours' });
  });

  it('of several files is met by the last of them', () => {
    const w = dissatisfied();
    const page = (id: string) => ({ id, name: `${id}.jpg`, size: 1, sha256: '0' });
    w.do('unit', 'written_reply', { files: [page('p1'), page('p2')] });
    expect(w.do('sender', 'reply_delivered', { file: 'p2' }).obligations[0]?.metAt).toBeUndefined();
    w.later(1_000);
    expect(w.do('sender', 'reply_delivered', { file: 'p1' }).obligations[0]?.metAt).toEqual(w.now);
  });

  it('past its deadline it climbs, each step once, and stays owed', () => {
    const w = dissatisfied();
    w.do('desk', 'accept_explanation');
    w.travelTo('2026-12-01 10:00');
    const rungs = w.case.steps
      .filter((s) => s.clock === 'written_reply' && !['long_overdue', 'weekly'].includes(s.kind))
      .map((s) => s.kind);
    expect(rungs).toEqual(['remind', 'remind', 'warn', 'alarm', 'rung', 'missed', 'rung', 'rung']);
    expect(open(w)).toEqual(['scjg']);
  });

  it('lapses when a later assignment is rated satisfied', () => {
    const w = dissatisfied();
    w.do('desk', 'go_on');
    finishedAgain(w, '4');
    expect(w.case).toMatchObject({ outcome: 'satisfied', obligations: [{ lapsedAt: w.now }], dueAt: null });
  });

  it('does not lapse by silence', () => {
    const w = dissatisfied();
    w.do('desk', 'go_on');
    w.do('unit', 'finish');
    w.do('contact', 'confirm');
    w.travelTo('2026-10-10 10:00');
    expect(w.case.outcome).toBe('unrated');
    expect(open(w)).toEqual(['scjg']);
  });

  it('what an approved closure owes does not lapse by the rating of that same assignment', () => {
    const w = caseWorld();
    w.caseIn('closure_review');
    w.do('desk', 'approve');
    w.rated('5');
    expect(open(w)).toEqual(['scjg']);
  });

  it('one letter answers what a unit owes twice', () => {
    const w = dissatisfied();
    w.do('desk', 'go_on');
    finishedAgain(w, '1');
    expect(w.case.obligations).toMatchObject([{ unit: 'scjg', assignment: 2 }]);
  });

  it('obligations stay with the unit they name; one unit’s letter does not meet another’s', () => {
    const w = dissatisfied();
    w.do('desk', 'go_on');
    w.do('desk', 'reassign', { unit: 'rsj' });
    w.do('otherUnit', 'accept');
    finishedAgain(w, '1', 'otherUnit');
    expect(open(w)).toEqual(['scjg', 'rsj']);
    w.do('otherUnit', 'written_reply');
    w.do('sender', 'reply_delivered');
    expect(open(w)).toEqual(['scjg']);
    w.do('unit', 'written_reply');
    w.do('sender', 'reply_delivered');
    expect(open(w)).toEqual([]);
  });

  it('an assignment whose letter has been given owes no second', () => {
    const w = dissatisfied();
    w.do('unit', 'written_reply');
    w.do('sender', 'reply_delivered');
    w.do('desk', 'note_call');
    w.do('unit', 'apply_to_close');
    w.do('desk', 'approve');
    expect(w.case.obligations).toHaveLength(1);
  });
});
