import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { fileFor } from '../support/outside/filing.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const SUPERVISION = '营商环境办';
const MARKET = '市场监管局';
const OFFICER = '吴清';
const COMPANY = '赵明远';
const GROUPS = [DESK, SUPERVISION, MARKET, '督查室'];
const STUB = '本件已转由专人办理';

describe('保密件，宿迁 — R-802 (SQ (七))', () => {
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suqian', now: '2026-03-02 09:10' });
  });
  afterAll(() => town.close());

  /** Everything a place shows now, forms and texts included. */
  const shown = async (where: string): Promise<string> => JSON.stringify(await town.read(where));
  /** The cards of this case in a place, or the lines that were left of cards. */
  const cardsOf = async (where: string, mark: string): Promise<string[]> =>
    (await town.read(where))
      .filter(
        (m) =>
          m.msgType === 'interactive' && (mark === STUB ? wordsOf(m.content) : faceOf(m.content).note).includes(mark),
      )
      .map((m) => wordsOf(m.content));

  it('from the start: the desk that wrote it down keeps its number alone, no group has anything', async () => {
    const before = await Promise.all(GROUPS.map((g) => town.read(g)));
    no = await fileFor(town, '王敏', '代报 太湖精密', {
      诉求内容: '窗口人员暗示要找指定中介。',
      类别: '诉求',
      来源渠道: '作风建设直通车',
    });
    expect(await shown('王敏')).toContain(`已提交：${no}，由专办人员办理`);
    expect(await shown('王敏')).not.toContain('指定中介');
    for (const [i, group] of GROUPS.entries()) expect(await town.read(group)).toEqual(before[i]);
    expect(await town.read(COMPANY)).toEqual([]);
  });

  it('the named officer alone has the card, in private', async () => {
    expect(await town.face(OFFICER, no)).toMatchObject({ tag: '待派单' });
    const words = await town.words(OFFICER, no);
    expect(words).toContain('请专办人员于3月3日（周二）17:30前登记、引导转办或办结归档');
    expect(words).toContain('窗口人员暗示要找指定中介');
    expect(words).toContain('保密件：仅指定专办人员可见，请勿转发、截图');
    expect(await town.buttons(OFFICER, no)).toEqual(['登记', '引导转办', '办结归档']);
    expect((await town.said(OFFICER)).at(-1)).toBe(`${no}“保密件”仅指定专办人员可见，请于3月3日（周二）17:30前办理。`);
  });

  it('to everybody else it does not exist: 查询, 我的诉求, 待派, 待办, and every command', async () => {
    for (const name of ['王敏', '蒋文涛', '沈一鸣', COMPANY])
      expect(await answer(town, name, `查询 ${no}`)).toBe(`没有找到编号 ${no}，请核对后重新发送。`);
    for (const words of [`派单 ${no}`, `登记 ${no} 查一查`])
      expect(await answer(town, '王敏', words)).toBe(`没有找到编号 ${no}，请核对后重新发送。`);
    expect(await answer(town, COMPANY, '我的诉求')).toContain('您还没有提交过诉求');
    expect(await answer(town, '王敏', '我的诉求')).not.toContain(no);
    expect(await answer(town, '王敏', '待派')).not.toContain(no);
    expect(await answer(town, '王敏', '待办', DESK)).not.toContain(no);
    expect(await answer(town, '王敏', '保密件')).toContain('没有看懂这句话');
  });

  it('保密件, 登记 and 办结归档 are the officer’s', async () => {
    expect(await answer(town, OFFICER, '保密件')).toContain(no);
    await town.fill(OFFICER, '登记', { 登记内容: '已移交驻点纪检组' }, { no });
    expect(await town.words(OFFICER, no)).toContain('已移交驻点纪检组');
    const done = await town.fill(OFFICER, '办结归档', { 归档意见: '查实，已处理' }, { no });
    expect(done.toast?.content).toBe('已办结归档');
    expect(await town.face(OFFICER, no)).toMatchObject({ tag: '保密归档' });
    expect(await answer(town, OFFICER, '保密件')).toContain('现在没有待办的保密件');
    for (const group of GROUPS) expect(await shown(group)).not.toContain(no);
  });

  it('a case that turns out to be one: every card becomes a line without a number, links and merges are cut', async () => {
    const led = await town.appeal(COMPANY, '商标变更登记被索要好处。', '诉求');
    await town.fill('王敏', '派单', { 承办单位: MARKET, 协办单位: ['人社局'], 紧急程度: '一般' }, { no: led });
    await town.tap('周芳', '受理', { no: led });
    const duplicate = await town.appeal('孙婉清', '商标变更登记卡住了。', '诉求');
    await town.fill('王敏', '并案', { 主办件: led }, { no: duplicate });
    const near = await town.appeal('郑凯', '商标注册也很慢。', '诉求');
    await town.fill('王敏', '关联', { 相关办件: led }, { no: near });
    await town.say('蒋文涛', `督办 ${led} 请核实`);
    await town.say('沈一鸣', `查询 ${led}`);
    expect((await town.face('孙婉清', duplicate)).tag).toBe('办理中');

    const places = [DESK, MARKET, '人社局', SUPERVISION, COMPANY, '沈一鸣'];
    const before = new Map<string, string[]>();
    for (const where of places)
      before.set(
        where,
        (await town.read(where))
          .filter((m) => m.msgType === 'interactive' && faceOf(m.content).note.includes(led))
          .map((m) => m.messageId),
      );
    const [pressed = ''] = before.get(DESK) ?? [];
    expect((await town.tap('王敏', '转保密', { messageId: pressed })).toast?.content).toBe('已转保密，由专办人员办理');

    for (const where of places) {
      expect(before.get(where)?.length).toBeGreaterThan(0);
      const now = (await town.read(where)).filter((m) => before.get(where)?.includes(m.messageId));
      for (const m of now) expect(wordsOf(m.content)).toContain(STUB);
      expect(await cardsOf(where, led)).toEqual([]);
    }
    expect(await town.words(OFFICER, led)).toContain('商标变更登记被索要好处');
    expect(await town.buttons(OFFICER, led)).toEqual(['登记', '引导转办', '办结归档']);
    expect(await town.face(DESK, duplicate)).toMatchObject({ tag: '待派单' });
    expect((await town.face('孙婉清', duplicate)).tag).toBe('待派单');
    expect(await answer(town, '林晓', `查询 ${led}`)).toBe(`没有找到编号 ${led}，请核对后重新发送。`);
    expect(await answer(town, COMPANY, '我的诉求')).not.toContain(led);
    expect(await answer(town, COMPANY, `催办 ${led}`)).toContain('已由专人办理。需要补充的');
    expect(await answer(town, COMPANY, `查询 ${led}`)).toContain(`您提交的 ${led} 已由专人办理`);
    expect(await answer(town, '周芳', '待办', MARKET)).not.toContain(led);
    expect(await answer(town, '周芳', `回复督办 ${led} 已核实`)).toContain('没有找到编号');
    expect(await answer(town, '王敏', `并案 ${duplicate} ${led}`)).toContain(`没有找到办件 ${led}，请核对编号`);
    expect(await answer(town, '王敏', `关联 ${near} ${led}`)).toContain(`没有找到办件 ${led}，请核对编号`);

    await town.fill(OFFICER, '引导转办', { 引导去向: '12388', 说明: '由纪检监察机关受理' }, { no: led });
    expect(await town.face(OFFICER, led)).toMatchObject({ tag: '已引导' });
    for (const where of places) expect(await cardsOf(where, led)).toEqual([]);
  });

  it('an old card of it, or a form opened before, does nothing any more', async () => {
    const led = await town.appeal('褚航', '运输窗口收费不开票。', '诉求');
    await town.tap('王敏', '派给 交通运输局', { no: led });
    await town.tap('冯雪', '受理', { no: led });
    await town.tap('冯雪', '提交办结', { no: led });
    const opened = (await town.cardWith('冯雪', '提交办结', led, true)).messageId;
    await town.tap('刘洋', '转保密', { no: led });
    const late = await town.submit('冯雪', '提交办结', { 办理结果: '已整改' }, { messageId: opened });
    expect(late.toast?.content ?? late.error?.text).toMatch(/没有找到这件诉求|没有“提交办结”/);
    expect((await cardsOf('冯雪', STUB)).length).toBe(1);
    expect(await cardsOf('冯雪', led)).toEqual([]);
  });
});
