import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';

describe('直接答复 in Suzhou — R-201, R-401, R-402 (SZ 8, SZ 9)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-04-30 09:10' });
  });
  afterAll(() => town.close());

  const answered = async (who: string, words: string, answer: string): Promise<string> => {
    const no = await town.appeal(who, words, '咨询');
    await town.fill('刘洋', '直接答复', { 答复内容: answer }, { no });
    return no;
  };

  it('is confirmed and rated like any result, without a unit', async () => {
    const e = '冯丽';
    const no = await answered(e, '小微企业名录在哪里查？', '登录国家企业信用信息公示系统，首页第三栏');
    expect((await town.face(DESK, no)).tag).toBe('已答复待确认');
    expect((await town.face(e, no)).tag).toBe('待您确认');
    const card = await town.words(e, no);
    expect(card).toContain('办理结果（企业服务专席）');
    expect(card).toContain('登录国家企业信用信息公示系统，首页第三栏');
    expect(card).not.toContain('承办单位：');
    // 1 to 5 May are off: 6, 7 and 8 May count.
    expect(card).toContain('请于此前确认：5月8日（周五）24:00');
    await town.tap(e, '确认办结', { no });
    expect((await town.buttons(e, no)).slice(0, 5)).toEqual(['非常满意', '满意', '基本满意', '不满意', '非常不满意']);
    await town.tap(e, '非常满意', { no });
    await town.travelTo('2026-04-30 09:40');
    for (const where of [e, DESK]) expect((await town.face(where, no)).tag).toBe('满意办结');
  });

  it('尚未解决 brings it back to the desk with a new dispatch clock', async () => {
    const e = '郑凯';
    const no = await answered(e, '厂房产权分割能不能办？', '可以，请到窗口咨询');
    await town.tap(e, '尚未解决', { no });
    expect((await town.face(e, no)).tag).toBe('待派单');
    const triage = await town.words(DESK, no);
    expect(triage).toContain('派单时限：5月6日（周三）17:30');
    await town.submit(e, '说明未解决之处', { 未解决之处: '窗口说办不了' }, { no });
    expect(await town.words(DESK, no)).toContain('窗口说办不了');
    await town.tap('王敏', '派给 自然资源和规划局', { no });
    expect(await town.words('自然资源和规划局', no)).toContain('办理时限：5月11日（周一）17:30');
  });

  it('rated 不满意 is called back; the desk itself owes the written reply', async () => {
    const e = '褚航';
    const no = await answered(e, '物流园停车收费谁管？', '由经营者自主定价');
    await town.tap(e, '确认办结', { no });
    await town.tap(e, '不满意', { no });
    await town.travelTo('2026-04-30 10:05');
    expect((await town.face(DESK, no)).tag).toBe('回访中');
    const task = await town.words(DESK, no);
    expect(task).toContain('回访时限：5月7日（周四）17:30');
    // 6 to 8 May, the made-up Saturday 9, then 11 to 15 and 18 to 22, and 25 May.
    expect(task).toContain('书面答复时限：5月25日（周一）17:30');
    await town.fill('王敏', '继续办理', { 回访记录: '企业要求物价部门答复' }, { no });
    expect((await town.face(DESK, no)).tag).toBe('待派单');
    expect(await town.words(DESK, no)).toContain('王敏：企业要求物价部门答复');
  });
});

describe('引导转办 in Huzhou — R-203 (HZ 三(三)3)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'huzhou', now: '2026-02-13 09:10' });
  });
  afterAll(() => town.close());

  it('guides a complaint elsewhere: the desk is offered that way, and no unit', async () => {
    const e = '周启航';
    const no = await town.appeal(e, '环保窗口的人员故意刁难。', '投诉');
    const triage = await town.words(DESK, no);
    const guidance = '对部门或工作人员的投诉，请拨打12345热线或营商环境投诉专线，由专人受理';
    expect(triage).toContain(`建议引导转办：${guidance}`);
    expect(triage).toContain('请企业综合服务中心于2月14日（周六）17:30前引导转办（类别不属受理范围）');
    const buttons = await town.buttons(DESK, no);
    expect(buttons[0]).toBe('引导转办');
    expect(buttons.filter((b) => b.startsWith('派给'))).toEqual([]);
    await town.fill('王敏', '引导转办', { 引导去向: '12345热线', 说明: guidance }, { no });
    for (const where of [e, DESK]) expect((await town.face(where, no)).tag).toBe('已引导');
    const card = await town.words(e, no);
    expect(card).toContain('引导去向：12345热线');
    expect(card).toContain(guidance);
    expect(await town.buttons(e, no)).not.toContain('撤回诉求');
    expect((await town.texts(e)).at(-1)).toContain(`不在受理范围内，已为您引导：12345热线。${guidance}`);
  });

  it('gives the guidance to the agent who filed and to the enterprise', async () => {
    const no = await town.appeal('孙亮', '有人举报同行无证排放。', '举报', { 企业: '云帆生物医药有限公司' });
    expect((await town.face('孙婉清', no)).tag).toBe('待派单');
    const guidance = '违法线索请向主管部门或12345热线举报；违纪线索请拨打12388，由纪检监察机关受理';
    expect(await town.words(DESK, no)).toContain(`建议引导转办：${guidance}`);
    await town.fill('王敏', '引导转办', { 引导去向: '生态环境部门' }, { no });
    for (const who of ['孙亮', '孙婉清']) {
      expect((await town.face(who, no)).tag).toBe('已引导');
      // The words of the profile stood in the form already.
      expect(await town.words(who, no)).toContain(guidance);
      expect((await town.texts(who)).at(-1)).toMatch(/(已为您引导|已引导企业)：生态环境部门/);
    }
  });
});
