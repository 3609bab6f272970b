import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { buttonsOf, type Json } from '../support/outside/cards.ts';
import { fileFor } from '../support/outside/filing.ts';
import { forge } from '../support/outside/forge.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const TAX = '税务局';

/** What this file makes people hear; each says what to do next. */
const HERE = {
  unknown_unit: '没有找到承办单位“海洋局”，请写全称，或从选项中选择',
  several_fit: '承办单位“板块”对应多个：准入准营板块、要素人才板块。请照其中一个填写',
  claimed_already: '您已经认领，请直接办理',
  already_referred: '已提请协调，请等待协调单位派单',
  redirect_category: '“投诉”类不派单，请按“引导转办”，或先选择其他类别',
  already_nudged: '今天已经催办过，请下一个工作日再催办',
  no_files: '这件诉求没有附件，可按“上传附件”补充',
  nothing_cut: '卡片上已是全部内容，请直接看卡片',
  unknown_choice: '企业没有“无此企业”这个选项，请重新选择',
  not_of_board: '人社局不在本板块内，请选择板块内的单位',
  ground_already_refused: '以“属地有误”申请退回未获同意，不能以同一事由再次申请，请受理或另择事由',
  unknown_handler: '经办人不在本单位名单中，请重新选择',
  not_a_pause_reason: '不是可以暂停计时的事由，请从选项中选择',
  form_used: '这张表单已经提交过，如需再填，请在办件卡片上重新打开',
  not_your_form: '这张表单是别人打开的，请在办件卡片上自己打开',
  too_many_entries: '今天对这件诉求已登记 30 条，请明天再补充，或合并成一条',
  no_rating: '还没有评价，请先评价再留言',
  already_missed_today: '今天已记录未联系上，请下一个工作日再联系',
  no_unit_to_explain: '这件诉求没有承办单位，无法请单位说明，请直接登记回访',
  nobody_to_refer_to: '本地没有另设协调单位，请直接派单',
  no_expert: '还没有登记专家，请派给承办单位，或由管理员在人员名录中登记专家',
  no_confidential_officer: '还没有指定保密件专办人员，请管理员在人员名录的 confidential 中登记后再转保密',
  no_agent: '这家企业没有登记助企员，请直接电话征询并按“代录”',
  rating_needed: '企业已确认的，请同时选择企业的评价；没有表态的，请选“未表态”',
};

/** What other tests make people hear, and in which of them. */
const ELSEWHERE: { [code: string]: [test: string, words: string] } = {
  no_such_event: ['stories/strangers', '没有这个操作'],
  no_such_case: ['stories/strangers', '没有找到这件诉求'],
  stranger: ['proofs/directory', '您的账号还没有登记'],
  unit_absent: ['proofs/directory', '已不在通讯录，请改派其他单位'],
  wrong_state: ['stories/boards', '办件现在是“办理中”，不能板块分派'],
  not_yours: ['stories/signatures', '“同意派单”只能由当前签批领导操作'],
  erased: ['domain/case/erased', '的内容已按企业的要求删除，不能再办理'],
  stale: ['stories/ten-at-once', '办件已有变化'],
  bad_form: ['proofs/extension-and-pause', '请填写天数，例如 5'],
  same_unit: ['stories/returns', '请改派其他单位'],
  recall_used: ['stories/recalled', '本次办理已撤回过一次办结，不能再撤回'],
  nothing_changed: ['stories/boards', '没有需要办理的事项'],
  call_not_noted: ['stories/dissatisfied', '请先登记回访记录'],
  still_not_solved_over: ['stories/silence', '不能再按“仍未解决”，请另提诉求'],
  date_in_the_past: ['stories/court', '不能早于今天，请重新选择日期'],
  no_signer: ['stories/signatures', '请管理员在人员名录的 leaders 中填写 signs 后再派单'],
  co_units_silent: ['proofs/lead-and-co-units', '协办单位尚未回复'],
  pending_already: ['stories/court', '不能重复提出'],
  extension_too_late: ['proofs/extension-and-pause', '现已不能申请，请抓紧办理或登记进展'],
  extension_used: ['proofs/extension-and-pause', '不能再申请，请在时限内办结'],
  extension_too_long: ['proofs/extension-and-pause', '延期最多 5 个工作日，请减少天数后再提交'],
  not_paused: ['proofs/extension-and-pause', '办理时限没有暂停，无需恢复计时'],
  tried_today: ['proofs/telephone', '今天已记录一次未联系上，请下一个工作日再拨打'],
  no_such_number: ['stories/direct-report', '没有找到办件 QS20200101-0001'],
  not_a_primary: ['stories/direct-report', '不能选择本件自己，请填写另一件的编号'],
  undo_over: ['proofs/merge', '不能撤销，请随'],
  urge_unanswered: ['stories/urges', '请等待回复后再督办'],
  top_level: ['stories/urges', '不能再提级，可按“督办”督促办理'],
  already_marked: ['stories/direct-report', '已经作过这项标记，无需重复'],
  with_officers: ['stories/confidential', '已由专人办理。需要补充的'],
  no_enterprise: ['stories/proactive', '没有企业可以答复，请派单办理'],
  comment_over: ['cards/toast', '办结已超过 30 天，不能再留言'],
};

/** What nobody can bring about by a tap or a word, and why. */
const ENGINE_ALONE: { [code: string]: string } = {
  not_due: 'only the clock causes the events that are refused so, and it asks only when something is due',
  rating_settled: 'the clock settles a rating in the minute it is due, and from then on the state refuses first',
};

const heard = new Set<string>();
type Code = keyof typeof HERE;

/** The words that somebody was given say exactly this. */
function refused(code: Code, words: string | undefined): void {
  expect(words).toContain(HERE[code]);
  heard.add(code);
}

describe('什么不行，就说怎样才行，苏州 — lifecycle.md “Who is not named may not”, R-302, R-402, R-803', () => {
  let town: Town;
  let craft: ReturnType<typeof forge>;
  let asked: string;
  let taxed: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    craft = forge(town);
    taxed = await town.appeal('郑凯', '出口退税申报一直没有通过。', '诉求');
    await town.tap('王敏', `派给 ${TAX}`, { no: taxed });
  });
  afterAll(() => town.close());

  /** A submit of the form that lies open with `who`, carrying what no field of it could; the words of the toast. */
  async function forged(who: string, label: string, no: string, form: Json, by = who): Promise<string | undefined> {
    const open = await town.cardWith(who, label, no, true);
    const name = buttonsOf(open.content).find((b) => b.submit && b.label === label)?.name;
    const press = await craft.press(by, open.messageId, { tag: 'button', name, form_value: form });
    const { body } = await craft.post(press);
    await town.settled();
    return body.toast?.content;
  }

  it('before dispatch', async () => {
    asked = await town.appeal('赵明远', '门前道路和管网分属三家。', '诉求');
    refused('unknown_unit', await answer(town, '王敏', `派单 ${asked} 海洋局`));
    refused('several_fit', await answer(town, '王敏', `派单 ${asked} 板块`));
    await town.tap('王敏', '认领', { no: asked });
    refused('claimed_already', await answer(town, '王敏', `认领 ${asked}`));
    await town.fill('王敏', '提请协调', { 理由: '涉及三个部门' }, { no: asked });
    refused('already_referred', await answer(town, '王敏', `提请协调 ${asked}`));
    const complaint = await town.appeal('孙婉清', '窗口人员态度不好。', '投诉');
    refused('redirect_category', await answer(town, '王敏', `派单 ${complaint} ${TAX}`));
    await town.say('王敏', '代报');
    const unknown = { 诉求内容: '来电', 类别: '咨询', 企业: '无此企业' };
    refused('unknown_choice', (await town.submit('王敏', '提交诉求', unknown)).toast?.content);
  });

  it('a board’s chief cannot send a case out of the board', async () => {
    const boarded = await town.appeal('褚航', '许可证延续材料不统一。', '诉求');
    await town.fill('王敏', '派单', { 承办单位: '准入准营板块' }, { no: boarded });
    const card = await town.cardWith('李强', '派给 税务局', boarded);
    const value = buttonsOf(card.content).find((b) => b.label === '派给 税务局')?.value as Json;
    const press = await craft.press('李强', card.messageId, {
      tag: 'button',
      value: { ...value, action: 'assign:rsj' },
    });
    refused('not_of_board', (await craft.post(press)).body.toast?.content);
  });

  it('while a unit has it', async () => {
    await town.tap('郑凯', '催办', { no: taxed });
    refused('already_nudged', await answer(town, '郑凯', `催办 ${taxed}`));
    refused('no_files', await answer(town, '林晓', `查看附件 ${taxed}`));
    refused('nothing_cut', await answer(town, '林晓', `查看全文 ${taxed}`));
    await town.fill('林晓', '申请退回', { 退回事由: '属地有误', 理由: '注册在外区' }, { no: taxed });
    await town.fill('王敏', '维持原派', { 理由: '经营在本区' }, { no: taxed });
    await town.tap('林晓', '申请退回', { no: taxed });
    const again = { ground: 'wrong_place', reason: '再看一次' };
    refused('ground_already_refused', await forged('林晓', '申请退回', taxed, again));
    await town.tap('林晓', '受理', { no: taxed });
    await town.tap('林晓', '转交经办人', { no: taxed });
    refused('unknown_handler', await forged('林晓', '转交经办人', taxed, { person: town.id('马超') }));
    await town.tap('林晓', '暂停计时', { no: taxed });
    const pause = { reason: 'arbitration', text: '等一等' };
    refused('not_a_pause_reason', await forged('林晓', '暂停计时', taxed, pause));
  });

  it('a form belongs to whoever opened it, once; and a case takes 30 entries a day from one person', async () => {
    await town.tap('林晓', '登记进展', { no: taxed });
    const open = await town.cardWith('林晓', '登记进展', taxed, true);
    refused('not_your_form', await forged('林晓', '登记进展', taxed, { text: '代填' }, '罗敏'));
    const name = buttonsOf(open.content).find((b) => b.submit)?.name;
    const press = () =>
      craft.press('林晓', open.messageId, { tag: 'button', name, form_value: { text: '已核对报关单' } });
    await craft.post(await press());
    refused('form_used', (await craft.post(await press())).body.toast?.content);
    for (let i = 0; i < 29; i++) {
      const words = await craft.words('林晓', `进展 ${taxed} 第 ${i} 批单证`);
      // Faster than the sender writes, a save may be lost five times; what is not taken over Feishu sends again.
      for (let n = 0; n < 5 && (await craft.post(words, '/feishu/events')).status !== 200; n++) await town.settled();
    }
    await town.settled();
    refused('too_many_entries', await answer(town, '林晓', `进展 ${taxed} 又一批`));
  });

  it('around the rating', async () => {
    await town.fill('林晓', '提交办结', { 办理结果: '已通过' }, { no: taxed });
    await town.tap('郑凯', '确认办结', { no: taxed });
    refused('no_rating', await answer(town, '郑凯', `评价留言 ${taxed} 谢谢`));
    await town.tap('郑凯', '满意', { no: taxed });
    const poor = await town.appeal('冯丽', '个税申报口径不清。', '咨询');
    await town.fill('王敏', '直接答复', { 答复内容: '请看公告' }, { no: poor });
    await town.tap('冯丽', '确认办结', { no: poor });
    await town.tap('冯丽', '不满意', { no: poor });
    await town.travelTo('2026-03-03 09:05');
    await town.tap('王敏', '未联系上', { no: poor });
    refused('already_missed_today', await answer(town, '王敏', `未联系上 ${poor}`));
    await town.tap('王敏', '登记回访', { no: poor });
    const explain = { note: '企业要求书面说明', explain: 'yes' };
    refused('no_unit_to_explain', await forged('王敏', '登记回访', poor, explain));
  });
});

describe('名录里没有的人，就说该登记谁，苏州 — R-207, R-201, R-802, R-105', () => {
  let town: Town;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-lean-'));
    const file = join(folder, 'directory.yaml');
    const whole = await readFile('config/sandbox/town.yaml', 'utf8');
    // No coordinator, no experts, no confidential officers; 湖光食品 has a telephone alone and no agent.
    await writeFile(
      file,
      whole
        .replace('kind: coordinator', 'kind: department')
        .replace(/experts:\n.*\n/, '')
        .replace(/confidential:\n.*\n/, '')
        .replace(/ +- \{ name: 冯丽.*\n/, '')
        .replace('enterprises: [e4, e5, e6, e7]', 'enterprises: [e4, e6, e7]'),
    );
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10', env: { QISU_DIRECTORY: file } });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('nobody to refer to, no expert, no officer for confidential cases', async () => {
    const no = await town.appeal('赵明远', '留抵退税三周没有回音。', '诉求');
    refused('nobody_to_refer_to', await answer(town, '王敏', `提请协调 ${no}`));
    refused('no_expert', await answer(town, '王敏', `请专家解答 ${no}`));
    refused('no_confidential_officer', await answer(town, '王敏', `转保密 ${no}`));
    for (const label of ['提请协调', '请专家解答', '转保密'])
      expect(await town.buttons('企业服务专席', no)).not.toContain(label);
    await town.say('王敏', '代报 太湖精密');
    const secret = { 诉求内容: '索要好处', 类别: '诉求', 来源渠道: '作风建设直通车' };
    refused('no_confidential_officer', (await town.submit('王敏', '提交诉求', secret)).toast?.content);
  });

  it('no agent to be asked; and after an explanation a call must bring the rating', async () => {
    const no = await fileFor(town, '王敏', '代报 湖光食品', { 诉求内容: '发票额度不够用。', 类别: '诉求' });
    await town.tap('王敏', `派给 ${TAX}`, { no });
    await town.tap('林晓', '受理', { no });
    await town.fill('林晓', '申请办结', { 法律政策依据: '发票管理办法', 说明: '额度依法核定' }, { no });
    await town.tap('王敏', '同意办结', { no });
    refused('no_agent', await answer(town, '王敏', `请助企员代评 ${no}`));
    const call = { 拨打号码: '13905120502', 通话时间: '上午', 企业答复: '确认已解决' };
    refused('rating_needed', (await town.fill('刘洋', '代录', call, { no })).toast?.content);
  });
});

describe('every refusal has words, and somebody who heard them', () => {
  it('each code is heard in this file, in another test, or can come from the engine alone', async () => {
    const source = await readFile('src/domain/case/refusal.ts', 'utf8');
    const codes = [...source.matchAll(/code: '(\w+)'/g)].map(([, code]) => code ?? '');
    const known = [...Object.keys(HERE), ...Object.keys(ELSEWHERE), ...Object.keys(ENGINE_ALONE)];
    expect(codes.length).toBeGreaterThan(50);
    expect([...known].sort()).toEqual([...codes].sort());
    expect([...heard].sort()).toEqual(Object.keys(HERE).sort());
  });

  it.each(Object.entries(ELSEWHERE))('%s is asserted in %s', async (_code, [test, words]) => {
    expect(await readFile(`tests/${test}.test.ts`, 'utf8')).toContain(words);
  });

  it.each(Object.entries(HERE))('%s says what to do next: %s', (_code, words) => {
    expect(words).toMatch(/请|可按/);
  });
});
