import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const TOLD = '企业已撤回诉求，无需再办理';

describe('撤回诉求 in every state that allows it — lifecycle "withdraw" (R-109, R-803), Malu', () => {
  const e = '孙婉清';
  const unit = '人社局';
  const h = '马超';
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 10:00' });
  });
  afterAll(() => town.close());

  const dispatched = async (words: string): Promise<string> => {
    const no = await town.appeal(e, words, '协调');
    await town.tap('王敏', `派给 ${unit}`, { no });
    return no;
  };
  const withdrawnEverywhere = async (no: string, told: string, ...where: string[]): Promise<void> => {
    for (const place of [e, ...where]) {
      expect(await town.face(place, no)).toMatchObject({ tag: '已撤回', colour: 'grey' });
      expect(await town.buttons(place, no)).not.toContain('撤回诉求');
    }
    const last = (await town.texts(told)).at(-1) ?? '';
    expect(last).toContain(no);
    expect(last).toContain(TOLD);
  };

  it('待派单: the desk is told', async () => {
    const no = await town.appeal(e, '工伤认定的材料清单在哪里看？', '咨询');
    await town.tap(e, '撤回诉求', { no });
    await withdrawnEverywhere(no, DESK, DESK);
    expect(await town.words(e, no)).toContain('诉求已撤回，不再办理');
  });

  it('待受理: the unit is told, its clocks are gone', async () => {
    const no = await dispatched('招聘补贴名额不够。');
    expect(await town.words(unit, no)).toContain('受理时限：9月28日（周一）17:30');
    await town.tap(e, '撤回诉求', { no });
    await withdrawnEverywhere(no, unit, unit, DESK);
    expect(await town.words(unit, no)).not.toContain('时限：');
  });

  it('退回待裁定: the unit is told, nothing is left to decide; the enterprise never learns of the return (T54)', async () => {
    const no = await dispatched('职称评审的社保年限怎么算？');
    await town.fill(h, '申请退回', { 退回事由: '非本单位职责', 理由: '属教育部门事项' }, { no });
    expect((await town.face(DESK, no)).tag).toBe('退回待裁定');
    expect((await town.face(e, no)).tag).toBe('正在核定承办单位');
    await town.tap(e, '撤回诉求', { no });
    await withdrawnEverywhere(no, unit, unit, DESK);
    expect(await town.buttons(DESK, no)).not.toContain('维持原派');
    expect(JSON.stringify(await town.read(e))).not.toMatch(/退回|教育部门/);
  });

  it('办理中: the unit is told, and can no longer finish', async () => {
    const no = await dispatched('高温补贴发放标准请协调。');
    await town.tap(h, '受理', { no });
    expect(await town.words(unit, no)).toContain('办理时限：10月22日（周四）17:30');
    await town.tap(e, '撤回诉求', { no });
    await withdrawnEverywhere(no, unit, unit, DESK);
    await town.say(h, `办结 ${no} 已发放`);
    expect((await town.texts(h)).at(-1)).toContain('办件现在是“已撤回”，不能提交办结');
  });

  it('by word of another contact of the enterprise, and by nobody else (R-801)', async () => {
    const no = await town.appeal('赵明远', '外籍员工的劳动合同备案在哪办？', '咨询');
    await town.tap('王敏', `派给 ${unit}`, { no });
    await town.say(h, `撤回诉求 ${no}`);
    expect((await town.texts(h)).at(-1)).toContain('“撤回诉求”只能由企业联系人');
    await town.say('冯丽', `撤回诉求 ${no}`);
    expect((await town.face(unit, no)).tag).toBe('待受理');
    await town.say('钱佳怡', `撤回诉求 ${no}`);
    expect((await town.texts('钱佳怡')).at(-1)).toBe(`${no}：诉求已撤回。`);
    expect((await town.face('赵明远', no)).tag).toBe('已撤回');
  });
});

describe('撤回诉求 is not there once there is an answer — lifecycle "withdraw", Suzhou', () => {
  const e = '郑凯';
  const unit = '自然资源和规划局';
  const h = '郭倩';
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
  });
  afterAll(() => town.close());

  const refusedIn = async (no: string, tag: string, who = e): Promise<void> => {
    expect((await town.face(who, no)).tag).toBe(tag);
    expect(await town.buttons(who, no)).not.toContain('撤回诉求');
    await town.say(who, `撤回诉求 ${no}`);
    // The state in the enterprise's own words: what desk and unit settle between themselves is not in it (T54).
    expect((await town.texts(who)).at(-1)).toBe(`办件现在是“${tag}”，不能撤回诉求，请按最新卡片操作。`);
    expect((await town.face(who, no)).tag).toBe(tag);
  };

  it('待您确认, 待您评价, 回访中, 申请办结待审 (办理中 to the enterprise), 说明办结', async () => {
    const no = await town.appeal(e, '扩建的容积率能不能放宽到三？', '诉求');
    await town.tap('王敏', `派给 ${unit}`, { no });
    await town.tap(h, '受理', { no });
    await town.fill(h, '提交办结', { 办理结果: '规划条件不允许' }, { no });
    await refusedIn(no, '待您确认');
    expect(await town.words(e, no)).toContain('请于此前确认：3月5日（周四）24:00');
    await town.tap(e, '确认办结', { no });
    await refusedIn(no, '待您评价');
    await town.tap(e, '不满意', { no });
    await town.travelTo('2026-03-02 09:40');
    await refusedIn(no, '回访中');
    await town.fill('王敏', '登记回访', { 回访记录: '企业希望放宽', 请单位说明: '是' }, { no });
    await town.fill(h, '申请办结', { 法律政策依据: '控制性详细规划', 说明: '容积率上限为二点五' }, { no });
    await refusedIn(no, '办理中');
    await town.tap('王敏', '同意办结', { no });
    await refusedIn(no, '说明办结');
  });

  it('待您确认 after 直接答复, 已引导, 已撤回', async () => {
    const answered = await town.appeal('冯丽', '测绘成果在哪里领取？', '咨询');
    await town.fill('王敏', '直接答复', { 答复内容: '政务服务中心三楼测绘窗口' }, { no: answered });
    await refusedIn(answered, '待您确认', '冯丽');
    const guided = await town.appeal('褚航', '窗口工作人员态度不好。', '投诉');
    await town.fill('王敏', '引导转办', { 引导去向: '12345热线' }, { no: guided });
    await refusedIn(guided, '已引导', '褚航');
    const gone = await town.appeal('褚航', '不动产证遗失补办要多久？', '咨询');
    await town.tap('褚航', '撤回诉求', { no: gone });
    await refusedIn(gone, '已撤回', '褚航');
  });
});
