import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const BOARD = '准入准营板块';
const CHIEF = '李强';
const TAX = '税务局';
const MARKET = '市场监管局';

describe('派到服务板块，湖州 — R-206 (HZ 三(一)1-2)', () => {
  let town: Town;
  let no: string;
  let other: string;
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';
  beforeAll(async () => {
    town = await openTown({ profile: 'huzhou', now: '2026-02-12 09:10' });
    no = await town.appeal('赵明远', '办照以后发票额度要等三周，一件事拆成两家。', '诉求');
    other = await town.appeal('郑凯', '许可证延续要交的材料清单不统一。', '诉求');
  });
  afterAll(() => town.close());

  it('派单 offers the boards among the units; the work order goes to the board’s group alone', async () => {
    await town.fill('王敏', '派单', { 承办单位: BOARD, 类别: '诉求', 紧急程度: '一般' }, { no });
    expect(await town.face(DESK, no)).toMatchObject({ tag: '待受理' });
    const mine = await town.words(BOARD, no);
    // The Saturdays 14 and 28 February are worked; Spring Festival is 15 to 23.
    expect(mine).toContain('受理时限：2月13日（周五）17:30');
    expect(mine).toContain('办理时限：3月11日（周三）17:30');
    expect(await said(BOARD)).toContain('@李强');
    expect(await said(BOARD)).toContain('已派给准入准营板块，请于2月13日（周五）17:30前分派承办单位并由其受理');
    expect((await town.buttons(BOARD, no)).slice(0, 5)).toEqual([
      '派给 市场监管局',
      '派给 税务局',
      '派给 金融局',
      '派给 行政审批局',
      '板块分派',
    ]);
    for (const unit of [MARKET, TAX]) await expect(town.words(unit, no)).rejects.toThrow(/no card/);
    expect(await town.words('赵明远', no)).toContain('已转交准入准营板块办理');
  });

  it('until it is assigned no unit of the board accepts it, and no other chief assigns it', async () => {
    expect(await answer(town, '林晓', `受理 ${no}`)).toContain('“受理”只能由');
    expect(await answer(town, '周芳', `受理 ${no}`)).toContain('“受理”只能由');
    expect(await answer(town, '徐静', `板块分派 ${no}`)).toContain('“板块分派”只能由服务板块首席服务专员操作');
    expect(await answer(town, '王敏', `板块分派 ${no}`)).toContain('“板块分派”只能由服务板块首席服务专员操作');
  });

  it('one tap names the unit, and the clocks run on', async () => {
    await town.travelTo('2026-02-13 10:00');
    expect((await town.tap(CHIEF, '派给 税务局', { no })).toast?.content).toBe('已分派，已通知承办单位');
    const order = await town.words(TAX, no);
    expect(order).toContain('受理时限：2月13日（周五）17:30');
    expect(order).toContain('办理时限：3月11日（周三）17:30');
    expect(await said(TAX)).toContain('@林晓');
    expect(await said(TAX)).toContain('已派给税务局，请于2月13日（周五）17:30前受理或申请退回');
    await expect(town.buttons(BOARD, no)).rejects.toThrow(/no card/);
    expect(await town.words('赵明远', no)).toContain('已确定由税务局办理');
    expect(await answer(town, CHIEF, `板块分派 ${no}`)).toMatch(/没有需要办理的事项/);
    await town.tap('林晓', '受理', { no });
    expect(await town.face(TAX, no)).toMatchObject({ tag: '办理中' });
    expect(await answer(town, CHIEF, `板块分派 ${no}`)).toContain('办件现在是“办理中”，不能板块分派');
  });

  it('板块分派 by the form takes units of the board alone', async () => {
    await town.fill('王敏', '派单', { 其他承办单位: BOARD }, { no: other });
    // Any officer of the board may.
    await town.tap('余欢', '板块分派', { no: other });
    const foreign = await town.submit('余欢', '板块分派', { 承办单位: '人社局' }, { no: other });
    expect(foreign.error?.text).toContain('没有“人社局”这个选项');
    await town.submit('余欢', '板块分派', { 承办单位: '行政审批局' }, { no: other });
    expect(await town.face('行政审批局', other)).toMatchObject({ tag: '待受理' });
    expect(await said('行政审批局')).toContain('@余欢');
  });

  it('the unit may still ask to return it, and the centre reassigns it', async () => {
    await town.fill('余欢', '申请退回', { 退回事由: '非本单位职责', 理由: '属市场监管' }, { no: other });
    await town.fill('王敏', '改派', { 承办单位: MARKET, 理由: '属市场监管' }, { no: other });
    expect(await town.face(MARKET, other)).toMatchObject({ tag: '待受理' });
    expect(await town.words(MARKET, other)).toContain('办理时限：3月12日（周四）17:30');
  });
});
