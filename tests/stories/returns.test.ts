import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const COMPANY = '赵明远';
const RSJ = '人社局';
const KJJ = '科技局';
const SPJ = '行政审批局';
const BACK = '申请退回';

describe('马陆的退回 — R-301, R-302, R-207 (ML 六(二))', () => {
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 09:30' });
    no = await town.appeal(COMPANY, '高温津贴的标准按什么执行？两个窗口说法不一样。', '协调');
    await town.fill('王敏', '派单', { 其他承办单位: RSJ, 类别: '协调', 紧急程度: '一般' }, { no });
  });
  afterAll(async () => {
    await town.close();
  });

  it('申请退回 gives the centre two working days, across Mid-Autumn, and pauses the unit clock', async () => {
    expect(await town.words(RSJ, no)).toContain('10月22日（周四）17:30');
    await town.travelTo('2026-09-24 10:00');
    await town.fill('马超', BACK, { 退回事由: '非本单位职责', 理由: '属医保事项' }, { no });
    const centre = await town.words('企业服务专席', no);
    expect(await town.face('企业服务专席', no)).toMatchObject({ tag: '退回待裁定' });
    expect(centre).toContain('请产业发展中心于9月29日（周二）17:30前裁定退回申请');
    expect(centre).toContain('属医保事项');
    expect(centre).toContain('暂停计时（退回待裁定）');
    expect((await town.texts('企业服务专席')).at(-1)).toContain('人社局申请退回，请于9月29日（周二）17:30前裁定');
  });

  it('tells the enterprise only that the unit is being settled', async () => {
    expect(await town.face(COMPANY, no)).toMatchObject({ tag: '正在核定承办单位' });
    const words = await town.words(COMPANY, no);
    expect(words).not.toContain('人社局');
    expect(words).not.toContain('属医保事项');
    expect(words).not.toContain('退回');
  });

  it('维持原派 starts the accept clock anew and bars the same ground, not another', async () => {
    await town.travelTo('2026-09-28 09:10');
    await town.fill('王敏', '维持原派', { 理由: '津贴标准归人社' }, { no });
    expect(await town.words(RSJ, no)).toContain('请人社局于9月29日（周二）17:30前受理或申请退回');
    // 09-25 to 09-27 are a holiday: no working day stood still, so the fifteenth day is where it was.
    expect(await town.words(RSJ, no)).toContain('10月22日（周四）17:30');
    expect((await town.texts(RSJ)).at(-1)).toContain('维持原派，请于9月29日（周二）17:30前受理。理由：津贴标准归人社');

    const kept = await town.fill('马超', BACK, { 退回事由: '非本单位职责', 理由: '还是认为属医保' }, { no });
    expect(kept.error?.text).toContain('没有“非本单位职责”这个选项');
    const asked = await town.fill('马超', BACK, { 退回事由: '应由上级办理', 理由: '标准由市里定' }, { no });
    expect(asked.toast).toMatchObject({ type: 'success', content: expect.stringContaining('已申请退回') });
  });

  it('a form opened before the ruling cannot bring the barred ground back', async () => {
    const other = await town.appeal('孙婉清', '职称评审名额分配方案什么时候公布？', '协调');
    await town.fill('王敏', '派单', { 其他承办单位: RSJ }, { no: other });
    await town.tap('孙悦', BACK, { no: other });
    const early = (await town.cardWith('孙悦', BACK, other, true)).messageId;
    await town.fill('马超', BACK, { 退回事由: '属地有误', 理由: '注册地在邻镇' }, { no: other });
    await town.fill('刘洋', '维持原派', { 理由: '经营地在本镇' }, { no: other });
    const late = { 退回事由: '属地有误', 理由: '再看一次' };
    // The first answer to a stale form is the form again; its words are kept and the ground is asked anew.
    await town.submit('孙悦', BACK, late, { messageId: early });
    const again = await town.submit('孙悦', BACK, late, { messageId: early });
    expect(again.toast?.content ?? again.error?.text).toMatch(/属地有误/);
    expect((await town.face(RSJ, other)).tag).toBe('待受理');
  });

  it('改派 grants it: the old card becomes a line, the new unit is called by name', async () => {
    const refused = await town.fill('王敏', '改派', { 其他承办单位: RSJ, 理由: '再看看' }, { no });
    expect(refused.toast?.content).toContain('请改派其他单位');
    await town.submit('王敏', '改派', { 其他承办单位: KJJ, 理由: '属人才政策' }, { no });
    const left = (await town.read(RSJ)).filter((m) => JSON.stringify(m.content).includes(`${no}“`));
    expect(left.some((m) => JSON.stringify(m.content).includes('已转出，此处无需再办理'))).toBe(true);
    await expect(town.buttons(RSJ, no)).rejects.toThrow(/no card/);
    expect(await town.face(KJJ, no)).toMatchObject({ tag: '待受理' });
    // A new assignment has its own fifteen days, counted from 2026-09-28; Saturday 10-10 is worked.
    expect(await town.words(KJJ, no)).toContain('10月23日（周五）17:30');
    const called = (await town.said(KJJ)).at(-1) ?? '';
    expect(called).toContain('@田甜');
    expect(called).toContain('已派给科技局，请于9月29日（周二）17:30前受理或申请退回。改派理由：属人才政策');
    const stranger = await town.tap('马超', '受理', { messageId: (await town.cardWith('田甜', '受理', no)).messageId });
    expect(stranger.error?.text).toBe('此人看不到这张卡片');
  });

  it('after two granted returns a third goes to 督查室, which alone dispatches', async () => {
    await town.fill('田甜', BACK, { 退回事由: '非本单位职责', 理由: '不属科技' }, { no });
    await town.fill('王敏', '改派', { 其他承办单位: SPJ, 理由: '窗口办理' }, { no });
    await town.fill('余欢', BACK, { 退回事由: '非本单位职责', 理由: '窗口不定标准' }, { no });
    await town.fill('王敏', '改派', { 其他承办单位: '税务局', 理由: '再转一家' }, { no });

    expect(await town.face('督查室', no)).toMatchObject({ tag: '待派单' });
    expect(await town.words('督查室', no)).toContain('请督查室于9月29日（周二）17:30前派单');
    const called = (await town.said('督查室')).at(-1) ?? '';
    expect(called).toContain('多次退回，已转请协调，请于9月29日（周二）17:30前派单');
    expect(called).toMatch(/@沈国华 @陆晨/);
    expect(await town.buttons('企业服务专席', no)).not.toContain('派单');
    await expect(town.cardOf('税务局', no)).rejects.toThrow(/no card/);
    expect(await town.words(COMPANY, no)).toContain('正在协调确定承办单位');

    await town.fill('陆晨', '派单', { 其他承办单位: RSJ }, { no });
    expect(await town.face(RSJ, no)).toMatchObject({ tag: '待受理' });
    await town.tap('徐静', '受理', { no });
    expect((await town.face(COMPANY, no)).tag).toBe('办理中');
  });

  it('提请协调: the desk that referred may no longer dispatch, the coordinator may', async () => {
    const other = await town.appeal('郑凯', '新厂区门前道路、管网、绿化分属三家，没人牵头。', '协调');
    const before = (await town.cardWith('刘洋', '派单', other, false)).messageId;
    await town.tap('刘洋', '派单', { no: other });
    const opened = (await town.cardWith('刘洋', '派单', other, true)).messageId;
    await town.fill('王敏', '提请协调', { 理由: '涉及三个部门，请指定牵头单位' }, { no: other });

    const desk = await town.submit('刘洋', '派单', { 其他承办单位: '住建局' }, { messageId: opened });
    expect(desk.toast).toMatchObject({ type: 'error', content: expect.stringContaining('“派单”只能由督查室操作') });
    expect((await town.tap('刘洋', '派单', { messageId: before })).error?.text).toContain('卡片上没有“派单”');
    const said = await town.texts('刘洋');
    await town.say('刘洋', `派单 ${other} 住建局`);
    expect((await town.texts('刘洋')).slice(said.length).join()).toContain('“派单”只能由督查室操作');

    expect(await town.words('督查室', other)).toContain('涉及三个部门，请指定牵头单位');
    await town.tap('沈国华', '派给 住建局', { no: other });
    expect(await town.face('住建局', other)).toMatchObject({ tag: '待受理' });
  });
});
