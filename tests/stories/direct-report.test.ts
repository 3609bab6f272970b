import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { fileFor } from '../support/outside/filing.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const MARKET = '市场监管局';
const SUPERVISION = '营商环境办';
const COMPANY = '赵明远';

describe('部门直报与办件标记，苏州 — R-103, R-108, R-407, R-408, R-604 (SZ23 二(一), 附件1)', () => {
  let town: Town;
  let done: string;
  let open: string;
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
  });
  afterAll(() => town.close());

  it('who has no right to report directly is told how to get it', async () => {
    expect(await answer(town, '周芳', '直报 太湖精密')).toContain('“直报”须先取得直报权限，请联系企业服务专席开通');
    expect(await answer(town, '吴磊', '直报 查无此企')).toContain('没有找到企业“查无此企”，请核对名称后重新发送');
  });

  it('closed on the spot: filed as 直报办结, with its result, no clock and nothing to dispatch', async () => {
    done = await fileFor(town, '吴磊', '直报 太湖精密', {
      诉求内容: '营业执照经营范围表述不会选。',
      类别: '咨询',
      办理结果: '现场辅导完成变更申报',
    });
    expect(JSON.stringify(await town.read('吴磊'))).toContain('已直报办结归库');
    for (const where of [DESK, '吴磊', COMPANY])
      expect(await town.face(where, done)).toMatchObject({ tag: '直报办结' });
    expect(await town.words(DESK, done)).toContain('现场辅导完成变更申报');
    expect(await town.words(DESK, done)).toContain('报送：市场监管局吴磊直报');
    expect(await town.words(DESK, done)).not.toContain('时限');
    expect(await town.said(DESK)).toEqual([]);
    expect(await answer(town, '王敏', '待派')).not.toContain(done);
    expect(await answer(town, '王敏', `派单 ${done} ${MARKET}`)).toContain('不能派单');
  });

  it('left open it waits for dispatch like any other, and whoever filed it follows it', async () => {
    open = await fileFor(town, '吴磊', '直报 启明', { 诉求内容: '厂房扩建的用地手续卡住了。', 类别: '诉求' });
    expect(await town.words(DESK, open)).toContain('请企业服务专席于3月3日（周二）17:30前派单');
    expect((await town.face('吴磊', open)).tag).toBe('待派单');
    expect((await town.face('郑凯', open)).tag).toBe('待派单');
    await town.tap('王敏', '派给 自然资源和规划局', { no: open });
    await town.tap('郭倩', '受理', { no: open });
    expect((await town.face('吴磊', open)).tag).toBe('办理中');
    // The respondent speaks for the enterprise, not the member of staff who filed.
    expect(await answer(town, '吴磊', `催办 ${open}`)).toContain('“催办”只能由');
  });

  it('关联, 标记重发, 典型案例 and 红黑榜 are recorded once each and change no state', async () => {
    await town.fill('王敏', '典型案例', { 理由: '一次辅导解决同类问题' }, { no: done });
    expect(await answer(town, '王敏', `典型案例 ${done} 再列`)).toContain('已经作过这项标记，无需重复');
    const red = await town.fill('王敏', '红黑榜', { 榜单: '红榜', 理由: '主动上门' }, { no: done });
    expect(red.toast?.content).toBe('已列入红黑榜');
    await town.fill('王敏', '关联', { 相关办件: done.toLowerCase() }, { no: open });
    expect(await answer(town, '王敏', `关联 ${open} ${done}`)).toContain('已经作过这项标记，无需重复');
    expect(await answer(town, '王敏', `关联 ${open} ${open}`)).toContain('不能选择本件自己，请填写另一件的编号');
    expect(await answer(town, '王敏', `关联 ${open} QS20200101-0001`)).toContain('没有找到办件 QS20200101-0001');
    await town.fill('王敏', '标记重发', { 原办件: done }, { no: open });
    expect(await answer(town, '王敏', `标记重发 ${done} ${open}`)).toContain('晚于本件');
    const words = await town.words(DESK, open);
    expect(words).toContain(`关联办件：${done}`);
    expect(words).toContain(`原办件：${done}（重发）`);
    expect((await town.face(DESK, open)).tag).toBe('办理中');
    expect(await town.words(DESK, done)).toContain('典型案例：已列入');
    expect(await town.words(DESK, done)).toContain('红黑榜：红榜');
    for (const who of [COMPANY, '郑凯'])
      expect(JSON.stringify(await town.read(who))).not.toMatch(/红榜|典型|重发|关联/);
    expect(await answer(town, '郭倩', `典型案例 ${open} 自荐`)).toContain('“典型案例”只能由企业服务专席操作');
  });

  it('剔除 is asked by the unit and decided by supervision', async () => {
    await town.fill('郭倩', '剔除', { 剔除事由: '不可抗力', 理由: '暴雨停工' }, { no: open });
    expect(await answer(town, '郭倩', `剔除 ${open}`)).toContain('不能重复提出');
    expect(await said(SUPERVISION)).toContain('自然资源和规划局申请剔除考核，请决定');
    expect(await town.words(SUPERVISION, open)).toContain('暴雨停工');
    expect(await answer(town, '王敏', `同意剔除 ${open}`)).toContain('“同意剔除”只能由督导单位操作');
    await town.tap('朱琳', '不同意剔除', { no: open });
    expect(await said('自然资源和规划局')).toContain('剔除申请未获同意，本件计入考核');
    await town.fill('郭倩', '剔除', { 剔除事由: '超出法定职权', 理由: '属省级事权' }, { no: open });
    await town.tap('朱琳', '同意剔除', { no: open });
    expect(await said('自然资源和规划局')).toContain('已同意剔除，本件不计入考核');
    expect(await answer(town, '郭倩', `剔除 ${open}`)).toContain('不能重复提出');
    expect((await town.face('自然资源和规划局', open)).tag).toBe('办理中');
  });

  it('回头看不实 starts a new assignment at the unit; without one the case waits for dispatch', async () => {
    await town.fill('郭倩', '提交办结', { 办理结果: '红线已划定' }, { no: open });
    await town.tap('郑凯', '确认办结', { no: open });
    await town.tap('郑凯', '满意', { no: open });
    await town.travelTo('2026-03-05 09:10');
    expect((await town.face(DESK, open)).tag).toBe('满意办结');
    expect(await answer(town, '郭倩', `回头看不实 ${open} 再办`)).toContain('“回头看不实”只能由企业服务专席操作');
    await town.fill('王敏', '回头看不实', { 理由: '现场红线桩未移' }, { no: open });
    expect((await town.face(DESK, open)).tag).toBe('办理中');
    expect(await said('自然资源和规划局')).toContain(
      '回头看核实未解决，请继续办理，并于3月26日（周四）17:30前办结。理由：现场红线桩未移',
    );
    const card = (await town.read(DESK)).find((m) => faceOf(m.content).note.includes(done));
    await town.tap('王敏', '回头看不实', { messageId: card?.messageId ?? '' });
    await town.submit('王敏', '回头看不实', { 理由: '企业称并未办成' }, { no: done });
    expect(await town.face(DESK, done)).toMatchObject({ tag: '待派单' });
    expect(await town.words(DESK, done)).toContain('请企业服务专席于3月6日（周五）17:30前派单');
    expect(wordsOf(await town.cardOf(COMPANY, done))).not.toContain('并未办成');
  });
});
