import { describe, expect, it } from 'vitest';
import { fields, labels } from '../../cards/kit.ts';
import type { Directory, Enterprise, Unit } from '../../src/domain/directory/directory.ts';
import { formCardFor } from '../../src/views/forms/form-card.ts';
import { intakeCard } from '../../src/views/notices/intake.ts';
import { caseWorld } from '../support/case-world.ts';
import { selectsOn } from '../support/open-forms.ts';

const ANYBODY = { person: 'ou_desk' };
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 甲一, 甲二, … 乙一, …: as many names as are wanted, all different. */
const names = (count: number): string[] =>
  ['甲', '乙', '丙', '丁', '戊'].flatMap((stem) => CHINESE.map((n) => `${stem}${n}`)).slice(0, count);

const withUnits = (units: Unit[]) => (d: Directory) => ({ ...d, units: [...d.units, ...units] });
const colleague = (openId: string, name: string, more: Partial<Unit['staff'][number]> = {}): Unit['staff'][number] => ({
  ...{ openId, name, role: 'officer', directReport: false },
  ...more,
});
const bureau = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({
  ...{ id, name, kind: 'department', chatId: `oc_${id}`, duties: [], boards: [], active: true },
  staff: [colleague(`ou_of_${id}`, `${name}经办`)],
  ...more,
});
const bureaus = (count: number) => withUnits(names(count).map((name, i) => bureau(`b${i}`, `${name}管理局`)));
const withStaff = (staff: Unit['staff']) => (d: Directory) => ({
  ...d,
  units: d.units.map((u) => (u.id === 'scjg' ? { ...u, staff: [...u.staff, ...staff] } : u)),
});
const company = (id: string, name: string, more: Partial<Enterprise> = {}): Enterprise => ({
  ...{ id, name, contacts: [{ name: '顾总', phone: '13900000000', reach: 'phone' }], active: true },
  ...more,
});
/** The agent is paired with these besides. */
const paired = (list: Enterprise[]) => (d: Directory) => ({
  ...d,
  enterprises: [...d.enterprises, ...list],
  agents: d.agents.map((a) => ({ ...a, enterprises: [...a.enterprises, ...list.map((e) => e.id)] })),
});

const textsOf = (card: object, field: string) =>
  selectsOn(card as Record<string, unknown>)
    .find((s) => s.name === field)
    ?.options.map((o) => o.text) ?? [];

/** A case that the unit handles, in a town of this kind. */
function handled(directory: (d: Directory) => Directory) {
  const w = caseWorld({ directory });
  w.caseIn('in_progress');
  return w;
}

describe('where there are more than a select has room for — interface.md, "Long lists"', () => {
  it('a colleague of a large unit is named instead, in whatever width and with whatever blanks', () => {
    const w = handled(withStaff(names(44).map((name, i) => colleague(`ou_c${i}`, `${name}(二科)`))));
    const card = formCardFor(w.case, 'hand_over', ANYBODY, w.rules);
    expect(labels(card)).toEqual(['经办人', '其他经办人', '转交经办人']);
    expect(textsOf(card, 'person')).toHaveLength(20);
    w.do('unit', 'hand_over', { person: '', personName: ' 戊四 （二科）' });
    expect(w.assignment.handler).toEqual({ openId: 'ou_c43', name: '戊四(二科)' });
  });

  it('whoever handled the case before is offered first, of however many', () => {
    const w = handled(withStaff(names(44).map((name, i) => colleague(`ou_c${i}`, name))));
    w.do('unit', 'hand_over', { person: 'ou_c43' });
    w.do('unit', 'finish');
    w.do('sender', 'result_delivered');
    w.do('contact', 'not_done');
    w.do('head', 'hand_over', { person: 'ou_c2' });
    const [first] = textsOf(formCardFor(w.case, 'hand_over', ANYBODY, w.rules), 'person');
    expect(first).toBe('戊四');
  });

  it('co-units are named together, beside those that were chosen', () => {
    const w = caseWorld({ directory: bureaus(34) });
    w.submit();
    const form = { unit: 'scjg', coUnits: ['rsj'], coUnitsName: '甲一管理局、 丁四管理局；rsj' };
    w.do('desk', 'dispatch', form);
    expect(w.case.coTasks.map((t) => t.unit)).toEqual(['rsj', 'b0', 'b33']);
    expect(w.case.record.at(-1)?.input).toMatchObject({ coUnits: ['rsj', 'b0', 'b33'] });
    expect(w.case.record.at(-1)?.input).not.toHaveProperty('coUnitsName');
  });

  it.each([
    ['dispatch', 'coUnits', '其他协办单位'],
    ['escalate', 'leadUnit', '其他牵头单位'],
  ] as const)('of %s a name may be typed for %s', (event, field, label) => {
    const w = caseWorld({ directory: bureaus(40) });
    w.submit();
    expect(fields(formCardFor(w.case, event, ANYBODY, w.rules)).find((f) => f.name === `${field}Name`)).toEqual({
      ...{ label, name: `${field}Name`, tag: 'input' },
    });
  });

  it('the expert who knows what the appeal speaks of comes first, and every other can be named', () => {
    const experts = names(45).map((name, i) => ({
      openId: `ou_e${i}`,
      name,
      fields: [i === 44 ? '营业执照' : '消防'],
    }));
    const w = caseWorld({ directory: (d) => ({ ...d, experts }) });
    w.submit();
    expect(textsOf(formCardFor(w.case, 'ask_expert', ANYBODY, w.rules), 'expert')[0]).toBe('戊五（营业执照）');
    w.do('desk', 'ask_expert', { expert: '', expertName: '丁十', question: '是否适用？' });
    expect(w.case.expertAsk?.expert.openId).toBe('ou_e39');
  });

  it('an enterprise of an agent with many of them is named, brackets and width aside', () => {
    const list = names(45).map((name, i) => company(`m${i}`, `${name}（太仓）机械有限公司`));
    const w = caseWorld({ directory: paired(list) });
    const { actor } = w.ctx('agent');
    if (actor.kind !== 'person') throw new Error('no person');
    const card = intakeCard({ caseId: 'c1', text: '', fileNames: [] }, actor, w.rules);
    expect(labels(card)).toEqual(['诉求内容', '类别', '企业', '其他企业', '提交诉求']);
    const filed = w.trySubmit({ enterpriseName: '戊五(太仓)机械 有限公司' }, 'agent');
    expect(filed.ok && filed.case.enterprise?.id).toBe('m44');
  });

  it('what was typed stands in the form that is drawn anew', () => {
    const w = caseWorld({ directory: bureaus(30) });
    w.submit();
    const keep = { unitName: '丙七', coUnits: ['b29'], coUnitsName: '甲二' };
    const card = JSON.stringify(formCardFor(w.case, 'dispatch', { ...ANYBODY, keep }, w.rules));
    for (const words of ['"default_value":"丙七"', '"default_value":"甲二"', '"selected_values":["b29"]'])
      expect(card).toContain(words);
  });

  it('all units that were asked for stand in the form that names them, in the select or in words', () => {
    const w = handled(bureaus(30));
    const asked = names(30).map((_, i) => `b${i}`);
    w.do('unit', 'ask_co', { coUnits: asked, text: '请一并核查' });
    const card = JSON.stringify(formCardFor(w.case, 'name_co', ANYBODY, w.rules));
    expect(card).toContain('"default_value":"丙一管理局、丙二管理局');
  });
});

describe('those of one name — interface.md, "Long lists"', () => {
  const TWINS = [
    colleague('ou_a', '沈佳', { role: 'liaison' }),
    colleague('ou_b', '沈佳', { tail: '4417' }),
    colleague('ou_c', '沈佳', { tail: '9025' }),
    colleague('ou_d', '沈佳宁'),
  ];

  it('read differently in a select: by post, then by the tail of their number', () => {
    const w = handled(withStaff(TWINS));
    expect(textsOf(formCardFor(w.case, 'hand_over', ANYBODY, w.rules), 'person')).toEqual(
      expect.arrayContaining([
        '沈佳（联络员）',
        '沈佳（经办人，手机尾号 4417）',
        '沈佳（经办人，手机尾号 9025）',
        '沈佳宁',
      ]),
    );
  });

  it('are asked apart when the name alone is typed, and then chosen as they are listed', () => {
    const w = handled(withStaff(TWINS));
    expect(w.refusal('unit', 'hand_over', { personName: '沈佳' })).toEqual({
      ...{ code: 'several_fit', label: '经办人', words: '沈佳' },
      fits: ['沈佳（联络员）', '沈佳（经办人，手机尾号 4417）', '沈佳（经办人，手机尾号 9025）'],
    });
    w.do('unit', 'hand_over', { person: '', personName: '沈佳(经办人,手机尾号9025)' });
    expect(w.assignment.handler?.openId).toBe('ou_c');
  });

  it('and of whom nothing else is known are counted', () => {
    const w = handled(withStaff([colleague('ou_a', '沈佳'), colleague('ou_b', '沈佳')]));
    const twins = textsOf(formCardFor(w.case, 'hand_over', ANYBODY, w.rules), 'person').filter((t) =>
      t.startsWith('沈佳'),
    );
    expect(new Set(twins).size).toBe(2);
  });

  it('two units or a unit and a board of one name can both be chosen', () => {
    const twins = [bureau('n1', '应急局', { duties: ['消防'] }), bureau('n2', '应急局', { duties: ['防汛'] })];
    const board = { id: 'bd', name: '应急局', leadUnit: 'rsj', leader: { openId: 'ou_l', name: '陆' }, active: true };
    const w = caseWorld({
      directory: (d) => ({
        ...withUnits(twins)(d),
        boards: [...d.boards, { ...board, chief: { openId: 'ou_ch', name: '车' } }],
      }),
    });
    w.submit();
    const offered = textsOf(formCardFor(w.case, 'dispatch', ANYBODY, w.rules), 'unit');
    expect(offered).toEqual(expect.arrayContaining(['应急局（消防）', '应急局（防汛）', '应急局（板块）']));
    w.do('desk', 'dispatch', { unit: '', unitName: '应急局（防汛）' });
    expect(w.assignment.unit).toBe('n2');
  });

  it('two enterprises of one name differ by the end of their code, and each can be filed for', () => {
    const twins = [
      company('t1', '恒源贸易有限公司', { uscc: '91320500MA1AAAAA17' }),
      company('t2', '恒源贸易有限公司', { uscc: '91320500MA1BBBBB2X' }),
    ];
    const w = caseWorld({ directory: paired(twins) });
    expect(w.trySubmit({ enterprise: '恒源贸易有限公司' }, 'desk', 'desk')).toMatchObject({
      refusal: {
        code: 'several_fit',
        fits: ['恒源贸易有限公司（代码尾号 AA17）', '恒源贸易有限公司（代码尾号 BB2X）'],
      },
    });
    const filed = w.trySubmit({ enterprise: '恒源贸易有限公司(代码尾号BB2X)' }, 'desk', 'desk');
    expect(filed.ok && filed.case.enterprise?.id).toBe('t2');
  });

  it('somebody who stands in the list twice is offered once, and the form opens', () => {
    const w = handled(withStaff([colleague('ou_a', '沈佳'), colleague('ou_a', '沈佳')]));
    expect(() => formCardFor(w.case, 'hand_over', ANYBODY, w.rules)).not.toThrow();
    const offered = textsOf(formCardFor(w.case, 'hand_over', ANYBODY, w.rules), 'person');
    expect(offered.filter((t) => t.startsWith('沈佳'))).toEqual(['沈佳']);
  });
});

describe('a name that is typed — interface.md, "Long lists"', () => {
  it.each([
    ['exactly, though it begins the name of another', '恒信电子有限公司', 'x1'],
    ['in part, where only one has it', '恒信电子有限公司昆', 'x2'],
    ['with brackets of the other width and blanks', '联强 (中国)  科技有限公司', 'x3'],
    ['without brackets', '联强中国科技有限公司', 'x3'],
    ['in other letters and widths', 'ＡＢＢ自动化有限公司', 'x4'],
    ['in lower case', 'abb自动化', 'x4'],
  ])('is understood %s', (_how, words, id) => {
    const list = [
      company('x1', '恒信电子有限公司'),
      company('x2', '恒信电子有限公司昆山分公司'),
      company('x3', '联强（中国）科技有限公司'),
      company('x4', 'ABB自动化有限公司'),
    ];
    const filed = caseWorld({ directory: paired(list) }).trySubmit({ enterprise: words }, 'desk', 'desk');
    expect(filed.ok && filed.case.enterprise?.id).toBe(id);
  });
});
