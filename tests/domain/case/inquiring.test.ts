import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';

describe('查看联系方式, 查看附件, 办理记录 — R-801, R-803', () => {
  it('is sent privately and logged; no card is drawn and none becomes stale', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    const { v, rev, outbox } = w.case;
    const c = w.do('unit', 'see_contact', undefined, { v: 1 });
    expect(c).toMatchObject({ v, rev: rev + 1 });
    expect(c.outbox.slice(outbox.length)).toMatchObject([
      { to: { person: 'ou_unit' }, show: { inquiry: 'contact', audience: 'unit' } },
    ]);
    expect(c.record.at(-1)).toMatchObject({ event: 'see_contact', by: { name: '周芳' }, input: {} });
    expect(c.record.at(-1)?.touched).toEqual({ assignment: 1 });
  });

  it('contact data only for those who handle the case, only while it is open', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    expect(w.refusal('desk', 'see_contact')).toBeNull();
    for (const who of ['otherUnit', 'supervision', 'leader', 'contact', 'agent', 'coordinator'] as const)
      expect([who, w.refusal(who, 'see_contact')?.code]).toEqual([who, 'not_yours']);
    w.rated('5');
    expect(w.refusal('desk', 'see_contact')).toMatchObject({ code: 'wrong_state', state: 'closed' });
  });

  it('the record also for supervision and the leader in charge, at any time', () => {
    const w = caseWorld();
    w.caseIn('withdrawn');
    expect(w.refusal('leader', 'see_record')).toMatchObject({ code: 'not_yours' }); // no unit of theirs was in it
    w.caseIn('confirmed');
    w.rated('5');
    for (const who of ['desk', 'unit', 'supervision', 'leader'] as const)
      expect([who, w.refusal(who, 'see_record')]).toEqual([who, null]);
    for (const who of ['contact', 'otherUnit'] as const)
      expect([who, w.refusal(who, 'see_record')?.code]).toEqual([who, 'not_yours']);
  });

  it('files also for the respondent, through the respondent’s eyes', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('contact', 'see_files')).toEqual({ code: 'no_files' });
    w.do('contact', 'attach');
    const c = w.do('contact', 'see_files');
    const looked = c.outbox.find((o) => 'inquiry' in o.show);
    expect(looked).toMatchObject({ to: { person: 'ou_contact' }, show: { inquiry: 'files', audience: 'respondent' } });
  });
});
