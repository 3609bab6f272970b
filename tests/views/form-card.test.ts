import { describe, expect, it } from 'vitest';
import { fields, labels, plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import type { State } from '../../src/domain/case/state.ts';
import { eventNamed, LIFECYCLE } from '../../src/domain/events/lifecycle.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { caseIn, seen, stuffed } from '../support/builders.ts';
import { hasOwnTest } from '../support/own-tests.ts';
import { LIFE_TABLE, TABLE } from './forms-table.ts';

const NOBODY = { person: 'ou_desk' };

const drawn = (event: string, state: State) => {
  const approval = event === 'accept' ? { category: 'approval' } : {};
  const { world } = caseIn(state, approval);
  if (event === 'tell_missing') {
    world.do('unit', 'finish');
    world.do('contact', 'not_done');
  }
  const now = seen(world);
  return { ...now, card: formCardFor(now.c, event, NOBODY, now.rules) };
};

describe('the forms — interface.md, "Buttons"', () => {
  it.each(TABLE)('%s asks for exactly its fields and is sent by its own label', (event, state, _who, asked, submit) => {
    const { card } = drawn(event, state);
    expect(labels(card)).toEqual([...asked, submit]);
    expect(cardProblems(card)).toEqual([]);
    expect(cardLints(card)).toEqual([]);
  });

  it.each(TABLE)('%s: every field is one the event reads, under the same label', (event, state, who) => {
    const { card, world } = drawn(event, state);
    // A name that is typed beside a select belongs to the select.
    const shown = Object.fromEntries(
      fields(card).flatMap(({ name, label }) => (label.startsWith('其他') ? [] : [[name, label]])),
    );
    // An object is no answer to any field, so the event names each of them with the label it knows.
    const nonsense = Object.fromEntries(Object.keys(shown).map((name) => [name, {}]));
    const decision = world.decided(who, event, nonsense);
    if (decision.ok || decision.refusal.code !== 'bad_form') throw new Error(JSON.stringify(decision));
    expect(Object.fromEntries(decision.refusal.problems.map((p) => [p.field, p.label]))).toEqual(shown);
  });

  it.each(TABLE)('%s: its submit button names action, case and v', (event, state) => {
    const { card, c } = drawn(event, state);
    expect(JSON.stringify(card)).toContain(`"name":"${event}__c1__${c.v}"`);
  });

  it('there is one for every event that may ask for words, and for no other', () => {
    const asking = LIFECYCLE.filter((spec) => spec.opens && !hasOwnTest(spec.name)).map((spec) => spec.name);
    expect([...TABLE, ...LIFE_TABLE].map(([event]) => event).sort()).toEqual([...asking].sort());
  });

  it.each(TABLE)('%s says what sending it does', (event, state) => {
    const { c, rules } = drawn(event, state);
    expect(eventNamed(event)?.effect(c, rules)).toMatch(/\p{Script=Han}{6,}/u);
  });

  it('nothing says what sending does that asks for nothing', () => {
    const { c, rules } = caseIn('in_progress');
    expect(LIFECYCLE.filter((spec) => !spec.opens && spec.effect(c, rules) !== '').map((spec) => spec.name)).toEqual(
      [],
    );
  });

  it('refuses to be drawn for an event without a form', () => {
    const { c, rules } = caseIn('resolved');
    expect(() => formCardFor(c, 'confirm', NOBODY, rules)).toThrow('no form for confirm');
  });

  it('尚未解决 is the name of the form that asks what is missing', () => {
    expect(plainText(drawn('tell_missing', 'in_progress').card)).toContain('【尚未解决】');
  });

  it('tells which case it is about and what sending it does', () => {
    const text = plainText(drawn('finish', 'in_progress').card);
    expect(text).toContain('营业执照变更卡在窗口【提交办结】\nQS20260924-0001\n提交后结果发给企业，请企业确认并评价');
  });

  it.each(TABLE)('%s stays within the limits with the longest words kept', (event, state) => {
    const { c, rules } = drawn(event, state);
    const keep = Object.fromEntries(fields(drawn(event, state).card).map(({ name }) => [name, '"\\'.repeat(500)]));
    const card = formCardFor(stuffed(c, '<at id=all></at>'), event, { ...NOBODY, keep, changed: true }, rules);
    expect(cardProblems(card)).toEqual([]);
    expect(cardLints(card)).toEqual([]);
  });
});

describe('a form that comes back — interface.md, "Forms"', () => {
  const { c, rules } = caseIn('in_progress');
  const keep = { text: '已办好\n附两份', measures: '', contact: '周芳', visible: 'yes' };

  it('keeps what was typed and says that the case has changed', () => {
    const card = formCardFor(c, 'finish', { ...NOBODY, keep, changed: true }, rules);
    expect(plainText(card)).toContain('办件状态已变化，请核对后重新提交');
    expect(JSON.stringify(card)).toContain('"default_value":"已办好\\n附两份"');
    expect(JSON.stringify(card)).toContain('"default_value":"周芳"');
  });

  it('keeps what was chosen', () => {
    const card = formCardFor(c, 'progress', { ...NOBODY, keep }, rules);
    expect(JSON.stringify(card)).toContain('"initial_index":1');
    expect(plainText(card)).not.toContain('办件状态已变化');
  });

  it('keeps a date, without the zone that Feishu put behind it', () => {
    const approval = caseIn('dispatched', { category: 'approval' });
    const card = formCardFor(
      approval.c,
      'accept',
      { ...NOBODY, keep: { basis: '某法第八条', on: '2026-12-20 +0800' } },
      approval.rules,
    );
    expect(JSON.stringify(card)).toContain('"initial_date":"2026-12-20"');
  });
});

describe('what a form offers', () => {
  it('units, best first with the reason, and a field for a name where there are more than are suggested (R-205)', () => {
    const { c, rules } = caseIn('submitted');
    const [unit] = rules.directory.units.filter((u) => u.id === 'scjg');
    if (!unit) throw new Error('no scjg');
    const more = [1, 2, 3].map((n) => ({ ...unit, id: `u${n}`, name: `第${n}局`, duties: [] }));
    const wide = { ...rules, directory: { ...rules.directory, units: [...rules.directory.units, ...more] } };
    const card = formCardFor(c, 'dispatch', NOBODY, wide);
    expect(labels(card)).toEqual([
      '承办单位',
      '其他承办单位',
      '协办单位',
      '标题',
      '交办要求',
      '类别',
      '紧急程度',
      '派单',
    ]);
    // The other units may still be chosen to help.
    expect(JSON.stringify(card)).toContain('{"text":{"tag":"plain_text","content":"市场监管局"},"value":"scjg"}');
    expect(plainText(card)).toContain('推荐依据：市场监管局（营业执照）');
    // Each once to handle the case and once to help.
    expect(JSON.stringify(card).split('第3局')).toHaveLength(3);
  });

  it('the appeal above the fields where one decides by its words, and the title as it stands (R-801: no numbers of people)', () => {
    const { c, rules } = caseIn('submitted', { content: '营业执照变更卡在窗口。请致电 13905120101，材料退了两次。' });
    const card = formCardFor(c, 'dispatch', NOBODY, rules);
    expect(plainText(card)).toContain('诉求内容\n营业执照变更卡在窗口。请致电 139****0101，材料退了两次。');
    expect(JSON.stringify(card)).toContain(`"default_value":"${c.title}"`);
    expect(plainText(formCardFor(c, 'redirect', NOBODY, rules))).not.toContain('诉求内容');
  });

  it('cases like this one that may be named, and a field for another number', () => {
    const { c, rules } = caseIn('submitted');
    const before = new Date(c.receivedAt.getTime() - 60_000);
    const like = { ...c, _id: 'c0', no: 'QS20260923-0007', receivedAt: before, title: '营业执照变更三次未果' };
    const later = { ...like, _id: 'c9', no: 'QS20260925-0001', receivedAt: new Date(c.receivedAt.getTime() + 60_000) };
    const card = formCardFor(c, 'merge', { ...NOBODY, others: [later, like] }, rules);
    expect(labels(card)).toEqual(['同类办件', '主办件', '并案']);
    expect(JSON.stringify(card)).toContain('"content":"营业执照变更三次未果（待派单 · QS20260923-0007）"');
    expect(JSON.stringify(card)).not.toContain('QS20260925-0001');
    // A number that was typed stays typed.
    const kept = formCardFor(c, 'merge', { ...NOBODY, others: [like], keep: { primary: 'QS20260901-0002' } }, rules);
    expect(JSON.stringify(kept)).toContain('"default_value":"QS20260901-0002"');
  });

  it('never the unit that has the case, when it is reassigned', () => {
    const { c, rules } = caseIn('in_progress');
    expect(JSON.stringify(formCardFor(c, 'reassign', NOBODY, rules))).not.toContain('"value":"scjg"');
  });

  it('only categories that are handled (R-203)', () => {
    const { c, rules } = caseIn('submitted', { category: 'complaint' });
    const json = JSON.stringify(formCardFor(c, 'dispatch', NOBODY, rules));
    expect(json).not.toContain('投诉');
    expect(json).toContain('审批');
  });

  it('the guidance of a category that is not handled, ready to send', () => {
    const { c, rules } = caseIn('submitted', { category: 'complaint' });
    expect(JSON.stringify(formCardFor(c, 'redirect', NOBODY, rules))).toContain(
      '"default_value":"对部门或工作人员的投诉，请拨打12345热线',
    );
  });

  it('no ground that was refused to this unit (R-302)', () => {
    const { world } = caseIn('return_requested');
    world.do('desk', 'uphold');
    const { c, rules } = seen(world);
    const json = JSON.stringify(formCardFor(c, 'ask_return', NOBODY, rules));
    expect(json).not.toContain('非本单位职责');
    expect(json).toContain('属地有误');
  });

  it('the colleagues of the handler', () => {
    const { c, rules } = caseIn('in_progress');
    const json = JSON.stringify(formCardFor(c, 'hand_over', NOBODY, rules));
    expect(json).toContain('李强');
    expect(json).toContain('吴磊');
    expect(json).not.toContain('"content":"周芳"');
  });

  it('no explanation by a unit where none was ever needed', () => {
    const { world } = caseIn('answered');
    world.do('contact', 'confirm');
    world.rated('1');
    const { c, rules } = seen(world);
    expect(labels(formCardFor(c, 'note_call', NOBODY, rules))).toEqual(['回访记录', '登记回访']);
  });

  it('carries on the datum of the button that opened it', () => {
    const { c, rules } = caseIn('in_progress');
    const card = formCardFor(c, 'reassign', { ...NOBODY, datum: 'rsj' }, rules);
    expect(labels(card)).toEqual(['协办单位', '标题', '交办要求', '类别', '紧急程度', '理由', '改派']);
    expect(plainText(card)).toContain('承办单位：人社局');
    expect(JSON.stringify(card)).toContain(`"name":"reassign:rsj__c1__${c.v}"`);
    expect(eventNamed('reassign')?.label).toBe('改派');
  });
});
