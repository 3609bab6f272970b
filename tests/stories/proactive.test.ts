import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { wordsOf } from '../support/outside/cards.ts';
import { fileFor } from '../support/outside/filing.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const ROADS = '交通运输局';
const MARKET = '市场监管局';

describe('主动发现，湖州 — R-106 (HZ 三(三)1)', () => {
  let town: Town;
  let no: string;
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';
  beforeAll(async () => {
    town = await openTown({ profile: 'huzhou', now: '2026-04-29 09:10' });
  });
  afterAll(() => town.close());

  it('a unit files what it found itself, with its words filled in and no enterprise', async () => {
    await town.say('冯雪', '主动发现 园区路口限行标志过低，货运车辆绕行');
    const { messageId, content } = await town.cardWith('冯雪', '提交诉求', undefined, true);
    expect(JSON.stringify(content)).toContain('园区路口限行标志过低，货运车辆绕行');
    expect(wordsOf(content)).toContain('主动发现：登记本单位自查发现的问题，无需选择企业');
    await town.submit('冯雪', '提交诉求', { 类别: '诉求' }, { messageId });
    const left = (await town.read('冯雪')).find((m) => m.messageId === messageId);
    no = /QS\d{8}-\d{4}/.exec(wordsOf(left?.content ?? {}))?.[0] ?? '';
    expect(no).toBe('QS20260429-0001');
    const desk = await town.words(DESK, no);
    expect(desk).toContain('企业：单位自查');
    expect(desk).toContain('报送：交通运输局主动发现');
    // Labour Day is 1 to 5 May.
    expect(desk).toContain('请企业综合服务中心于4月30日（周四）17:30前派单');
    expect(await answer(town, '赵明远', '主动发现 门口没有路灯')).toContain('“主动发现”由承办单位使用');
    expect(await answer(town, '王敏', '主动发现 门口没有路灯')).toContain('“主动发现”由承办单位使用');
  });

  it('there is nobody to answer, so the desk dispatches', async () => {
    expect(await town.buttons(DESK, no)).not.toContain('直接答复');
    expect(await answer(town, '王敏', `直接答复 ${no} 已处理`)).toContain(
      '这是单位自查发现的问题，没有企业可以答复，请派单办理',
    );
    await town.tap('王敏', `派给 ${ROADS}`, { no });
    await town.tap('冯雪', '受理', { no });
    // 30 April, 6 to 9 May (the Saturday is worked), 11 to 15, 18 to 22.
    expect(await town.words(ROADS, no)).toContain('办理时限：5月22日（周五）17:30');
  });

  it('when finished the desk checks it in 2 working days; nobody is asked to confirm or rate', async () => {
    await town.travelTo('2026-05-08 10:00');
    await town.fill('冯雪', '提交办结', { 办理结果: '限高架已抬升到4.5米' }, { no });
    expect(await town.face(DESK, no)).toMatchObject({ tag: '待核验' });
    expect(await town.words(DESK, no)).toContain('于5月11日（周一）17:30前核验');
    expect(await said(DESK)).toContain('交通运输局已提交办结，请于5月11日（周一）17:30前核验');
    expect((await town.buttons(DESK, no)).slice(0, 2)).toEqual(['核验通过', '核验不通过']);
    expect(await answer(town, '冯雪', `核验通过 ${no}`)).toContain('“核验通过”只能由企业综合服务中心操作');
  });

  it('核验不通过 starts a new assignment with the reason; 核验通过 closes it as 核验办结', async () => {
    await town.fill('王敏', '核验不通过', { 理由: '标志牌未更换' }, { no });
    expect(await town.face(ROADS, no)).toMatchObject({ tag: '办理中' });
    expect(await said(ROADS)).toContain('核验不通过，请继续办理，并于5月28日（周四）17:30前办结。理由：标志牌未更换');
    await town.fill('冯雪', '提交办结', { 办理结果: '标志牌已更换' }, { no });
    await town.tap('王敏', '核验通过', { no });
    for (const where of [DESK, ROADS]) expect(await town.face(where, no)).toMatchObject({ tag: '核验办结' });
    expect(await said(ROADS)).toContain('核验通过，已办结');
    expect(await town.words(ROADS, no)).not.toContain('企业评价');
  });

  it('专家解答 is relayed by the desk as its own answer', async () => {
    const asked = await town.appeal('孙婉清', '研发费用加计扣除的口径两处说法不一样。', '咨询');
    await town.fill(
      '王敏',
      '请专家解答',
      { 专家: '何伯言（税务、出口退税、研发费用）', 问题: '委托研发怎么算？' },
      { no: asked },
    );
    expect(await said('何伯言')).toContain('请您解答，请在卡片上按“专家答复”。问题：委托研发怎么算？');
    expect(await town.buttons('何伯言', asked)).toEqual(['专家答复']);
    expect(await answer(town, '王敏', `请专家解答 ${asked}`)).toContain('不能重复提出');
    expect(await answer(town, '王敏', `专家答复 ${asked} 我来答`)).toContain('“专家答复”只能由受邀解答的专家操作');
    await town.fill('何伯言', '专家答复', { 答复内容: '按实际发生额的八成计入' }, { no: asked });
    expect(await said(DESK)).toContain('专家何伯言已答复：按实际发生额的八成计入。请据此答复企业。');
    expect(await town.words('孙婉清', asked)).not.toContain('何伯言');
    await town.tap('王敏', '直接答复', { no: asked });
    const form = await town.cardWith('王敏', '直接答复', asked, true);
    expect(JSON.stringify(form.content)).toContain('按实际发生额的八成计入');
    await town.submit('王敏', '直接答复', {}, { no: asked });
    expect(await town.face('孙婉清', asked)).toMatchObject({ tag: '待您确认' });
    expect(await town.words('孙婉清', asked)).toContain('按实际发生额的八成计入');
    await town.tap('孙婉清', '确认办结', { no: asked });
    await town.tap('孙婉清', '比较满意', { no: asked });
    await town.travelTo('2026-05-09 09:00');
    expect(await town.face('孙婉清', asked)).toMatchObject({ tag: '满意办结' });
  });

  it('a chief who is of the unit found it all the same', async () => {
    const own = await fileFor(town, '李强', '主动发现', { 诉求内容: '执照自助机缺纸未补', 类别: '建议' });
    expect(await town.words(DESK, own)).toContain(`报送：${MARKET}主动发现`);
  });
});
