import { describe, expect, it } from 'vitest';
import { fields, labels, plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Rules } from '../../src/domain/case/context.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { PersonActor } from '../../src/domain/directory/person.ts';
import { agendaOf, type Whose } from '../../src/domain/duties/agenda.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { stubFor, stubText } from '../../src/views/case/stub.ts';
import { helpCard } from '../../src/views/notices/help.ts';
import { intakeCard, intakeDone, prefillOf } from '../../src/views/notices/intake.ts';
import { listCard } from '../../src/views/notices/lists.ts';
import { whichCard } from '../../src/views/notices/which.ts';
import { caseIn, stuffed } from '../support/builders.ts';
import { markdownIn } from '../support/markdown.ts';
import { openIdOf, type PEOPLE } from '../support/small-town.ts';

const HOSTILE = '<at id=all></at> ![x](img) {{x}} ';
const good = (card: unknown): void => {
  expect(cardProblems(card)).toEqual([]);
  expect(cardLints(card)).toEqual([]);
  expect(markdownIn(card).join()).not.toMatch(/<at |!\[|\{\{/);
};
const person = (who: keyof typeof PEOPLE, rules: Rules): PersonActor => {
  const actor = actorOf(rules.directory, openIdOf(who));
  if (!actor) throw new Error(`nobody plays ${who}`);
  return actor;
};

describe('提交诉求 — R-101, R-102, T53', () => {
  const { rules } = caseIn('submitted');
  const intake = { caseId: 'cabc', text: '企业用电负荷不够', fileNames: ['现场.jpg'] };

  it('asks a contact of one enterprise for content and category', () => {
    const card = intakeCard(intake, person('contact', rules), rules);
    good(card);
    expect(labels(card)).toEqual(['诉求内容', '类别', '提交诉求']);
    expect(fields(card).map((f) => f.name)).toEqual(['content', 'category']);
    expect(JSON.stringify(card)).toContain('"name":"submit__cabc__0"');
    expect(JSON.stringify(card)).toContain('"default_value":"企业用电负荷不够"');
    expect(plainText(card)).toContain('以太湖精密制造有限公司的名义提交诉求');
    expect(plainText(card)).toContain('附件 1 个：现场.jpg');
  });

  it('asks an agent of two enterprises for which', () => {
    const card = intakeCard(intake, person('agent', rules), rules);
    good(card);
    expect(labels(card)).toEqual(['诉求内容', '类别', '企业', '提交诉求']);
    expect(JSON.stringify(card)).toContain('湖光食品有限公司');
    expect(plainText(card)).toContain('办理结果由企业联系人确认和评价');
  });

  it('reads its fields under the labels they bear', () => {
    const actor = person('agent', rules);
    const shown = Object.fromEntries(fields(intakeCard(intake, actor, rules)).map((f) => [f.name, f.label]));
    const nonsense = Object.fromEntries(Object.keys(shown).map((name) => [name, 5]));
    const made = { _id: 'cabc', no: 'QS1', origin: 'card/cabc', files: [], as: 'own' as const };
    const decision = submit(nonsense, made, { ...rules, actor, now: rules.at });
    if (decision.ok || decision.refusal.code !== 'bad_form') throw new Error('5 was taken for words');
    expect(Object.fromEntries(decision.refusal.problems.map((p) => [p.field, p.label]))).toEqual(shown);
  });

  it('says exactly who sees what before anything is sent', () => {
    const text = plainText(intakeCard(intake, person('contact', rules), rules));
    expect(text).toContain('诉求内容和附件，企业服务专席和承办单位可见');
    expect(text).toContain('联系电话不在群内显示');
    expect(text).toContain('其他企业看不到');
  });

  it('shows the first 1,000 characters of a long message, and says that the whole counts', () => {
    const text = '长'.repeat(3_000);
    const card = intakeCard({ ...intake, text }, person('contact', rules), rules);
    good(card);
    expect(plainText(card)).toContain('以您发送的全文为准');
    expect(JSON.stringify(card)).toContain(`"default_value":"${prefillOf(text)}"`);
    expect(prefillOf(text)).toBe('长'.repeat(1_000));
  });

  it('keeps what was typed and chosen', () => {
    const keep = { content: '改过的内容', category: 'suggestion', enterprise: 'e3' };
    const json = JSON.stringify(intakeCard(intake, person('agent', rules), rules, keep));
    expect(json).toContain('"default_value":"改过的内容"');
    expect(json).toContain('"initial_index":3');
    expect(json).toContain('"initial_index":2');
  });

  it('hostile names and words stay text', () => {
    good(intakeCard({ ...intake, text: HOSTILE, fileNames: [HOSTILE] }, person('contact', rules), rules));
  });

  it('leaves its number behind', () => {
    const { c } = caseIn('submitted');
    good(intakeDone(c, rules));
    expect(plainText(intakeDone(c, rules))).toContain('QS20260924-0001 营业执照变更卡在窗口，等待企业服务专席派单');
  });
});

describe('lists — interface.md, "In chat"', () => {
  const at = { noticeId: 'om_1' };
  const mine = (cases: Case[]) => ({ title: '我的诉求', empty: '暂无', cases });
  const unitOf = (id: string, rules: Rules) => {
    const unit = rules.directory.units.find((u) => u.id === id);
    if (!unit) throw new Error(`no unit ${id}`);
    return { unit };
  };
  const toDo = (cases: Case[], whose: Whose, rules: Rules) => ({
    title: '待办',
    empty: '现在没有待办。',
    entries: agendaOf(cases, whose, rules),
  });

  it('a case in two rows: its title and how long there is, then date, state and number; the whole line opens it', () => {
    const { c, rules } = caseIn('resolved');
    const { card, caseIds } = listCard(mine([c]), person('contact', rules), rules, at);
    good(card);
    expect(plainText(card)).toBe(
      [
        '我的诉求【1 件】',
        '营业执照变更卡在窗口',
        '还有 3 个工作日',
        '11月23日 · 市场监管局 · 待您确认 · QS20260924-0001',
      ].join('\n'),
    );
    expect(labels(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain(`{"action":"show","caseId":"c1","v":${c.v}}`);
    expect(caseIds).toEqual(['c1']);
  });

  it('a duty says what is to be done, whose it is and how late it is, in colour and words', () => {
    const { c, rules } = caseIn('in_progress');
    const late = { ...rules, at: new Date('2026-12-15T10:00:00+08:00') };
    const whose = unitOf('scjg', rules);
    const { card } = listCard(toDo([c], whose, late), whose, late, at);
    good(card);
    expect(plainText(card).split('\n')).toEqual([
      '待办【1 项】',
      '超期 1 项',
      '办结：营业执照变更卡在窗口',
      '超期 4 个工作日',
      '12月9日 · 周芳经办 · 太湖精密制造有限公司 · 办理中 · QS20260924-0001',
    ]);
    expect(JSON.stringify(card)).toContain("<font color='red'>**超期 4 个工作日**</font>");
    expect(card.header?.template).toBe('red');
  });

  it('what waits for others is counted, folded, and says for whom', () => {
    const { c, rules } = caseIn('resolved');
    const whose = unitOf('scjg', rules);
    const { card } = listCard(toDo([c], whose, rules), whose, rules, at);
    good(card);
    expect(plainText(card).split('\n')).toEqual([
      '待办【1 项】',
      '等待他人办理 1 件',
      '营业执照变更卡在窗口',
      '还有 3 个工作日',
      '11月23日 · 等待企业确认结果 · 太湖精密制造有限公司 · 待企业确认 · QS20260924-0001',
    ]);
    expect(JSON.stringify(card)).toContain('"expanded":false');
  });

  it('an agent’s list is in the filer’s words and names the enterprise', () => {
    const { c, rules } = caseIn('resolved');
    const text = plainText(listCard(mine([c]), person('agent', rules), rules, at).card);
    expect(text).toContain('市场监管局 · 太湖精密制造有限公司 · 待企业确认 · ');
  });

  it('a group’s list hides contact data', () => {
    const { c, rules } = caseIn('dispatched', { content: '请打 13905120101' });
    const whose = unitOf('scjg', rules);
    const text = plainText(listCard(toDo([c], whose, rules), whose, rules, at).card);
    expect(text).toContain('受理：请打 139****0101');
    expect(text).not.toContain('赵明远');
  });

  it('the enterprise does not see who is asked to take its case over (T54)', () => {
    const { c, rules } = caseIn('return_requested');
    const text = plainText(listCard(mine([c]), person('contact', rules), rules, at).card);
    expect(text).toContain('营业执照变更卡在窗口\n正在核定承办单位 · QS20260924-0001');
  });

  it('says so when there is nothing', () => {
    const { rules } = caseIn('submitted');
    const { card } = listCard(toDo([], unitOf('desk', rules), rules), unitOf('desk', rules), rules, at);
    good(card);
    expect(plainText(card)).toBe('待办【0 项】\n现在没有待办。');
  });

  it('counts all, shows ten a page, and turns within the limits', () => {
    const { c, rules } = caseIn('in_progress');
    const many = Array.from({ length: 25 }, (_, n) => ({ ...stuffed(c, HOSTILE), _id: `c${n}` }));
    const whose = unitOf('scjg', rules);
    const duties = agendaOf(many, whose, rules).length;
    const page = (n: number) => listCard(toDo(many, whose, rules), whose, rules, { ...at, page: n });
    const pages = Math.ceil(duties / 10);
    const turned = [1, 2, pages, 99].map((n) => page(n).card);
    for (const card of turned) good(card);
    for (const card of turned) expect(card.header?.text_tag_list[0].text.content).toBe(`${duties} 项`);
    expect(turned.map(labels)).toEqual([['下一页'], ['上一页', '下一页'], ['上一页'], ['上一页']]);
    expect(turned.map((card) => /第 \d+ 页，共 \d+ 页/.exec(plainText(card))?.[0])).toEqual(
      [1, 2, pages, pages].map((n) => `第 ${n} 页，共 ${pages} 页`),
    );
    expect(JSON.stringify(turned[0])).toContain('{"action":"page:2","noticeId":"om_1"}');
  });
});

describe('which case was meant — interface.md, "Words"', () => {
  const said = (text: string) => ({ text, fileIds: text ? [] : ['f1'] });

  it('offers each case that waits with its own buttons, and a new appeal', () => {
    const { c, rules } = caseIn('resolved');
    const card = whichCard('which/om_1', said(`窗口还是不给办 ${HOSTILE}`), [c], person('contact', rules), rules);
    good(card);
    expect(labels(card)).toEqual(['确认办结', '尚未解决', '补充到 QS20260924-0001', '查看', '提交新诉求']);
    expect(JSON.stringify(card)).toContain(`{"action":"confirm:c1/${c.v}","noticeId":"which/om_1"}`);
    expect(JSON.stringify(card)).toContain('{"action":"add_to:c1","noticeId":"which/om_1"}');
    expect(JSON.stringify(card)).toContain('{"action":"new_appeal","noticeId":"which/om_1"}');
    expect(plainText(card)).toContain('办理结果已出，请确认是否已经解决');
    expect(plainText(card)).toContain('您说：窗口还是不给办');
  });

  it('names the case on every button where there are several, and gives an agent none that is not theirs', () => {
    const { c, rules } = caseIn('resolved');
    const two = [c, { ...c, _id: 'c2', no: 'QS20260924-0002' }];
    const card = whichCard('which/om_1', said('还没有办好'), two, person('contact', rules), rules);
    good(card);
    expect(labels(card)).toContain('尚未解决 QS20260924-0002');
    expect(labels(whichCard('which/om_1', said('还没有办好'), two, person('agent', rules), rules))).not.toContain(
      '尚未解决 QS20260924-0002',
    );
  });

  it('does not speak of a confirmation nobody awaits, nor of words nobody wrote', () => {
    const { c, rules } = caseIn('in_progress');
    const text = plainText(whichCard('which/om_1', said(''), [c], person('contact', rules), rules));
    expect(text).not.toContain('请确认');
    expect(text).toContain('这些文件是哪件诉求的？');
  });
});

describe('帮助 fits whoever asks', () => {
  const { rules } = caseIn('submitted');
  it.each([
    ['contact', '企业', '我的诉求：查看您企业的诉求和进展'],
    ['agent', '助企员', '直接把企业的问题发给我，选择企业后按“提交诉求”'],
    ['desk', '企业服务专席、单位负责人', '待派：查看等待派单的诉求'],
    ['coordinator', '协调单位、单位负责人', '专席提请协调的诉求，由您在卡片上派单、改派或维持原派'],
    ['unit', '承办单位', '也可以发命令：受理 编号、退回 编号、进展 编号 内容、办结 编号'],
    ['supervision', '督导', '在卡片上查看办理记录和时限'],
    ['leader', '领导', '查询 编号：查看办件情况和办理记录'],
  ] as const)('%s', (who, tag, line) => {
    const card = helpCard(person(who, rules), rules);
    good(card);
    expect(card.header?.text_tag_list[0].text.content).toBe(tag);
    expect(plainText(card)).toContain(line);
  });

  it('a stranger learns how to be registered', () => {
    const card = helpCard(null, rules);
    good(card);
    expect(plainText(card)).toContain('请联系企业服务专席');
  });
});

describe('what cards leave behind', () => {
  const { c, rules } = caseIn('resolved', { content: `${HOSTILE}请打13905120101` });
  it.each([
    ['moved', 'QS20260924-0001', '已转出，此处无需再办理'],
    ['submitted', 'QS20260924-0001', '提交办结 · QS20260924-0001'],
    ['renewed', 'QS20260924-0001', '请看本会话中最新的卡片（待企业确认）'],
  ] as const)('%s', (why, no, words) => {
    const card = stubFor(c, rules, why, { event: 'finish' });
    good(card);
    expect(plainText(card)).toContain(no);
    expect(plainText(card)).toContain(words);
    expect(plainText(card)).not.toContain('13905120101');
  });

  it('one line of our own', () => {
    good(stubText('已处理'));
    expect(plainText(stubText('已处理'))).toBe('已处理');
    expect(plainText(stubFor(c, rules, 'submitted'))).toContain('QS20260924-0001');
  });
});
