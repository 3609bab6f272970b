import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../src/domain/case/events/submit.ts';
import { shanghai } from '../../../src/domain/time/working-days.ts';
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
    expect(c.dueAt).toEqual(shanghai('2026-09-28 17:30'));
  });

  it('a contact who files is the respondent; receipt to the contact, triage card and a word to the desk', () => {
    const w = caseWorld();
    expect(w.submit()).toMatchObject({
      filer: { as: 'contact' },
      respondent: { openId: 'ou_contact', reach: 'member' },
    });
    expect(w.owes()).toEqual(['desk card:desk', 'ou_contact card:respondent', 'desk say:to_dispatch']);
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
    expect(c.record[0]?.changed.content).toHaveLength(2_000);
    expect(titleOf('字'.repeat(40))).toBe(`${'字'.repeat(29)}…`);
    expect(titleOf(`${'字'.repeat(28)}，${'字'.repeat(11)}`)).toBe(`${'字'.repeat(28)}…`);
  });
});
