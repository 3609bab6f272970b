import { describe, expect, it } from 'vitest';
import { caseWorld } from '../../support/case-world.ts';

const FIRST = 'QS20260924-0001';
const two = () => {
  const w = caseWorld();
  w.submit({}, 'otherContact');
  w.later(60_000);
  w.another();
  return w;
};

describe('关联, 标记重发 — R-108, R-408', () => {
  it.each([
    ['link', 'related', (c: ReturnType<typeof two>['case']) => c.related[0]],
    ['mark_recurrence', 'original', (c: ReturnType<typeof two>['case']) => c.recurrenceOf],
  ] as const)('%s: recorded, no change of state, once', (event, field, mark) => {
    const w = two();
    const { v, state } = w.case;
    const c = w.do('desk', event, { [field]: FIRST.toLowerCase() });
    expect(c).toMatchObject({ v, state });
    expect(mark(c)).toMatchObject({ id: 'c1', no: FIRST, by: { name: '王敏' } });
    expect(w.refusal('desk', event, { [field]: FIRST })).toEqual({ code: 'already_marked' });
    expect(w.refusal('desk', event, { [field]: w.case.no })).toMatchObject({ code: 'not_a_primary', why: 'itself' });
    expect(w.refusal('desk', event, { [field]: 'QS20260924-0099' })).toMatchObject({ code: 'no_such_number' });
  });

  it('a repeat came later than what it repeats', () => {
    const w = two();
    w.turnTo('c1');
    expect(w.refusal('desk', 'mark_recurrence', { original: 'QS20260924-0002' })).toMatchObject({ why: 'later' });
  });
});

describe('典型案例, 红黑榜 — R-408, R-604', () => {
  it('once each; a case may change its list', () => {
    const w = caseWorld();
    w.caseIn('confirmed');
    w.rated('5');
    w.do('desk', 'mark_typical', { reason: '可复制推广' });
    expect(w.case.typical).toMatchObject({ reason: '可复制推广' });
    expect(w.refusal('desk', 'mark_typical')).toEqual({ code: 'already_marked' });
    w.do('desk', 'list_case', { list: 'red' });
    expect(w.refusal('desk', 'list_case', { list: 'red' })).toEqual({ code: 'already_marked' });
    expect(w.do('desk', 'list_case', { list: 'black', reason: '弄虚作假' }).listed).toMatchObject({ list: 'black' });
    expect(w.refusal('desk', 'list_case', { list: 'gold' })).toMatchObject({ code: 'bad_form' });
  });
});

describe('剔除 — metrics.md, "Counting"', () => {
  it('the unit asks with a reason of the profile, supervision decides, the unit is told', () => {
    const w = caseWorld();
    w.caseIn('in_progress');
    expect(w.refusal('unit', 'ask_exclusion', { reason: 'nothing' })).toMatchObject({ code: 'unknown_choice' });
    w.do('unit', 'ask_exclusion');
    expect(w.owes()).toEqual(
      expect.arrayContaining(['supervision card:supervision', 'supervision notification:exclusion_asked']),
    );
    expect(w.refusal('unit', 'ask_exclusion')).toEqual({ code: 'pending_already' });
    w.do('supervision', 'refuse_exclusion');
    expect(w.owes()).toContain('scjg notification:exclusion_refused');
    w.do('unit', 'ask_exclusion', { reason: 'force_majeure' });
    w.do('supervision', 'approve_exclusion');
    expect(w.case).toMatchObject({ state: 'in_progress', exclusion: { reason: 'force_majeure', approvedAt: w.now } });
    expect(w.refusal('unit', 'ask_exclusion')).toEqual({ code: 'pending_already' });
    for (const event of ['approve_exclusion', 'refuse_exclusion'])
      expect(w.refusal('supervision', event)).toEqual({ code: 'nothing_changed' });
  });
});

describe('请专家解答 — R-201; SZ 8', () => {
  it('the asked expert replies to the desk, which answers with it', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'ask_expert', { question: '是否适用优惠税率' });
    expect(w.owes()).toEqual(expect.arrayContaining(['ou_expert card:expert', 'ou_expert notification:expert_asked']));
    expect(w.refusal('desk', 'ask_expert')).toEqual({ code: 'pending_already' });
    expect(w.buttons('expert')).toEqual(['expert_reply']);
    w.do('expert', 'expert_reply', { text: '适用' });
    expect(w.case.expertAsk).toMatchObject({ reply: '适用', repliedAt: w.now });
    expect(w.owes()).toContain('desk notification:expert_replied');
    expect(w.refusal('expert', 'expert_reply')).toEqual({ code: 'nothing_changed' });
    expect(w.do('desk', 'answer', { text: '适用优惠税率' }).state).toBe('answered');
  });

  it('only one the directory names', () => {
    const w = caseWorld();
    w.submit();
    expect(w.refusal('desk', 'ask_expert', { expert: 'ou_leader' })).toMatchObject({ code: 'unknown_choice' });
    w.directory.experts = [];
    expect(w.refusal('desk', 'ask_expert')).toEqual({ code: 'no_expert' });
  });
});

describe('回头看不实 — R-407', () => {
  it('reopens a closed case: a new assignment at the unit that had it', () => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    w.caseIn('confirmed');
    w.rated('5');
    const c = w.do('desk', 'reopen', { reason: '企业反映未解决' });
    expect(c).toMatchObject({
      state: 'in_progress',
      assignments: [{ verdict: 'in_time' }, { n: 2, unit: 'scjg', why: 'rework' }],
    });
    expect([c.outcome, c.closedAt]).toEqual([undefined, undefined]);
    expect(w.owes()).toContain('scjg notification:reopened');
  });

  it('without a unit it goes to the desk: a direct report that was closed when it was filed', () => {
    const w = caseWorld();
    w.submit({ enterprise: 'e1', result: '现场已办' }, 'officer', 'direct');
    w.do('desk', 'reopen');
    expect(w.case).toMatchObject({ state: 'submitted' });
    expect(w.owes()).toContain('desk notification:to_dispatch');
  });
});
