import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';

describe('牵头和协办，苏州 — R-207, R-306 (SZ23 二(三); SZ 8)', () => {
  const lead = '自然资源和规划局';
  let town: Town;
  let no: string;
  let asked: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    no = await town.appeal('郑凯', '厂房扩建的规划许可、消防图审和排水接入互为前置。', '诉求');
    asked = await town.appeal('孙婉清', '外籍研发人员的工资个税和社保怎么衔接？', '诉求');
    await town.tap('王敏', '派给 人社局', { no: asked });
    await town.tap('马超', '受理', { no: asked });
  });
  afterAll(() => town.close());

  it('派单 names a lead and two co-units, each with a task card of its own and 5 working days', async () => {
    const form = { 承办单位: lead, 协办单位: ['住建局', '生态环境局'], 类别: '诉求', 紧急程度: '一般' };
    expect((await town.fill('王敏', '派单', form, { no })).toast?.type).toBe('success');
    const order = await town.words(lead, no);
    // Several units change nothing where the limit follows the category: 15 working days from 2 March.
    expect(order).toContain('办理时限：3月23日（周一）17:30');
    for (const unit of ['住建局', '生态环境局']) {
      expect(order).toContain(`${unit}`);
      const task = await town.words(unit, no);
      expect(task).toContain(`请${unit}于3月9日（周一）17:30前提交协办意见`);
      expect(task).toContain(`协办事项（${unit}）`);
      expect(await town.buttons(unit, no)).toContain('提交协办意见');
      expect((await town.said(unit)).at(-1)).toContain('请贵单位协办，并于3月9日（周一）17:30前');
    }
    expect(order.match(/未回复 · 时限3月9日（周一）17:30/g)).toHaveLength(2);
    expect(await town.buttons('住建局', no)).not.toContain('提交办结');
  });

  it('a reply reaches the lead, who answers to the enterprise; the enterprise sees nothing of it', async () => {
    await town.tap('郭倩', '受理', { no });
    await town.travelTo('2026-03-04 10:00');
    await town.fill('宋佳', '提交协办意见', { 协办意见: '图审可与规划许可并行' }, { no });
    const order = await town.words(lead, no);
    expect(order).toContain('已回复 · 3月4日（周三）');
    expect(order).toContain('图审可与规划许可并行');
    expect(order).toContain('未回复 · 时限3月9日（周一）17:30');
    expect((await town.said(lead)).at(-1)).toContain('协办');
    expect(JSON.stringify(await town.read('郑凯'))).not.toContain('图审可与规划许可并行');
    await town.say('宋佳', `提交协办意见 ${no} 再补一句`);
    expect((await town.texts('宋佳')).at(-1)).toContain('“提交协办意见”只能由');
  });

  it('finishing while one is silent needs 协办未回复的说明', async () => {
    await town.travelTo('2026-03-10 09:30');
    await town.tap('郭倩', '提交办结', { no });
    const bare = { 办理结果: '许可已发' };
    // The client asks for the field; who says it by words instead is told which unit is silent.
    expect((await town.submit('郭倩', '提交办结', bare, { no })).error?.text).toBe('请填写协办未回复的说明');
    await town.say('郭倩', `办结 ${no} 许可已发`);
    expect((await town.texts('郭倩')).at(-1)).toBe(
      '协办单位尚未回复：生态环境局。请等待回复，或填写“协办未回复的说明”后提交。',
    );
    expect((await town.face(lead, no)).tag).toBe('办理中');
    const why = { ...bare, 协办未回复的说明: '排水接入另案办理，不影响本件' };
    expect((await town.submit('郭倩', '提交办结', why, { no })).toast?.type).toBe('success');
    expect((await town.face(lead, no)).tag).toBe('待企业确认');
    expect(await town.words('郑凯', no)).toContain('请于此前确认：3月13日（周五）24:00');
    const left = async (unit: string) =>
      wordsOf((await town.read(unit)).find((m) => m.msgType === 'interactive')?.content ?? {});
    expect(await left('住建局')).toContain('协办意见已提交，此处无需再办理');
    expect(await left('生态环境局')).toContain('协办已结束，此处无需再办理');
    await town.say('彭浩', `提交协办意见 ${no} 排水无意见`);
    expect((await town.texts('彭浩')).at(-1)).toContain('“提交协办意见”只能由');
  });

  it('is asked by handler or head, pending until the desk decides', async () => {
    await town.say('孙悦', `申请协办 ${asked}`);
    expect((await town.texts('孙悦')).at(-1)).toContain('“申请协办”只能由');
    await town.fill('马超', '申请协办', { 协办单位: ['税务局'], 协办事项: '个税申报口径' }, { no: asked });
    const task = await town.words(DESK, asked);
    expect(task).toContain('申请协办（待企业服务专席指定）');
    expect(task).toContain('建议协办单位：税务局');
    expect((await town.said(DESK)).at(-1)).toContain(asked);
    expect(await town.read('税务局')).toHaveLength(0);
    await town.say('马超', `申请协办 ${asked}`);
    expect((await town.texts('马超')).at(-1)).toContain('同类事项已经提出');
  });

  it('不同意协办 tells the unit why', async () => {
    await town.fill('刘洋', '不同意协办', { 理由: '请先与税务窗口电话沟通' }, { no: asked });
    expect(await town.words(DESK, asked)).not.toContain('申请协办（待企业服务专席指定）');
    expect((await town.said('人社局')).at(-1)).toContain('请先与税务窗口电话沟通');
    expect((await town.face('人社局', asked)).tag).toBe('办理中');
  });

  it('指定协办 gives a task due at latest the working day before the deadline of the lead', async () => {
    await town.travelTo('2026-03-18 14:00');
    await town.say('徐静', `查询 ${asked}`);
    await town.fill('徐静', '申请协办', { 协办单位: ['税务局'], 协办事项: '个税申报口径' }, { no: asked });
    await town.fill('刘洋', '指定协办', {}, { no: asked });
    // Five working days would be 25 March; the lead's own 15 end on Monday 23.
    const task = await town.words('税务局', asked);
    expect(task).toContain('请税务局于3月20日（周五）17:30前提交协办意见');
    expect(task).toContain('个税申报口径');
    expect(await town.words('人社局', asked)).toContain('未回复 · 时限3月20日（周五）17:30');
    expect(await town.words('人社局', asked)).toContain('办理时限：3月23日（周一）17:30');
  });
});

describe('多个单位按 15 个工作日，宿迁 — R-207, R-303 (SQ (八))', () => {
  let town: Town;
  beforeAll(async () => {
    // The Thursday before 1 to 5 May; Saturday 9 is made up.
    town = await openTown({ profile: 'suqian', now: '2026-04-30 09:10' });
  });
  afterAll(() => town.close());

  it('an urgent case with co-units has 15 working days, with the clause', async () => {
    const no = await town.appeal('褚航', '新园区门口的红绿灯和限行标志何时装？', '诉求');
    const form = { 承办单位: '交通运输局', 协办单位: ['住建局', '市场监管局'], 类别: '诉求', 紧急程度: '急办' };
    await town.fill('王敏', '派单', form, { no });
    const order = await town.words('交通运输局', no);
    expect(order).toContain('办理时限：5月25日（周一）17:30');
    expect(await town.words('住建局', no)).toContain('请住建局于5月11日（周一）17:30前提交协办意见');
    await town.tap('冯雪', '受理', { no });
    await town.tap('冯雪', '为何是这一天', { no });
    const why = await town.words('冯雪', no);
    expect(why).toContain('牵头承办单位应在收到交办件后15个工作日内办结');
    expect(why).toContain('5月25日（周一） 第 15 天');
  });

  it('co-units named on the way lengthen a general case from 5 to 15, counted from its own start', async () => {
    const no = await town.appeal('冯丽', '冷库扩建的排水接口和施工许可怎么衔接？', '诉求');
    await town.tap('王敏', '派给 住建局', { no });
    await town.tap('宋佳', '受理', { no });
    expect(await town.words('住建局', no)).toContain('办理时限：5月11日（周一）17:30');
    await town.travelTo('2026-05-08 10:00');
    await town.say('宋佳', `查询 ${no}`);
    await town.fill('宋佳', '申请协办', { 协办单位: ['生态环境局'], 协办事项: '排水许可' }, { no });
    await town.fill('王敏', '指定协办', { 协办单位: ['生态环境局'], 协办事项: '排水许可' }, { no });
    expect(await town.words('住建局', no)).toContain('办理时限：5月25日（周一）17:30');
    // Saturday 9 counts: 9, 11, 12, 13, 14 May.
    expect(await town.words('生态环境局', no)).toContain('请生态环境局于5月14日（周四）17:30前提交协办意见');
    expect(await town.words('冯丽', no)).toContain('预计答复：5月25日（周一）17:30');
  });
});
