import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('派单 — R-204, R-303 (ML 六(一)(二))', () => {
  it('starts the first assignment and both its clocks at the instant of dispatch', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' });
    w.submit({ category: 'consultation' });
    const c = w.do('desk', 'dispatch', { unit: 'scjg' });
    expect(c).toMatchObject({ state: 'dispatched', v: 2, urgency: 'general' });
    expect(c.clocks).toMatchObject({ accept: { deadline: shanghai('2026-09-28 17:30') } });
    expect(w.assignment).toMatchObject({
      n: 1,
      unit: 'scjg',
      why: 'dispatch',
      limit: { workingDays: 5, clause: 'ML 六(二)' },
      deadline: shanghai('2026-10-09 17:30'),
    });
    expect(w.owes()).toEqual(expect.arrayContaining(['scjg card:unit', 'scjg notification:to_accept']));
  });

  it('may give the case another title and tell the unit what to mind; one tap leaves both as they are', () => {
    const w = caseWorld();
    w.submit();
    const { title } = w.case;
    const words = { title: '营业执照变更', instruction: '请先与窗口核对材料清单，三天内回复企业' };
    const c = w.do('desk', 'dispatch', { unit: 'scjg', ...words });
    expect(c.title).toBe('营业执照变更');
    expect(w.assignment.instruction).toBe(words.instruction);
    expect(c.record.at(-1)?.input).toMatchObject(words);
    const other = caseWorld();
    other.submit();
    other.do('desk', 'dispatch', { datum: 'scjg' });
    expect(other.case.title).toBe(title);
    expect(other.assignment.instruction).toBeUndefined();
    // Another unit is asked anew; a title that is left empty stays.
    w.do('desk', 'reassign', { unit: 'zrzy', title: ' ', reason: '职责调整', instruction: '请接手核对' });
    expect(w.case.title).toBe('营业执照变更');
    expect(w.case.assignments.map((a) => a.instruction)).toEqual([words.instruction, '请接手核对']);
  });

  it('refuses a title that no header holds', () => {
    const w = caseWorld();
    w.submit();
    expect(w.refusal('desk', 'dispatch', { unit: 'scjg', title: '字'.repeat(31) })).toEqual({
      code: 'bad_form',
      problems: [{ field: 'title', label: '标题', words: '最多 30 字，请删减后再提交' }],
    });
  });

  it.each([
    ['malu', 'appeal', 'general', '2026-10-22 17:30'],
    ['suzhou', 'suggestion', 'urgent', '2026-10-22 17:30'],
    ['suqian', 'appeal', 'urgent', '2026-09-29 17:30'],
    ['suqian', 'appeal', 'general', '2026-10-09 17:30'],
    ['suqian', 'consultation', 'complex', '2026-10-22 17:30'],
  ] as const)('%s: %s, %s ends %s', (profile, category, urgency, deadline) => {
    const w = caseWorld({ profile, now: '2026-09-24 10:00' });
    w.submit({ category });
    w.do('desk', 'dispatch', { unit: 'scjg', urgency });
    expect(w.assignment.deadline).toEqual(shanghai(deadline));
  });

  it.each([
    ['urgent', undefined, '2026-09-28 17:30', 'D'],
    ['general', undefined, '2026-09-28 17:30', 'D'],
    ['complex', undefined, '2026-10-09 17:30', 'SQ (二)'],
    ['general', ['zrzy'], '2026-10-09 17:30', 'SQ (二)'],
  ] as const)(
    'Suqian’s counter for what could not be done: %s with %s ends %s',
    (urgency, coUnits, deadline, clause) => {
      const w = caseWorld({ profile: 'suqian', now: '2026-09-24 10:00' });
      w.submit({ enterprise: 'e1', channel: 'counter' }, 'desk', 'desk');
      w.do('desk', 'dispatch', { unit: 'scjg', urgency, ...(coUnits && { coUnits }) });
      expect(w.assignment.deadline).toEqual(shanghai(deadline));
      expect(w.assignment.limit.clause).toBe(clause);
    },
  );

  it('the counter’s limit stays with the case when it is sorted otherwise, and elsewhere a counter is like any channel', () => {
    const w = caseWorld({ profile: 'suqian', now: '2026-09-24 10:00' });
    w.submit({ enterprise: 'e1', channel: 'counter' }, 'desk', 'desk');
    w.do('desk', 'dispatch', { unit: 'scjg', urgency: 'general' });
    w.do('unit', 'accept');
    w.do('desk', 'reclassify', { urgency: 'complex' });
    expect(w.assignment.limit.workingDays).toBe(5);
    const elsewhere = caseWorld({ profile: 'suzhou', now: '2026-09-24 10:00' });
    elsewhere.submit({ enterprise: 'e1', channel: 'counter' }, 'desk', 'desk');
    elsewhere.do('desk', 'dispatch', { unit: 'scjg', urgency: 'general' });
    expect(elsewhere.assignment.limit.workingDays).toBe(15);
  });

  it('one tap on an offered unit keeps the filer’s category and 一般', () => {
    const w = caseWorld();
    w.submit({ category: 'suggestion' });
    expect(w.do('desk', 'dispatch', { unit: undefined, datum: 'rsj' })).toMatchObject({
      category: 'suggestion',
      urgency: 'general',
      assignments: [{ unit: 'rsj' }],
    });
  });

  it('a typed name wins over the select, by its only match', () => {
    const w = caseWorld();
    w.submit();
    expect(w.refusal('desk', 'dispatch', { unitName: '局' })).toMatchObject({
      code: 'several_fit',
      fits: ['市场监管局', '人社局', '自然资源和规划局'],
    });
    w.do('desk', 'dispatch', { unit: 'scjg', unitName: '自然资源' });
    expect(w.assignment.unit).toBe('zrzy');
  });

  it('sends no complaint to a unit: it must be redirected or its category put right (R-203)', () => {
    const w = caseWorld();
    w.submit({ category: 'complaint' });
    expect(w.refusal('desk', 'dispatch')).toMatchObject({ code: 'redirect_category' });
    w.do('desk', 'dispatch', { category: 'appeal' });
    expect(w.case.category).toBe('appeal');
  });

  it('a clock copied when it started does not follow a profile edited later', () => {
    const w = caseWorld({ profile: 'malu' });
    w.caseIn('dispatched');
    const edited = { ...w.profile, limits: { ...w.profile.limits, accept: { workingDays: 9, clause: 'D' } } };
    const c = w.do('unit', 'progress', undefined, { profile: edited });
    expect(c.clocks.accept?.deadline).toEqual(shanghai('2026-09-28 17:30'));
  });
});

describe('认领, 直接答复, 引导转办 — R-201, R-203', () => {
  it('claim names who is on it; another claim replaces it; the rest may still act', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'claim');
    expect(w.refusal('desk', 'claim')).toEqual({ code: 'claimed_already' });
    expect(w.do('deskOfficer', 'claim')).toMatchObject({ claimedBy: { name: '刘洋' }, v: 1 });
    w.do('desk', 'dispatch');
    expect(w.case).not.toHaveProperty('claimedBy');
  });

  it('a direct answer waits for the respondent without any assignment', () => {
    const w = caseWorld();
    expect(w.caseIn('answered')).toMatchObject({
      assignments: [],
      answer: { text: '可在线申报' },
      clocks: { confirm: { deadline: shanghai('2026-10-01 00:00') } },
    });
  });

  it('redirecting ends the case with guidance to the filer', () => {
    const w = caseWorld();
    w.submit({ category: 'complaint' });
    const c = w.do('desk', 'redirect');
    expect(c).toMatchObject({ state: 'redirected', guidance: { where: '12345热线' }, clocks: {}, dueAt: null });
    expect(w.owes()).toContain('ou_contact notification:redirected');
  });

  it('redirecting instead of deciding a return ends the assignment, and the unit that asked is told', () => {
    const w = caseWorld();
    w.caseIn('return_requested');
    const c = w.do('desk', 'redirect');
    expect(c.assignments[0]).toMatchObject({ verdict: 'passed_on', pauses: [{ to: w.now }] });
    expect(c).not.toHaveProperty('returnAsk');
    expect(w.owes()).toContain('scjg notification:redirected_away');
  });
});

describe('提请协调 — R-207 (SZ23 二(三), SZ 8)', () => {
  it('from then on the coordinator alone dispatches', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'refer');
    expect(w.refusal('desk', 'dispatch')).toMatchObject({ code: 'not_yours', by: ['dispatcher'] });
    expect(w.owes()).toEqual(
      expect.arrayContaining(['coordinator card:coordinator', 'coordinator notification:to_dispatch']),
    );
    expect(w.buttons('coordinator')).toContain('dispatch');
    expect(w.buttons('desk')).not.toContain('dispatch');
    expect(w.do('coordinator', 'dispatch').state).toBe('dispatched');
  });

  it('the desk may still answer or redirect what it referred', () => {
    const w = caseWorld();
    w.submit();
    w.do('desk', 'refer');
    expect(w.refusal('desk', 'refer')).toEqual({ code: 'already_referred' });
    expect(w.buttons('desk')).toEqual(expect.arrayContaining(['answer', 'redirect']));
    expect(w.do('desk', 'answer').state).toBe('answered');
  });

  it('a return that is being decided goes to the coordinator with its clock running on', () => {
    const w = caseWorld();
    w.caseIn('return_requested');
    const before = w.case.clocks;
    w.at('2026-09-28 09:00');
    expect(w.do('desk', 'refer').clocks).toEqual(before);
    expect(w.refusal('desk', 'uphold')).toMatchObject({ code: 'not_yours' });
    expect(w.do('coordinator', 'uphold').state).toBe('dispatched');
  });

  it('what the enterprise adds once it is referred is read by whoever dispatches', () => {
    const w = caseWorld();
    w.caseIn('submitted');
    w.do('desk', 'refer');
    w.put((c) => ({ ...c, outbox: [] }));
    w.do('contact', 'add', { text: '图纸已改' });
    expect(w.owes().filter((item) => item.includes('notification:'))).toEqual(['coordinator notification:added']);
  });

  it('where there is no coordinator the button is not there', () => {
    const w = caseWorld({ shape: 'no_coordinator' });
    w.submit();
    expect(w.buttons('desk')).not.toContain('refer');
    expect(w.refusal('desk', 'refer')).toEqual({ code: 'nobody_to_refer_to' });
  });

  it('a centre is desk and coordinator in one: it has nobody to refer to, and what is referred to it stays on its one card', () => {
    const w = caseWorld({ profile: 'malu' });
    w.submit();
    expect(w.buttons('desk')).not.toContain('refer');
    expect(w.refusal('desk', 'refer')).toEqual({ code: 'nobody_to_refer_to' });
    // As after returns that were granted too often.
    w.put((c) => ({ ...c, referral: { at: w.now, reason: '多次退回' } }));
    expect(w.owes().filter((o) => o.startsWith('coordinator'))).toEqual([]);
    expect(w.buttons('desk')).toContain('dispatch');
    expect(w.do('deskOfficer', 'dispatch').state).toBe('dispatched');
  });
});
