import { describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/case/case.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { type Unverified, unverifiedId, withUnverified } from '../../../src/domain/directory/unverified.ts';
import { looksLikeEnterprise, yetUnknown } from '../../../src/domain/events/parts/incoming.ts';
import { partCase } from '../../../src/domain/events/split.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { caseWorld } from '../../support/case-world.ts';

const NOW = '2026-03-02 10:00';
const CALL = {
  person: '席老板',
  number: '139-0512-0701',
  calledAt: '2026-03-02T09:10+08:00',
  channel: 'incoming/phone',
  enterprise: '东山茶业有限公司',
};
const called = (form: Record<string, unknown> = {}, more: Parameters<typeof caseWorld>[0] = {}) => {
  const w = caseWorld({ now: NOW, ...more });
  return { w, c: w.submit({ ...CALL, ...form }, 'desk', 'incoming') };
};
const refusalOf = (form: Record<string, unknown>, who: 'desk' | 'unit' = 'desk') => {
  const decision = caseWorld({ now: NOW }).trySubmit({ ...CALL, ...form }, who, 'incoming');
  return decision.ok ? null : decision.refusal;
};
const problem = (field: string, label: string, words: string) => ({
  code: 'bad_form',
  problems: [{ field, label, words }],
});

describe('来电登记 — lifecycle.md, "submit"; interface.md, "Forms"', () => {
  it('of an enterprise that nobody knows: whoever called speaks for it, by telephone', () => {
    const { w, c } = called();
    expect(c).toMatchObject({
      state: 'submitted',
      enterprise: { id: unverifiedId('东山茶业有限公司'), name: '东山茶业有限公司' },
      channel: { name: '来电', kind: 'phone' },
      filer: { openId: 'ou_desk', as: 'desk', unit: 'desk' },
      respondent: { name: '席老板', reach: 'phone' },
      incoming: { name: '席老板', number: '139-0512-0701', at: shanghai('2026-03-02 09:10') },
      receivedAt: shanghai(NOW),
    });
    expect(w.owes()).toEqual(['desk card:desk', 'desk notification:to_dispatch']);
    expect(yetUnknown(c, w.directory)).toEqual({
      ...{ id: unverifiedId('东山茶业有限公司'), name: '东山茶业有限公司' },
      contacts: [{ name: '席老板', phone: '139-0512-0701', reach: 'phone' }],
    });
  });

  it('of one in the register: its first reachable contact, who gets the receipt; where it has nobody, whoever called', () => {
    const { w, c } = called({ enterprise: '太湖精密' });
    expect(c).toMatchObject({ enterprise: { id: 'e1' }, respondent: { openId: 'ou_contact', reach: 'member' } });
    expect(w.owes()).toContain('ou_contact card:respondent');
    expect(yetUnknown(c, w.directory)).toBeUndefined();
    const nobody = (d: Directory) => ({ ...d, enterprises: d.enterprises.map((e) => ({ ...e, contacts: [] })) });
    expect(called({ enterprise: 'e1' }, { directory: nobody }).c.respondent).toEqual({
      name: '席老板',
      reach: 'phone',
    });
  });

  it('a second call for the same enterprise is of that one, and its own caller speaks', () => {
    const [first] = [called().c];
    const known = yetUnknown(first, caseWorld().directory) as Unverified;
    const { w, c } = called(
      { enterprise: ' 东山茶业 有限公司', person: '席会计' },
      { directory: (d) => withUnverified(d, [known]) },
    );
    expect(c.enterprise?.id).toBe(known.id);
    expect(c.respondent).toEqual({ name: '席会计', reach: 'phone' });
    expect(yetUnknown(c, w.directory)).toBeUndefined();
  });

  it('a whole name with which another begins is not that other, which is its branch', () => {
    const branch = (d: Directory) => ({
      ...d,
      enterprises: [...d.enterprises, { id: 'b1', name: '恒顺（集团）有限公司太仓厂', contacts: [], active: true }],
    });
    expect(called({ enterprise: '恒顺(集团)有限公司' }, { directory: branch }).c.enterprise?.id).toBe(
      unverifiedId('恒顺（集团）有限公司'),
    );
    // Part of a name is no whole one, and an end of one leaves out the place.
    expect(called({ enterprise: '恒顺' }, { directory: branch }).c.enterprise?.id).toBe('b1');
    expect(called({ enterprise: '精密制造有限公司' }).c.enterprise?.id).toBe('e1');
  });

  it('来电 and 来访 are channels of every place, unless the directory has its own', () => {
    expect(called({ channel: '来访' }).c.channel).toEqual({ id: 'incoming/visit', name: '来访', kind: 'visit' });
    expect(called({ channel: '12345热线' }).c.channel?.kind).toBe('hotline');
    const own = (d: Directory) => ({ ...d, channels: [...d.channels, { id: 'tel', name: '服务电话', kind: 'phone' }] });
    expect(called({ channel: '服务电话' }, { directory: own }).c.channel?.id).toBe('tel');
  });

  it.each([
    ['as the door gives it', '2026-03-02T09:10+08:00', '2026-03-02 09:10'],
    ['no zone', '2026-03-02 09:10', '2026-03-02 09:10'],
    ['another zone', '2026-03-02T01:10Z', '2026-03-02 09:10'],
    ['a zone with a half hour', '2026-03-02T06:40+05:30', '2026-03-02 09:10'],
    ['this minute', '2026-03-02T10:00+08:00', '2026-03-02 10:00'],
    ['thirty days ago', '2026-01-31T00:00+08:00', '2026-01-31 00:00'],
  ])('reads when it was: %s', (_name, calledAt, at) => {
    expect(called({ calledAt }).c.incoming?.at).toEqual(shanghai(at));
  });

  it.each([
    ['no enterprise', { enterprise: '' }, problem('enterprise', '企业', '请填写企业名称')],
    ['marks for a name', { enterprise: '？？！' }, problem('enterprise', '企业', '请填写企业名称')],
    [
      'a number in the name',
      { enterprise: '茶厂13905120701' },
      problem('enterprise', '企业', '只填写名称，电话请填在“来电号码”'),
    ],
    [
      'a name without end',
      { enterprise: '茶'.repeat(101) },
      problem('enterprise', '企业', '最多 100 字，请删减后再提交'),
    ],
    ['a name of several', { enterprise: '有限公司' }, { code: 'several_fit', label: '企业', words: '有限公司' }],
    ['nobody', { person: '' }, problem('person', '来电人', '请填写')],
    ['somebody unseen', { person: '\u200b\u202e' }, problem('person', '来电人', '请填写')],
    [
      'a number for a person',
      { person: '席老板 139 0512 0701' },
      problem('person', '来电人', '只填写姓名，电话请填在“来电号码”'),
    ],
    ['no number', { number: '' }, problem('number', '来电号码', '请填写')],
    ['words for a number', { number: '没有留' }, problem('number', '来电号码', '请填写可以回拨的电话号码')],
    ['too short a number', { number: '110' }, problem('number', '来电号码', '请填写可以回拨的电话号码')],
    ['no time', { calledAt: '' }, problem('calledAt', '来电时间', '请选择日期和时间')],
    ['a day that is not', { calledAt: '2026-02-30T09:10+08:00' }, problem('calledAt', '来电时间', '请选择日期和时间')],
    ['words for a time', { calledAt: '刚才' }, problem('calledAt', '来电时间', '请选择日期和时间')],
    ['the future', { calledAt: '2026-03-02T10:01+08:00' }, problem('calledAt', '来电时间', '不能晚于现在，请改正')],
    [
      'long ago',
      { calledAt: '2026-01-30T23:59+08:00' },
      problem('calledAt', '来电时间', '最早填 30 天前，更早的请写在诉求内容里'),
    ],
    ['no channel', { channel: '' }, problem('channel', '来源渠道', '请选择')],
    ['a channel that is none', { channel: '路边' }, { code: 'unknown_choice', label: '来源渠道', words: '路边' }],
    ['a category that is none', { category: 'praise' }, { code: 'unknown_choice', label: '类别' }],
    ['no words', { content: ' ' }, problem('content', '诉求内容', '请填写')],
  ])('refuses %s', (_name, form, refusal) => {
    expect(refusalOf(form)).toMatchObject(refusal);
  });

  it('names everything that is missing at once, and is the desk’s alone', () => {
    const blank = { person: '', number: '', calledAt: '', content: '', category: '' };
    expect(refusalOf(blank)).toMatchObject({
      problems: ['来电人', '来电号码', '来电时间', '诉求内容', '类别'].map((label) => ({ label })),
    });
    expect(refusalOf({}, 'unit')).toEqual({ code: 'stranger' });
  });

  it('takes numbers as people say them', () => {
    for (const [said, kept] of [
      ['０５１２ 5555 0100 转 801', '051255550100转801'],
      ['+86 139 0512 0701', '+8613905120701'],
      ['(0512)5555－0100', '(0512)5555-0100'],
    ])
      expect(called({ number: said }).c.incoming?.number).toBe(kept);
  });

  it('keeps number and caller once, in the case; the record points there', () => {
    const { c } = called();
    expect(c.record[0]?.input).toMatchObject({ content: { in: 'content' }, incoming: { in: 'incoming' } });
    expect(JSON.stringify(c.record)).not.toContain('0701');
  });

  it('a part that is split off has the same caller', () => {
    const { w, c } = called();
    w.do('desk', 'split', { part: '另有路灯不亮' });
    const part = w.case.parts?.[0];
    if (!part) throw new Error('nothing was parted');
    const made = { _id: 'c2', no: 'QS20260302-0002', origin: 'part/c1/1', files: [] };
    expect(partCase(w.case, part, made, w.ctx('sender'))).toMatchObject({
      incoming: c.incoming,
      respondent: c.respondent,
    });
  });

  it('of a confidential channel: the enterprise is named nowhere else, and its officers may see the number', () => {
    const { w, c } = called({ channel: 'misconduct', category: 'complaint' });
    expect(c).toMatchObject({ confidential: true, incoming: { number: '139-0512-0701' } });
    expect(yetUnknown(c, w.directory)).toBeUndefined();
    expect(w.refusal('confidentialOfficer', 'see_contact')).toBeNull();
    expect(w.refusal('desk', 'see_contact')).toEqual({ code: 'no_such_case' });
    const later = called({ enterprise: 'e1' });
    later.w.do('desk', 'make_confidential');
    expect(later.w.case.incoming).toEqual(later.c.incoming);
    const nobodyCalled = caseWorld({ now: NOW });
    nobodyCalled.submit({ enterprise: 'e1', channel: 'misconduct', category: 'complaint' }, 'desk', 'desk');
    expect(nobodyCalled.refusal('confidentialOfficer', 'see_contact')).toEqual({ code: 'nothing_changed' });
  });
});

describe('once the register has the enterprise — lifecycle.md, "People"', () => {
  const registered = (d: Directory, c: Case): Directory =>
    withUnverified(
      {
        ...d,
        enterprises: [
          ...d.enterprises,
          {
            ...{ id: 'e7', name: '东山茶业有限公司', active: true },
            contacts: [{ name: '席文', openId: 'ou_standIn', reach: 'member' }],
          },
        ],
      },
      [yetUnknown(c, d) as Unverified],
    );

  it('its contact with an account is the respondent and gets the card', () => {
    const { w, c } = called();
    const directory = registered(w.directory, c);
    expect(w.do('clock', 'directory_changed', {}, { directory }).respondent).toEqual({
      ...{ name: '席文', openId: 'ou_standIn', reach: 'member' },
    });
    expect(w.owes()).toContain('ou_standIn card:respondent');
    expect(w.refusal('clock', 'directory_changed', {}, { directory })).toEqual({ code: 'nothing_changed' });
  });

  it('what is being asked by telephone is asked to the end, and the next result goes to the contact in writing', () => {
    const { w, c } = called();
    const directory = registered(w.directory, c);
    w.do('desk', 'dispatch');
    w.do('unit', 'accept');
    w.do('unit', 'finish');
    expect(w.refusal('clock', 'directory_changed', {}, { directory })).toEqual({ code: 'nothing_changed' });
    expect(Object.keys(w.case.clocks)).toEqual(['phone']);
    w.do('deskOfficer', 'enter_answer', { said: 'not_done', level: '', note: '还没有办' });
    w.do('unit', 'finish', {}, { directory });
    expect(w.case.respondent.openId).toBe('ou_standIn');
    expect(Object.keys(w.case.clocks)).toEqual(['notify']);
  });
});

describe('what is written behind 来电登记', () => {
  it.each([
    ['东山茶业有限公司', true],
    ['老王小吃店', true],
    ['冷链车进城通行证办不下来', false],
    ['我们公司，门口积水', false],
  ])('%s: %s', (text, is) => {
    expect(looksLikeEnterprise(text)).toBe(is);
  });
});
