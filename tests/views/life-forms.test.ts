import { describe, expect, it } from 'vitest';
import { fields, labels, plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import { eventNamed } from '../../src/domain/events/lifecycle.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { stuffed } from '../support/builders.ts';
import { LIFE_TABLE } from './forms-table.ts';
import type { Life } from './life.ts';
import { SCENES } from './scenes.ts';
import { TOWN } from './town.ts';

const scene = (name: string): Life => {
  const found = SCENES.find((s) => s.name === name);
  if (!found) throw new Error(`no scene ${name}`);
  return found.make();
};
const drawn = (event: string, name: string, who: string) => {
  const now = scene(name);
  return { now, card: formCardFor(now.c, event, { person: `ou_${who}` }, now.rules) };
};

describe('the forms of the rest of a case’s life — interface.md, "Buttons"', () => {
  it.each(LIFE_TABLE)(
    '%s asks for exactly its fields and is sent by its own label',
    (event, name, who, asked, submit) => {
      const { card } = drawn(event, name, who);
      expect(labels(card)).toEqual([...asked, submit]);
      expect(cardProblems(card)).toEqual([]);
      expect(cardLints(card)).toEqual([]);
    },
  );

  it.each(LIFE_TABLE)('%s: every field is one the event reads, under the same label', (event, name, who) => {
    const { card, now } = drawn(event, name, who);
    const shown = Object.fromEntries(fields(card).map((f) => [f.name, f.label]));
    const nonsense = Object.fromEntries(Object.keys(shown).map((field) => [field, {}]));
    const decision = now.decided(who, event, nonsense);
    if (decision.ok || decision.refusal.code !== 'bad_form') throw new Error(JSON.stringify(decision));
    expect(Object.fromEntries(decision.refusal.problems.map((p) => [p.field, p.label]))).toEqual(shown);
  });

  it.each(LIFE_TABLE)('%s says what sending it does', (event, name) => {
    const { c, rules } = scene(name);
    expect(eventNamed(event)?.effect(c, rules)).toMatch(/\p{Script=Han}{6,}/u);
  });

  it.each(LIFE_TABLE)('%s stays within the limits with the longest words kept', (event, name, who) => {
    const { card, now } = drawn(event, name, who);
    const keep = Object.fromEntries(fields(card).map((f) => [f.name, '"\\'.repeat(500)]));
    const again = formCardFor(
      now.c.confidential ? now.c : stuffed(now.c, '<at id=all></at>'),
      event,
      { person: `ou_${who}`, keep, changed: true },
      now.rules,
    );
    expect(cardProblems(again)).toEqual([]);
    expect(cardLints(again)).toEqual([]);
  });
});

const options = (card: unknown): string[] =>
  [...JSON.stringify(card).matchAll(/"content":"([^"]*)"},"value":"[^"]*"/g)].map(([, text = '']) => text);

describe('what they offer', () => {
  it('派单: the boards beside the units (R-206)', () => {
    const { card } = drawn('dispatch', '专席代报', 'desk');
    expect(options(card).slice(0, 4)).toEqual(['市场监管局', '准入准营板块', '人社局', '自然资源和规划局']);
  });

  it('协办单位: at most twenty, never the lead unit, those asked for already chosen (R-207)', () => {
    const { card, now } = drawn('name_co', '申请待决', 'desk');
    expect(options(card)).toEqual(['人社局', '自然资源和规划局']);
    expect(JSON.stringify(card)).toContain('"selected_values":["rsj"]');
    expect(JSON.stringify(card)).toContain('"default_value":"请核实社保登记"');
    const many = Array.from({ length: 30 }, (_, i) => ({ ...TOWN.units[4], id: `d${i}`, name: `第${i}局` }));
    const wide = { ...now.rules, directory: { ...TOWN, units: [...TOWN.units, ...(many as typeof TOWN.units)] } };
    expect(cardLints(formCardFor(now.c, 'name_co', { person: 'ou_desk' }, wide))).toEqual([]);
    expect(options(formCardFor(now.c, 'name_co', { person: 'ou_desk' }, wide))).toHaveLength(20);
  });

  it('派单: says that a case of the mayor’s line is signed first (R-209)', () => {
    const { now } = drawn('dispatch', '签批退回', 'desk');
    const text = plainText(formCardFor(now.c, 'dispatch', { person: 'ou_desk' }, now.rules));
    expect(text).toContain('提交后送领导签批，同意后派给承办单位');
  });

  it('板块分派: the units of the board, its lead unit first (R-206)', () => {
    expect(options(drawn('assign', '派到板块', 'head').card)).toEqual(['市场监管局', '人社局']);
  });

  it('暂停计时: only the reasons a unit may ask for, with their most', () => {
    expect(options(drawn('ask_pause', '提级协调', 'unit').card)).toEqual(['等待企业补充材料', '司法或行政复议程序']);
  });

  it('代录: what the enterprise said, and the scale of the case; no number is filled in (R-801)', () => {
    const { card } = drawn('enter_answer', '电话征询', 'desk');
    expect(options(card)).toEqual([
      '确认已解决',
      '尚未解决',
      '未联系上',
      '非常满意',
      '满意',
      '基本满意',
      '不满意',
      '非常不满意',
      '未表态',
    ]);
    expect(JSON.stringify(card)).not.toContain('13905120502');
    expect(JSON.stringify(card)).toContain('"default_value":"11月18日（周三）10:00"');
  });

  it('提级协调: says to which escalation level of the place (R-504)', () => {
    expect(plainText(drawn('escalate', '提级协调', 'unit').card)).toContain('提级至“专题会办”');
  });

  it('提交办结: asks why before co-units have answered (R-207)', () => {
    const { card } = drawn('finish', '协办回复一家', 'unit');
    expect(labels(card)).toEqual(['办理结果', '办理措施', '联系人', '协办未回复的说明', '提交办结']);
    expect(labels(drawn('finish', '提级协调', 'unit').card)).not.toContain('协办未回复的说明');
  });

  it('直接答复: starts with what the expert said (R-201)', () => {
    expect(JSON.stringify(drawn('answer', '专家已答', 'desk').card)).toContain('"default_value":"可以容缺"');
  });

  it('a form of a case that became confidential tells nothing of it (R-802)', () => {
    const { card } = drawn('finish', '转保密', 'unit');
    expect(plainText(card)).toBe('已转出 本件已转由专人办理');
  });
});
