import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import { cardBytes, cardLints, cardProblems, MAX_CARD_BYTES } from '../../cards/limits.ts';
import { AUDIENCES, type Audience } from '../../src/domain/case/message.ts';
import { actionsFor } from '../../src/views/case/actions.ts';
import { cardFor } from '../../src/views/case/case-card.ts';
import { caseView } from '../../src/views/case/case-view.ts';
import { stuffed } from '../support/builders.ts';
import { markdownIn } from '../support/markdown.ts';
import { SCENES, type Scene } from './scenes.ts';

const EVERY = SCENES.flatMap((scene) => AUDIENCES.map((audience) => ({ name: scene.name, scene, audience })));
/** The audiences a scene is about; every audience with the longest words in every state is case-card.test.ts. */
const ITS_OWN = SCENES.flatMap((scene) => scene.audiences.map((audience) => ({ name: scene.name, scene, audience })));
const card = ({ make, whose }: Scene, audience: Audience) => {
  const { c, rules } = make();
  return cardFor(c, audience, rules, whose);
};
const scene = (name: string): Scene => {
  const found = SCENES.find((s) => s.name === name);
  if (!found) throw new Error(`no scene ${name}`);
  return found;
};
const HOSTILE =
  '<at id=all></at> ![x](img) [点我](http://evil.example) <font color=red>红</font> {{danger}} \u202Etxet ';

describe('every audience’s card in every scene of a case’s life', () => {
  it.each(EVERY)(
    '$name, $audience: Feishu takes it, and at most one button is primary (T39)',
    ({ scene, audience }) => {
      const drawn = card(scene, audience);
      expect(cardProblems(drawn)).toEqual([]);
      expect(cardLints(drawn)).toEqual([]);
      expect(JSON.stringify(drawn).match(/"type":"primary"/g)?.length ?? 0).toBeLessThanOrEqual(1);
    },
  );

  it.each(EVERY)('$name, $audience: says everything in Chinese, and no id', ({ scene, audience }) => {
    const text = plainText(card(scene, audience)).replace(/QS\d{8}-\d{4}/g, '编号');
    expect(text).not.toMatch(/[A-Za-z_]{2,}|undefined|null|NaN/);
    expect(text).not.toMatch(/：\n|（）|，，|。。/);
  });

  it.each(ITS_OWN)(
    '$name, $audience: within 30 KB and inert with the longest and worst words',
    ({ scene, audience }) => {
      const { c, rules } = scene.make();
      for (const unit of ['诉求', '"\\', '*_', HOSTILE]) {
        const drawn = cardFor(stuffed(c, unit), audience, rules, scene.whose);
        expect(cardBytes(JSON.stringify(drawn))).toBeLessThan(MAX_CARD_BYTES);
        expect(cardProblems(drawn)).toEqual([]);
        expect(markdownIn(drawn).join('\n')).not.toMatch(/<at |!\[|\]\(|<font color=red|\{\{|\u202E/);
      }
    },
  );
});

/** What lies in sight, the primary button first, by hand. */
const SHOWN: [scene: string, audience: Audience, shown: string[]][] = [
  ['待签批', 'signer', ['同意派单', '退回专席']],
  ['派到板块', 'chief', ['派给 市场监管局', '派给 人社局', '板块分派']],
  ['派到板块', 'unit', []],
  ['板块已分派', 'unit', ['受理', '申请退回', '查看联系方式']],
  ['有协办', 'co_unit', ['提交协办意见', '登记进展', '查看联系方式']],
  ['有协办', 'unit', ['提交办结', '登记进展', '查看联系方式']],
  ['申请延期', 'desk', ['同意延期', '不同意']],
  [
    '申请待决',
    'desk',
    ['同意暂停', '不同意暂停', '同意延期', '不同意', '同意转入', '不同意转入', '指定协办', '不同意协办'],
  ],
  ['申请待决', 'supervision', ['督办', '提级协调']],
  ['暂停计时', 'unit', ['提交办结', '登记进展', '恢复计时', '查看联系方式']],
  ['暂停计时', 'desk', ['办理记录', '恢复计时']],
  ['被督办', 'unit', ['提交办结', '回复督办', '登记进展', '查看联系方式']],
  ['被督办', 'leader', ['督办']],
  ['月度进展', 'unit', ['提交办结', '填报月度进展', '登记进展', '查看联系方式']],
  ['电话征询', 'desk', ['代录', '查看联系方式', '请助企员代评']],
  ['电话征询', 'filer', ['补充说明']],
  ['请助企员代评', 'filer', ['代录', '补充说明']],
  ['已并案', 'desk', ['办理记录', '撤销并案']],
  ['待核验', 'desk', ['核验通过', '核验不通过']],
  ['专家已答', 'desk', ['派给 市场监管局', '派单', '认领', '直接答复']],
  ['请专家', 'expert', ['专家答复']],
  ['专家已答', 'expert', []],
  ['申请剔除', 'supervision', ['同意剔除', '不同意剔除', '督办', '提级协调']],
  ['保密件', 'confidential_officer', ['登记', '引导转办', '办结归档']],
  ['保密归档', 'confidential_officer', []],
  ['直报办结', 'filer', []],
];

describe('what is in sight', () => {
  it.each(SHOWN)('%s, %s', (name, audience, shown) => {
    const { c, rules } = scene(name).make();
    expect(actionsFor(c, audience, rules).shown.map((a) => a.label)).toEqual(shown);
  });

  it('one tap assigns a unit of the board', () => {
    const { c } = scene('派到板块').make();
    expect(JSON.stringify(card(scene('派到板块'), 'chief'))).toContain(
      `{"action":"assign:rsj","caseId":"0001","v":${c.v}}`,
    );
  });

  it.each([
    ['已并案', 'desk', 'undo_merge'],
    ['待核验', 'desk', 'verify'],
    ['申请剔除', 'supervision', 'approve_exclusion'],
    ['申请延期', 'desk', 'make_confidential'],
  ] as const)('%s, %s: %s asks once more', (name, audience, event) => {
    const { c, rules } = scene(name).make();
    const { shown, more } = actionsFor(c, audience, rules);
    expect([...shown, ...more].find((a) => a.name === event)?.confirm?.text).toMatch(/吗？$/);
  });
});

/** Word of the state and first line, by hand. */
const FACES: [scene: string, audience: Audience, tag: string, headline: string][] = [
  ['待签批', 'signer', '待签批', '请何平于11月19日（周四）17:30前签批派单'],
  ['已签一人', 'signer', '待签批', '请顾清于11月19日（周四）17:30前签批派单'],
  ['待签批', 'respondent', '正在核定承办单位', '正在核定承办单位，确定后继续办理'],
  ['派到板块', 'chief', '待受理', '请准入准营板块（李强）于11月19日（周四）17:30前分派承办单位'],
  ['派到板块', 'respondent', '待受理', '已转交准入准营板块，预计12月9日（周三）17:30前答复'],
  ['有协办', 'co_unit', '办理中', '请人社局于11月25日（周三）17:30前提交协办意见'],
  ['申请待决', 'desk', '办理中', '请企业服务专席于11月19日（周四）17:30前决定暂停计时、转入复议诉讼、延期、协办申请'],
  ['同意延期', 'respondent', '办理中', '市场监管局正在办理，预计12月16日（周三）17:30前答复'],
  ['暂停计时', 'unit', '办理中', '市场监管局（周芳）办理中，办理时限暂停计时'],
  ['暂停计时', 'respondent', '办理中', '请于12月2日（周三）17:30前补充下列材料，补充后继续办理'],
  ['复议诉讼', 'unit', '办理中', '请市场监管局（周芳）于2027年1月20日（周三）17:30前办结'],
  ['电话征询', 'desk', '待企业确认', '请企业服务专席于11月20日（周五）17:30前电话征询企业意见并代录'],
  ['电话征询', 'filer', '待企业确认', '企业服务专席将于11月20日（周五）17:30前电话征询企业意见'],
  ['请助企员代评', 'filer', '待企业确认', '请助企员于11月20日（周五）17:30前征询企业意见并代录'],
  ['已并案', 'respondent', '待受理', '已与同类诉求合并办理，由市场监管局办理，预计12月8日（周二）17:30前答复'],
  ['已并案', 'desk', '已并案', '已并入 QS20261117-0009，随主办件办理'],
  ['待核验', 'desk', '待核验', '请企业服务专席于11月20日（周五）17:30前核验办理结果'],
  ['待核验', 'filer', '待核验', '企业服务专席将于11月20日（周五）17:30前核验办理结果'],
  ['核验办结', 'unit', '核验办结', '已办结：核验办结'],
  ['直报办结', 'filer', '直报办结', '已登记，当场办结'],
  ['请专家', 'expert', '待派单', '请何工解答下列问题，由企业服务专席答复企业'],
  ['申请剔除', 'supervision', '办理中', '请营商环境办决定剔除申请'],
  ['保密件', 'confidential_officer', '待派单', '请专办人员于11月19日（周四）17:30前登记、引导转办或办结归档'],
  ['保密归档', 'confidential_officer', '保密归档', '已办结：保密归档'],
];

describe('the faces', () => {
  it.each(FACES)('%s, %s: %s', (name, audience, tag, headline) => {
    const { make, whose } = scene(name);
    const { c, rules } = make();
    const view = caseView(c, audience, rules, whose);
    expect([view.tag, view.headline]).toEqual([tag, headline]);
  });
});

/** A few lines that must, or must not, be read on a card. */
const READ: [scene: string, audience: Audience, says: RegExp, never?: RegExp][] = [
  ['专席代报', 'desk', /报送：企业服务专席王敏代报\n来源渠道：12345热线/],
  ['待签批', 'signer', /拟派单位：市场监管局\n拟协办单位：人社局\n签批顺序：何平 → 顾清/],
  ['待签批', 'respondent', /正在核定承办单位/, /何平|顾清|市场监管局|签批/],
  ['已签一人', 'signer', /已签批：何平　11月18日/],
  ['待签批', 'desk', /专项督办：是，督办至办结/],
  ['协办回复一家', 'unit', /人社局　已回复 · 11月18日（周三）：社保登记无误\n自然资源和规划局　未回复 · 时限11月25日/],
  ['有协办', 'co_unit', /协办时限：11月25日（周三）17:30/],
  ['同意延期', 'respondent', /办理期限已延长\n延长：5 个工作日\n需上级批复/],
  ['不同意延期', 'respondent', /市场监管局已受理/, /延期|需上级批复|时间足够/],
  ['不同意延期', 'unit', /申请延期（未同意）[\s\S]*不同意理由：时间足够/],
  ['暂停计时', 'unit', /办理时限：暂停计时（等待企业补充材料，最迟12月2日（周三）17:30前恢复）/],
  ['暂停计时', 'respondent', /请补充材料[\s\S]*需要补充：股东会决议[\s\S]*最迟：12月2日（周三）17:30/],
  ['签批退回', 'desk', /退回专席\n决定人：何平　11月18日（周三）10:00\n请先核实/],
  ['核验不通过', 'unit', /核验不通过\n决定人：王敏　11月18日（周三）10:00\n现场未见/],
  ['回头看不实', 'unit', /回头看不实\n决定人：王敏　11月18日（周三）10:20\n企业称未办/],
  ['不同意暂停', 'unit', /不同意暂停\n决定人：王敏　11月18日（周三）10:00\n请先自行核对/],
  ['不同意暂停', 'respondent', /市场监管局正在办理/, /请先自行核对/],
  ['复议诉讼', 'unit', /复议诉讼：已转入，法定期限2027年1月20日（周三）/],
  ['复议诉讼', 'respondent', /已转入行政复议或诉讼/],
  ['被督办', 'unit', /督办（蒋文涛）\n督办要求：三日内拿出方案\n请于此前回复：11月20日（周五）17:30/],
  ['督办已回复', 'leader', /回复：方案已报/],
  ['被督办', 'respondent', /市场监管局正在办理/, /督办/],
  ['提级协调', 'supervision', /提级协调：第 1 级：承办单位会同相关单位协调，由人社局牵头/],
  ['一次未联系上', 'desk', /征询情况：已拨打 1 次，未联系上[\s\S]*139\*\*\*\*0502/, /13905120502|老冯/],
  ['代录待评价', 'unit', /评价方式：电话征询代录（王敏）/],
  ['已并案', 'respondent', /已与同类诉求合并办理/, /QS20261117-0009|并案/],
  ['已并案', 'desk', /主办件：QS20261117-0009\n主办件状态：待受理\n主办件承办单位：市场监管局/],
  ['主动发现', 'desk', /企业：单位自查[\s\S]*报送：市场监管局主动发现/],
  ['直报办结', 'filer', /办理结果（市场监管局）\n现场已答复并办结/],
  ['专家已答', 'desk', /专家答复：可以容缺/],
  ['各种标记', 'desk', /典型案例：已列入\n红黑榜：红榜/],
  ['各种标记', 'unit', /原办件：QS20261001-0003（重发）/, /典型案例|红黑榜/],
  ['保密件', 'confidential_officer', /保密件：仅指定专办人员可见/],
];

describe('what is read', () => {
  it.each(READ)('%s, %s: %s', (name, audience, says, never) => {
    const text = plainText(card(scene(name), audience));
    expect(text).toMatch(says);
    if (never) expect(text).not.toMatch(never);
  });
});

describe('a confidential case — R-802, T52', () => {
  const SECRET = SCENES.filter((s) => s.make().c.confidential);
  const OTHERS = AUDIENCES.filter((audience) => audience !== 'confidential_officer');

  it.each(SECRET.flatMap((s) => OTHERS.map((audience) => ({ name: s.name, s, audience }))))(
    '$name, $audience: nothing of it is left',
    ({ s, audience }) => {
      expect(plainText(card(s, audience))).toBe('已转出 本件已转由专人办理');
    },
  );

  it.each(SECRET)('$name: its officers see it whole', (s) => {
    expect(plainText(card(s, 'confidential_officer'))).toContain('营业执照变更卡在窗口。已去过两次');
  });
});

describe('the primary case’s card', () => {
  it('shows its enterprise nothing of what another enterprise added (R-801)', () => {
    const { c, rules } = scene('主办件').make();
    const by = { openId: 'ou_other', name: '钱佳怡' };
    const added = { ...c, additions: [{ at: c.receivedAt, by, text: '我司亦遇此事', of: 'QS20261118-0002' }] };
    expect(plainText(cardFor(added, 'respondent', rules))).not.toMatch(/我司亦遇此事|钱佳怡|0002/);
    expect(plainText(cardFor(added, 'unit', rules))).toContain('并案件 QS20261118-0002 企业：我司亦遇此事');
  });
});
