import { describe, expect, it } from 'vitest';
import { fields, labels, plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import type { Audience } from '../../src/domain/case/message.ts';
import { actorOf } from '../../src/domain/directory/actor.ts';
import type { PersonActor } from '../../src/domain/directory/person.ts';
import type { Submission } from '../../src/domain/events/parts/new-case.ts';
import { submit } from '../../src/domain/events/submit.ts';
import { caseView } from '../../src/views/case/case-view.ts';
import { stubFor } from '../../src/views/case/stub.ts';
import { inquiryFor } from '../../src/views/inquiries/inquiry.ts';
import { helpCard } from '../../src/views/notices/help.ts';
import { intakeCard, intakeDone } from '../../src/views/notices/intake.ts';
import { listCard } from '../../src/views/notices/lists.ts';
import { fallbackText } from '../../src/views/notifications/fallback.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import { type Life, life } from './life.ts';
import { SCENES } from './scenes.ts';
import { TOWN, type Who } from './town.ts';

const scene = (name: string): Life => {
  const found = SCENES.find((s) => s.name === name);
  if (!found) throw new Error(`no scene ${name}`);
  return found.make();
};
const person = (who: Who): PersonActor => {
  const actor = actorOf(TOWN, `ou_${who}`);
  if (!actor) throw new Error(`nobody plays ${who}`);
  return actor;
};

const NO = 'QS20261118-0001';
const WHICH = `${NO}“营业执照变更卡在窗口”`;
const AT = (who: Who, name: string) => `<at user_id="ou_${who}">${name}</at>`;
const UNIT = AT('unit', '周芳');
const DESK = AT('desk', '王敏');

/** What is said after each new event, by hand. */
const SAID: [
  scene: string,
  audience: Audience,
  code: string,
  words: string | { words: string; who: string } | undefined,
  text: string,
][] = [
  ['待签批', 'signer', 'to_sign', undefined, `${WHICH}待签批，请于11月19日（周四）17:30前签批派单。`],
  [
    '签批退回',
    'desk',
    'sign_refused',
    '请先核实',
    `${DESK} ${WHICH}签批未获同意，请于11月19日（周四）17:30前重新派单。理由：请先核实。`,
  ],
  [
    '派到板块',
    'chief',
    'to_assign',
    undefined,
    `${WHICH}已派给准入准营板块，请于11月19日（周四）17:30前分派承办单位并由其受理。`,
  ],
  [
    '有协办',
    'co_unit',
    'to_help',
    undefined,
    `${AT('co', '马超')} ${WHICH}请贵单位协办，并于11月25日（周三）17:30前提交协办意见。`,
  ],
  ['有协办', 'unit', 'co_named', undefined, `${UNIT} ${WHICH}已指定协办单位：人社局、自然资源和规划局，请牵头办理。`],
  [
    '申请延期',
    'desk',
    'extension_asked',
    undefined,
    `${DESK} ${WHICH}：市场监管局申请延期，请于11月19日（周四）17:30前决定。`,
  ],
  ['同意延期', 'unit', 'extension_granted', undefined, `${UNIT} ${WHICH}已同意延期，请于12月16日（周三）17:30前办结。`],
  [
    '同意延期',
    'respondent',
    'extended',
    '需上级批复',
    `您的诉求 ${WHICH}办理期限已延长，预计12月16日（周三）17:30前答复。原因：需上级批复。`,
  ],
  [
    '暂停计时',
    'respondent',
    'material_wanted',
    '股东会决议，最迟12月2日（周三）',
    `您的诉求 ${WHICH}需要补充材料：股东会决议，最迟12月2日（周三）。请在卡片上按“补充说明”或“上传附件”。`,
  ],
  [
    '被督办',
    'unit',
    'urged',
    { words: '三日内拿出方案', who: '蒋文涛' },
    `${UNIT} ${AT('head', '李强')} 蒋文涛督办 ${WHICH}：三日内拿出方案。请于11月20日（周五）17:30前回复督办。`,
  ],
  [
    '督办已回复',
    'leader',
    'urge_answered',
    { words: '方案已报', who: '市场监管局' },
    `${WHICH}：市场监管局已回复督办：方案已报。`,
  ],
  [
    '电话征询',
    'desk',
    'to_telephone',
    undefined,
    `${DESK} ${WHICH}无法在线送达企业，请于11月20日（周五）17:30前电话征询企业意见，并在卡片上按“代录”。办理结果：已办理完毕。`,
  ],
  [
    '已并案',
    'respondent',
    'merged',
    undefined,
    `您的诉求 ${WHICH}已与同类诉求合并办理，编号不变，办理结果仍由您单独确认和评价。`,
  ],
  ['主办件', 'respondent', 'merge_undone', undefined, `您的诉求 ${WHICH}已恢复单独办理。`],
  ['主办件', 'unit', 'merge_undone', undefined, `${WHICH}已撤销并案，请继续办理，并于12月9日（周三）17:30前办结。`],
  [
    '提级协调',
    'supervision',
    'escalated',
    '涉及多部门',
    `${WHICH}已提级协调（承办单位会同相关单位协调），请督促办理。理由：涉及多部门。`,
  ],
  [
    '保密件',
    'confidential_officer',
    'confidential_case',
    undefined,
    `${NO}“保密件”仅指定专办人员可见，请于11月19日（周四）17:30前办理。`,
  ],
  ['转保密', 'unit', 'to_accept', undefined, '本件已转由专人办理'],
];

describe('short words of the rest of a case’s life', () => {
  it.each(SAID)('%s, %s: %s', (name, audience, code, words, text) => {
    const { c, rules } = scene(name);
    const whose = audience === 'co_unit' ? { unit: 'rsj' } : {};
    expect(
      notificationText(c, audience, code, typeof words === 'string' ? { words } : (words ?? {}), rules, whose),
    ).toBe(text);
  });
});

describe('the way a case has gone, in the enterprise’s eyes — R-109, T54', () => {
  const steps = (name: string, audience: Audience = 'respondent') => {
    const { c, rules } = scene(name);
    return caseView(c, audience, rules).steps.map((s) => s.text);
  };

  it.each([
    ['待签批', ['已收到诉求', '正在核定承办单位']],
    ['板块已分派', ['已收到诉求', '已转交准入准营板块办理', '已确定由人社局办理']],
    ['同意延期', ['已收到诉求', '已转交市场监管局办理', '市场监管局已受理', '办理期限延长 5 个工作日']],
    ['暂停计时', ['已收到诉求', '已转交市场监管局办理', '市场监管局已受理', '市场监管局请企业补充材料']],
    ['已并案', ['已收到诉求', '已与同类诉求合并办理']],
    ['直报办结', ['已登记，当场办结']],
  ])('%s', (name, texts) => {
    expect(steps(name)).toEqual(texts);
  });

  it('a signed case was handed over; a refused signature leaves no trace', () => {
    const signed = life({ profile: 'suqian' })
      .submit({ enterprise: 'e1', channel: 'mayor' }, 'desk', 'desk')
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('secretary', 'refuse_sign', { reason: '请先核实' })
      .do('desk', 'dispatch', { unit: 'scjg' })
      .do('secretary', 'sign')
      .do('mayor', 'sign');
    expect(caseView(signed.c, 'respondent', signed.rules).steps.map((s) => s.text)).toEqual([
      '已收到诉求',
      '已转交市场监管局办理',
    ]);
  });

  it('what was said on the telephone', () => {
    expect(steps('代录待评价', 'filer').at(-1)).toBe('电话征询：已确认解决');
  });
});

describe('办理记录 has words for what happened — R-803', () => {
  const record = (name: string) => {
    const { c, rules } = scene(name);
    return plainText(inquiryFor(c, 'record', 'desk', rules));
  };
  it.each([
    [
      '申请待决',
      /周芳 申请延期（5 个工作日）[\s\S]*周芳 暂停计时：决议未附（需企业补充：股东会决议）[\s\S]*李强 申请协办：请核实社保登记/,
    ],
    ['协办回复一家', /马超 提交协办意见：社保登记无误/],
    ['督办已回复', /蒋文涛 督办：三日内拿出方案[\s\S]*周芳 回复督办：方案已报/],
    ['提级协调', /周芳 提级协调（承办单位会同相关单位协调）：涉及多部门/],
    ['已并案', /王敏 并案：QS20261117-0009，进入“已并案”/],
    ['板块已分派', /李强 板块分派（人社局）/],
    ['待签批', /王敏 派单，进入“待签批”/],
  ])('%s', (name, says) => {
    expect(record(name)).toMatch(says);
    expect(record(name).replace(/QS\d{8}-\d{4}/g, '')).not.toMatch(/[A-Za-z_]{2,}/);
  });
});

describe('a problem that a unit found itself has no enterprise — R-106', () => {
  const { c, rules } = scene('主动发现');
  it('in lists and in 查看联系方式', () => {
    const desk = TOWN.units.find((u) => u.id === 'desk');
    if (!desk) throw new Error('no desk');
    const { card } = listCard({ title: '待派', empty: '暂无', cases: [c] }, { unit: desk }, rules, { noticeId: 'n1' });
    expect(plainText(card)).toContain('单位自查 · 待派单 · ');
    const contact = plainText(inquiryFor(c, 'contact', 'desk', rules));
    expect(contact).toContain('单位自查');
    expect(contact).toContain('报送人员：周芳');
  });
});

describe('nothing of a confidential case is left — R-802, T52', () => {
  const { c, rules } = scene('转保密');
  it('as stub, fallback, private answer or list', () => {
    expect(plainText(stubFor(c, rules, 'moved'))).toBe('已转出 本件已转由专人办理');
    expect(plainText(stubFor(c, rules, 'renewed'))).toBe('已转出 本件已转由专人办理');
    expect(fallbackText(c, rules, 'unit')).toBe('本件已转由专人办理');
    for (const inquiry of ['contact', 'files', 'record', 'why_date'] as const)
      expect(plainText(inquiryFor(c, inquiry, 'unit', rules))).toBe('已转出 本件已转由专人办理');
    const unit = TOWN.units.find((u) => u.id === 'scjg');
    if (!unit) throw new Error('no unit');
    const { card } = listCard({ title: '在办', empty: '暂无办件', cases: [c] }, { unit }, rules, { noticeId: 'n1' });
    expect(plainText(card)).toBe('在办【0 件】\n暂无办件');
  });

  it('of one filed so, its filer has the number alone', () => {
    const filed = scene('保密件');
    expect(plainText(intakeDone(filed.c, filed.rules))).toBe(`已提交 ${NO}，由专办人员办理`);
  });
});

const INTAKES: [as: Submission, who: Who, labels: string[], says: string][] = [
  ['own', 'agent', ['诉求内容', '类别', '企业', '提交诉求'], '代报诉求，请选择企业'],
  [
    'desk',
    'desk',
    ['诉求内容', '类别', '企业', '来源渠道', '提交诉求'],
    '来源渠道为“失信行为监督专线”的，仅指定专办人员可见',
  ],
  ['direct', 'unit', ['诉求内容', '类别', '企业', '办理结果', '提交诉求'], '填写的，直接办结（直报办结）'],
  ['found', 'unit', ['诉求内容', '类别', '提交诉求'], '办结后由营商环境专席核验，不请企业评价'],
  [
    'incoming',
    'desk',
    ['企业', '来电人', '来电号码', '来电时间', '来源渠道', '类别', '诉求内容', '来电登记'],
    '不在名册的，标注待核实，办结后电话征询来电人',
  ],
];

describe('the ways of filing — R-102, R-103, R-105, R-106', () => {
  const { rules } = life({ profile: 'suqian' });
  const intake = { caseId: 'cabc', text: '企业用电负荷不够', fileNames: [] };

  it.each(INTAKES)('%s by %s', (as, who, asked, says) => {
    const card = intakeCard({ ...intake, as, enterprise: '湖光食品有限公司' }, person(who), rules);
    expect(labels(card)).toEqual(asked);
    expect(plainText(card)).toContain(says);
    expect(cardProblems(card)).toEqual([]);
    expect(cardLints(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain('"name":"submit__cabc__0"');
  });

  it.each(INTAKES)('%s by %s reads its fields under the labels they bear', (as, who) => {
    const actor = person(who);
    const shown = Object.fromEntries(fields(intakeCard({ ...intake, as }, actor, rules)).map((f) => [f.name, f.label]));
    const nonsense = Object.fromEntries(Object.keys(shown).map((name) => [name, {}]));
    const made = { _id: 'cabc', no: 'QS1', origin: 'card/cabc', files: [], as };
    const decision = submit(nonsense, made, { ...rules, actor, now: rules.at });
    if (decision.ok || decision.refusal.code !== 'bad_form') throw new Error('an object was taken for words');
    expect(Object.fromEntries(decision.refusal.problems.map((p) => [p.field, p.label]))).toEqual(shown);
  });

  it('fills in the enterprise that was named, by id or by name, for whoever may choose it', () => {
    for (const named of ['e3', '湖光食品有限公司']) {
      const desk = JSON.stringify(intakeCard({ ...intake, as: 'desk', enterprise: named }, person('desk'), rules));
      expect(desk).toContain('"default_value":"湖光食品有限公司"');
      const agent = JSON.stringify(intakeCard({ ...intake, enterprise: named }, person('agent'), rules));
      expect(agent).toContain('"value":"e3"}');
      expect(agent).toContain('"initial_index":1');
    }
  });

  it('a direct report that was closed on the spot says so', () => {
    const { c, rules: at } = scene('直报办结');
    expect(plainText(intakeDone(c, at))).toContain('已直报办结归库');
  });
});

describe('帮助 knows the new words', () => {
  const { rules } = life();
  it.each([
    ['agent', '助企员', '代报 企业名称：为一家企业报送'],
    ['desk', '企业服务专席、单位负责人', '并案 编号 主办件编号'],
    ['desk', '企业服务专席、单位负责人', '来电登记 企业名称：登记来电、来访'],
    ['contact', '企业', '转人工：企业服务专席的电话'],
    ['unit', '承办单位、直报人员', '主动发现 内容：登记本单位自查发现的问题'],
    ['unit', '承办单位、直报人员', '直报 企业名称：登记走访、窗口听到的诉求'],
    ['supervision', '督导', '督办 编号 督办要求'],
    ['leader', '领导', '督办 编号 督办要求'],
    ['secretary', '领导', '“同意派单”或“退回专席”'],
    ['expert', '专家', '请在卡片上按“专家答复”'],
    ['secret', '专办人员', '“登记”“引导转办”或“办结归档”'],
  ] as const)('%s', (who, tag, line) => {
    const card = helpCard(person(who), rules);
    expect(cardProblems(card)).toEqual([]);
    expect(card.header?.text_tag_list[0].text.content).toBe(tag);
    expect(plainText(card)).toContain(line);
  });

  it('the chief of a board', () => {
    expect(plainText(helpCard(person('head'), rules))).toContain('一键派给板块内单位');
  });
});
