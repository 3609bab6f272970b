import { describe, expect, it } from 'vitest';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

describe('提交诉求 — R-101, R-102, R-109', () => {
  it('starts the dispatch clock: one working day, copied with its clause (R-204, ML 六(一))', () => {
    const w = caseWorld({ profile: 'malu', now: '2026-09-24 10:00' }); // a Thursday; Mid-Autumn follows
    const c = w.submit();
    expect(c).toMatchObject({ state: 'submitted', rev: 1, v: 1, receivedAt: shanghai('2026-09-24 10:00') });
    expect(Object.keys(c.clocks)).toEqual(['dispatch']);
    expect(c.clocks.dispatch).toMatchObject({
      deadline: shanghai('2026-09-28 17:30'),
      limit: { workingDays: 1, clause: 'ML 六(一)' },
    });
    expect(c.clocks.dispatch?.deadline).toEqual(shanghai('2026-09-28 17:30'));
    expect(c.dueAt).toEqual(shanghai('2026-09-28 09:05')); // warned on the day
  });

  it('a contact who files is the respondent; receipt to the contact, triage card and a word to the desk', () => {
    const w = caseWorld();
    expect(w.submit()).toMatchObject({
      filer: { as: 'contact' },
      respondent: { openId: 'ou_contact', reach: 'member' },
    });
    expect(w.owes()).toEqual(['desk card:desk', 'ou_contact card:respondent', 'desk notification:to_dispatch']);
  });

  it('an agent files for a paired enterprise: its first reachable contact speaks, the agent gets a card to read', () => {
    const w = caseWorld();
    expect(w.submit({ enterprise: 'e1' }, 'agent')).toMatchObject({
      filer: { openId: 'ou_agent', as: 'agent' },
      respondent: { openId: 'ou_contact' },
    });
    expect(w.owes()).toContain('ou_agent card:filer');
    expect(w.refusal('agent', 'withdraw')).toMatchObject({ code: 'not_yours', by: ['respondent'] });
  });

  it('an enterprise with nobody reachable has a respondent by telephone alone', () => {
    const c = caseWorld().submit({ enterprise: 'e3' }, 'agent');
    expect(c.respondent).toEqual({ name: '老冯', reach: 'phone' });
  });

  it.each([
    ['nobody of an enterprise', 'otherUnit', {}, { code: 'stranger' }],
    ['an agent who does not say for whom', 'agent', {}, { code: 'bad_form', problems: [{ field: 'enterprise' }] }],
    ['an enterprise that is not theirs', 'contact', { enterprise: 'e2' }, { code: 'unknown_choice', label: '企业' }],
    [
      'a category the place does not have',
      'contact',
      { category: 'praise' },
      { code: 'unknown_choice', label: '类别' },
    ],
    [
      'no words',
      'contact',
      { content: '  ' },
      { code: 'bad_form', problems: [{ field: 'content', label: '诉求内容' }] },
    ],
  ] as const)('refuses %s', (_name, who, form, refusal) => {
    expect(caseWorld().trySubmit(form, who)).toMatchObject({ ok: false, refusal });
  });

  it('keeps scale and rule of silence on the case, whatever the settings become', () => {
    const { profile } = caseWorld({ profile: 'huzhou' }).submit();
    expect(profile).toMatchObject({ id: 'huzhou', silence: { confirm: 'counted_good', rate: 'counted_good' } });
    expect(profile.scale.map((l) => l.word)).toEqual(['满意', '比较满意', '基本满意', '不满意']);
  });

  it('keeps words of up to 20,000 characters whole and gives them a short title', () => {
    const c = caseWorld().submit({ content: `用电增容。${'详'.repeat(19_000)}` });
    expect(c.title).toBe('用电增容');
    expect(c.content).toHaveLength(19_005);
    expect(c.record[0]?.input).toMatchObject({ content: { in: 'content' } });
  });
});

describe('代报, 直报, 主动发现 — R-102, R-103, R-106', () => {
  it('the desk files for any enterprise, by name, with the channel it came through (代报)', () => {
    const w = caseWorld();
    const c = w.submit({ enterprise: '云帆', channel: 'hotline' }, 'desk', 'desk');
    expect(c).toMatchObject({
      enterprise: { id: 'e2' },
      channel: { id: 'hotline', name: '12345热线', kind: 'hotline' },
      filer: { openId: 'ou_desk', as: 'desk', unit: 'desk' },
      respondent: { openId: 'ou_otherContact', reach: 'member' },
    });
    expect(w.owes()).toEqual(['desk card:desk', 'ou_otherContact card:respondent', 'desk notification:to_dispatch']);
  });

  it('granted staff report directly; what was settled on the spot is filed as closed, with its result and no clock', () => {
    const w = caseWorld();
    const c = w.submit({ enterprise: 'e1', result: '当场为企业补录' }, 'officer', 'direct');
    expect(c).toMatchObject({
      state: 'closed',
      outcome: 'direct_report',
      closedAt: c.receivedAt,
      clocks: {},
      dueAt: null,
      progress: [{ text: '当场为企业补录', unit: 'scjg', visible: true }],
    });
    expect(w.owes().some((o) => o.includes('to_dispatch'))).toBe(false);
    expect(w.refusal('contact', 'still_not_solved')).toMatchObject({ code: 'wrong_state' });
  });

  it('without a result it goes the way of every case', () => {
    expect(caseWorld().submit({ enterprise: 'e1' }, 'officer', 'direct')).toMatchObject({
      state: 'submitted',
      filer: { as: 'staff', unit: 'scjg' },
    });
  });

  it('a unit files what it found itself, of no enterprise', () => {
    const w = caseWorld();
    const c = w.submit({ content: '园区道路积水', enterprise: 'e1' }, 'unit', 'found');
    expect(c.enterprise).toBeUndefined();
    expect(w.owes()).toEqual(['desk card:desk', 'ou_unit card:filer', 'desk notification:to_dispatch']);
  });

  it('an enterprise that only the web page reaches is asked there first', () => {
    expect(caseWorld().submit({ enterprise: 'e4' }, 'agent').respondent).toMatchObject({ name: '老唐', reach: 'web' });
  });

  it.each([
    ['代报 by a unit', 'unit', 'desk', { enterprise: 'e1' }, { code: 'stranger' }],
    ['直报 by staff without the right', 'unit', 'direct', { enterprise: 'e1' }, { code: 'stranger' }],
    ['主动发现 by the desk', 'desk', 'found', {}, { code: 'stranger' }],
    ['代报 for nobody', 'desk', 'desk', {}, { code: 'bad_form', problems: [{ words: '请填写企业名称' }] }],
    ['a name that fits several', 'desk', 'desk', { enterprise: '有限公司' }, { code: 'several_fit', label: '企业' }],
    ['a channel there is not', 'desk', 'desk', { enterprise: 'e1', channel: 'x' }, { label: '来源渠道' }],
    ['a channel named by an enterprise itself', 'contact', 'own', { channel: 'mayor' }, { label: '来源渠道' }],
  ] as const)('refuses %s', (_name, who, as, form, refusal) => {
    expect(caseWorld().trySubmit(form, who, as)).toMatchObject({ ok: false, refusal });
  });
});
