import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAfter, answer as ask } from '../support/outside/answers.ts';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const COMPANY = '赵明远';
const MARKET = '市场监管局';
const DESK = '企业服务专席';

describe('说话办事，苏州 — R-101, R-109, R-301, R-801 (interface.md “In chat”; SZ 7)', () => {
  let town: Town;
  let no: string;
  const answer = (name: string, text: string, group?: string) => ask(town, name, text, group);

  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    no = await town.appeal(COMPANY, '营业执照变更经营范围，窗口和网上要的材料不一样。', '诉求');
  });
  afterAll(async () => {
    await town.close();
  });

  it('commands are the buttons: 派单, 受理, 进展, 退回, 办结 with a number', async () => {
    expect(await answer('王敏', `派单 ${no} ${MARKET}`)).toContain(`${no}：已派单`);
    expect(await answer('李强', `受理 ${no}`, MARKET)).toContain(`${no}：已受理，您是经办人`);
    expect(await town.words(MARKET, no)).toContain('请市场监管局（李强）于3月23日（周一）17:30前办结');
    expect(await answer('周芳', `进展：${no.toLowerCase()}：已与窗口核对材料清单`)).toContain('已登记进展');
    expect(await town.words(MARKET, no)).toContain('周芳：已与窗口核对材料清单');
    expect(await town.words(COMPANY, no)).not.toContain('已与窗口核对');
    expect(await answer('李强', `退回 ${no}`)).toContain('办件现在是“办理中”，不能申请退回');
    expect(await answer('周芳', `进展 ${no}`, MARKET)).toContain('“登记进展”需要填写表单，已发到您与我的私聊');
    await town.submit('周芳', '登记进展', { 进展内容: '清单已统一', 对企业可见: '是' }, { no });
    expect(await town.words(COMPANY, no)).toContain('清单已统一');
    expect(await answer('李强', `办结 ${no} 两处材料清单已统一，可直接办理`)).toContain('已提交办结，等待企业确认');
    expect(await town.words(COMPANY, no)).toContain('请于此前确认：3月5日（周四）24:00');
  });

  it('says what to write instead where a command cannot be read', async () => {
    expect(await answer('李强', '受理', MARKET)).toContain('请在“受理”后面写上完整的办件编号');
    expect(await answer('李强', '提交办结')).toContain('请在“提交办结”后面写上完整的办件编号');
    expect(await answer('李强', `加急 ${no}`)).toContain('没有“加急”这个指令');
    expect(await answer('李强', '受理 QS20260302-9999')).toContain('没有找到编号 QS20260302-9999');
    expect(await answer('马超', `受理 ${no}`)).toContain('“受理”只能由市场监管局操作');
    expect(await answer(COMPANY, `派单 ${no} ${MARKET}`)).toContain('“派单”只能由企业服务专席操作');
    expect(await answer('李强', '大家辛苦了', MARKET)).toContain('在群里可以发送“@我 待办”“@我 受理 编号”这样的指令');
    expect(await answer('李强', '今天天气不错')).toContain('没有看懂这句话');
  });

  it('does not listen to a group that does not address it', async () => {
    const group = (await town.ask<{ chats: { chatId: string; name: string }[] }>('GET', '/sandbox/api/state')).chats;
    const before = (await town.read(MARKET)).length;
    const chatId = group.find((c) => c.name === MARKET)?.chatId;
    await town.ask('POST', '/sandbox/api/messages', { as: town.id('李强'), chatId, text: `办结 ${no} 不算数` });
    await town.settled();
    expect((await town.read(MARKET)).length).toBe(before + 1);
  });

  it('查询 brings the own case, and of a foreign one says no more than of an unknown one', async () => {
    expect(await answer(COMPANY, `查询 ${no}`)).toContain('待您确认');
    expect(await answer('钱佳怡', `查询 ${no}`)).toContain('请于此前确认');
    const foreign = await answer('孙婉清', `查询 ${no}`);
    expect(foreign).toContain('没有找到');
    expect(foreign).not.toContain('营业执照');
    expect(await answer('马超', `查询 ${no}`)).toContain('不是贵单位的办件');
    expect(await answer('孙婉清', '查询 QS20260302-0099')).toContain('没有找到');
    expect(await answer('孙婉清', '查询')).toContain('请写上要查的内容，即发送“查询 编号”');
    expect(await answer('陈刚', `查询 ${no}`)).toContain('待企业确认');
  });

  it('我的诉求, 待派 and 待办 list what is theirs', async () => {
    await town.travelTo('2026-03-04 15:00');
    await town.appeal('冯丽', '食品许可证到期怎么续？', '咨询');
    const mine = await answer(COMPANY, '我的诉求');
    expect(mine).toContain(`还有 1 个工作日\n3月5日 · 市场监管局 · 待您确认 · ${no}`);
    expect(await answer(COMPANY, '待办')).toContain('确认结果：营业执照变更经营范围');
    expect(await answer('孙婉清', '我的诉求')).toContain('您还没有提交过诉求');
    const waiting = await answer('刘洋', '待派');
    expect(waiting).toContain('QS20260304-0001');
    expect(waiting).toContain('派单：食品许可证到期怎么续');
    expect(waiting).toContain('3月5日 · 湖光食品有限公司 · 待派单');
    expect(await answer('王敏', '待派', DESK)).toContain('QS20260304-0001');
    expect(await answer('李强', '待派')).toContain('“待派”由企业服务专席、协调单位和督导单位使用');
    await town.fill('王敏', '派单', { 其他承办单位: MARKET }, { no: 'QS20260304-0001' });
    const todo = await answer('周芳', '待办', MARKET);
    expect(todo).toContain('受理：食品许可证到期怎么续');
    expect(todo).toContain('等待他人办理 1 件');
    expect(todo).toContain('等待企业确认结果');
    expect(await answer('吴磊', '待办')).toContain('QS20260304-0001');
    expect(await answer('马超', '待办')).toContain('现在没有待办。');
    expect(await answer('林晓', '待办', '准入准营板块')).toContain('本群还没有绑定承办单位');
    const list = (await town.read('吴磊')).findLast((m) => faceOf(m.content).title === '待办');
    await town.tap('吴磊', '受理：食品许可证到期怎么续', { messageId: list?.messageId ?? '' });
    expect(await town.buttons('吴磊', 'QS20260304-0001')).toContain('受理');
  });

  it.each([
    [COMPANY, '企业', '我的诉求'],
    ['孙亮', '助企员', '一直跟到办结'],
    ['刘洋', '专席', '待派：查看等待派单的诉求'],
    ['马超', '承办单位', '受理 编号、退回 编号、进展 编号 内容、办结 编号'],
    ['沈国华', '协调单位', '改派或维持原派'],
    ['蒋文涛', '督导', '办理记录'],
    ['沈一鸣', '领导', '查询 编号'],
    ['管理员', '管理员', '绑定 单位名称'],
  ])('帮助 for %s is written for %s', async (name, who, line) => {
    const before = (await town.read(name)).length;
    await town.say(name, '帮助');
    const card = (await town.read(name)).slice(before).find((m) => m.msgType === 'interactive');
    expect(card && faceOf(card.content).tag).toContain(who);
    expect(card && wordsOf(card.content)).toContain(line);
  });

  it('绑定 is for administrators, names what is wrong, and moves no unit to where its people are not', async () => {
    expect(await answer('李强', '绑定 市场监管局', MARKET)).toContain('只有管理员可以绑定群');
    expect(await answer('王敏', '绑定', DESK)).toContain('请写上单位名称，例如“绑定 市场监管局”。');
    expect(await answer('王敏', '绑定 海关', DESK)).toContain('通讯录中没有“海关”');
    expect(await answer('王敏', '绑定 科技局', DESK)).toContain('本群里没有“科技局”的工作人员');
    const next = await town.appeal('郑凯', '专精特新认定材料怎么报？', '咨询');
    await town.tap('王敏', '派给 科技局', { no: next });
    expect(await town.words('科技局', next)).toContain('受理时限：3月5日（周四）17:30');
    await expect.poll(async () => (await town.said('科技局')).at(-1), { timeout: 10_000 }).toContain('@田甜');
  });

  it('the bot menu says the words it stands for', async () => {
    let before = (await town.read(COMPANY)).length;
    await town.menu(COMPANY, 'my_cases');
    expect(await answersAfter(town, COMPANY, before)).toContain(no);
    await town.appeal('褚航', '货车限行怎么办', '诉求');
    before = (await town.read('刘洋')).length;
    await town.menu('刘洋', 'to_dispatch');
    expect(await answersAfter(town, '刘洋', before)).toContain('派单：货车限行怎么办');
    before = (await town.read('吴磊')).length;
    await town.menu('吴磊', 'to_do');
    expect(await answersAfter(town, '吴磊', before)).toContain('QS20260304-0001');
    before = (await town.read('韩冬')).length;
    await town.menu('韩冬', 'help');
    expect(await answersAfter(town, '韩冬', before)).toContain('受理、办理、办结');
    before = (await town.read('郑凯')).length;
    await town.menu('郑凯', 'new_appeal');
    expect(await answersAfter(town, '郑凯', before)).toContain('请直接把遇到的问题发给我');
  });
});

describe('专席的人也在单位的群里，苏州 — R-801', () => {
  let town: Town;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-both-'));
    const file = join(folder, 'directory.yaml');
    const whole = await readFile('config/sandbox/town.yaml', 'utf8');
    const both = / +- \{ name: 李强.*\n/.exec(whole)?.[0] ?? '';
    await writeFile(
      file,
      whole.replace(/ +- \{ name: 刘洋.*\n/, (officer) => `${officer}${both}`),
    );
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10', env: { QISU_DIRECTORY: file } });
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('待派 said there is answered privately: what waits for the desk is not for the unit', async () => {
    const no = await town.appeal(COMPANY, '营业执照变更经营范围，窗口和网上要的材料不一样。', '诉求');
    const before = (await town.read('李强')).length;
    expect(await ask(town, '李强', '待派', MARKET)).toBe('');
    expect(await answersAfter(town, '李强', before)).toContain(no);
    expect(await ask(town, '王敏', '待派', DESK)).toContain(no);
  });
});
