import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../support/outside/answers.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const ASK = '申请延期';
const PAUSE = '暂停计时';

/** Who speaks for whom: one case each, all of them 一般, five working days from Monday 2026-03-02. */
const CASES = {
  longer: { by: '赵明远', unit: '市场监管局', who: '周芳', words: '营业执照变更登记材料反复退回。' },
  refused: { by: '孙婉清', unit: '人社局', who: '马超', words: '人才落户补贴没有到账。' },
  late: { by: '周启航', unit: '生态环境局', who: '彭浩', words: '排污许可的环评怎么续？' },
  hand: { by: '郑凯', unit: '自然资源和规划局', who: '郭倩', words: '扩建厂房的用地红线对不上。' },
  material: { by: '冯丽', unit: '税务局', who: '林晓', words: '出口退税申报一直没有通过。' },
  itself: { by: '褚航', unit: '交通运输局', who: '冯雪', words: '货运车辆限行通行证办不下来。' },
};
const UNTIL = '暂停计时（等待企业补充材料，最迟3月18日（周三）17:30前恢复）';
type Name = keyof typeof CASES;

describe('延期与暂停计时，宿迁 — R-305, R-303, R-501 (SQ (八); calendar.md 5 and its golden pauses)', () => {
  let town: Town;
  const no = {} as Record<Name, string>;
  const order = (name: Name): Promise<string> => town.words(CASES[name].unit, no[name]);
  const press = async (name: Name, label: string, form: { [label: string]: string }): Promise<void> => {
    expect((await town.fill(CASES[name].who, label, form, { no: no[name] })).toast?.type).toBe('success');
  };
  const said = async (where: string): Promise<string> => (await town.said(where)).at(-1) ?? '';

  beforeAll(async () => {
    town = await openTown({ profile: 'suqian', now: '2026-03-02 09:10' });
    for (const name of Object.keys(CASES) as Name[]) {
      const { by, unit, who, words } = CASES[name];
      no[name] = await town.appeal(by, words, '诉求');
      await town.tap('王敏', `派给 ${unit}`, { no: no[name] });
      await town.tap(who, '受理', { no: no[name] });
    }
  });
  afterAll(() => town.close());

  it('an extension is at most the original limit, and asked for once', async () => {
    const which = { no: no.longer };
    expect(await order('longer')).toContain('办理时限：3月9日（周一）17:30');
    await town.tap('周芳', ASK, which);
    const long = await town.submit('周芳', ASK, { 延期天数: '6', 理由: '须报市局批复' }, which);
    expect(long.toast).toMatchObject({ type: 'error', content: '延期最多 5 个工作日，请减少天数后再提交' });
    const none = await town.submit('周芳', ASK, { 延期天数: '若干', 理由: '须报市局批复' }, which);
    expect(none.toast?.content).toBe('延期天数：请填写天数，例如 5');
    const asked = await town.submit('周芳', ASK, { 延期天数: '5', 理由: '须报市局批复' }, which);
    expect(asked.toast?.content).toBe('已申请延期，等待决定；决定前仍按原时限办理');
    expect(await order('longer')).toContain('办理时限：3月9日（周一）17:30');
    expect(await town.buttons('市场监管局', no.longer)).not.toContain(ASK);
    expect(await answer(town, '周芳', `延期 ${no.longer}`)).toContain('不能重复提出');
    expect(await town.words(DESK, no.longer)).toContain('于3月3日（周二）17:30前决定延期申请');
    expect(await said(DESK)).toContain('市场监管局申请延期，请于3月3日（周二）17:30前决定');
    expect(await said(DESK)).toContain('@王敏');
    expect(await town.words('赵明远', no.longer)).not.toContain('市局批复');
  });

  it('同意延期 counts from the old deadline and tells the enterprise why', async () => {
    await town.tap('刘洋', '同意延期', { no: no.longer });
    expect(await order('longer')).toContain('办理时限：3月16日（周一）17:30');
    expect(await said('市场监管局')).toContain('已同意延期，请于3月16日（周一）17:30前办结');
    expect(await said('赵明远')).toContain('办理期限已延长，预计3月16日（周一）17:30前答复。原因：须报市局批复');
    expect(await town.words('赵明远', no.longer)).toContain('预计答复：3月16日（周一）17:30');
    expect(await town.words('赵明远', no.longer)).toContain('办理期限延长 5 个工作日');
    expect(await answer(town, '周芳', `申请延期 ${no.longer}`)).toContain('本次办理已申请过一次延期，不能再申请');
    expect(await town.buttons('市场监管局', no.longer)).not.toContain(ASK);
  });

  it('不同意 leaves the deadline, tells the unit why and the enterprise nothing', async () => {
    await press('refused', ASK, { 延期天数: '3', 理由: '经办人休假' });
    const before = await town.read('孙婉清');
    await town.fill('王敏', '不同意', { 理由: '休假不是延期理由' }, { no: no.refused });
    expect(await order('refused')).toContain('办理时限：3月9日（周一）17:30');
    expect(await said('人社局')).toContain('延期申请未获同意，请于3月9日（周一）17:30前办结。理由：休假不是延期理由');
    expect((await town.read('孙婉清')).length).toBe(before.length);
    expect(await answer(town, '马超', `延期 ${no.refused}`)).toContain('不能再申请，请在时限内办结');
  });

  it('only listed reasons pause the clock; while it stands the order has no date', async () => {
    await town.travelTo('2026-03-04 09:50');
    await press('hand', PAUSE, { 暂停事由: '司法或行政复议程序', 理由: '红线另案诉讼中' });
    await press('itself', PAUSE, { 暂停事由: '等待企业补充材料', 理由: '车辆信息不全', 需企业补充: '车辆行驶证' });
    expect(await order('hand')).toContain('办理时限：3月9日（周一）17:30');
    expect(await answer(town, '郭倩', `暂停计时 ${no.hand}`)).toContain('不能重复提出');
    expect(await town.words(DESK, no.hand)).toContain('于3月5日（周四）17:30前决定暂停计时申请');
    await town.travelTo('2026-03-04 10:00');
    await town.tap('王敏', '同意暂停', { no: no.hand });
    await town.tap('王敏', '同意暂停', { no: no.itself });
    expect(await order('hand')).toContain('办理时限：暂停计时（司法或行政复议程序）');
    expect(await order('hand')).not.toContain('3月9日');
    expect(await order('itself')).toContain(`办理时限：${UNTIL}`);
    expect(await said('褚航')).toContain('需要补充材料：车辆行驶证，最迟3月18日（周三）。请在卡片上按“补充说明”');
    // The unit's reason is for the desk.
    expect(await said('褚航')).not.toContain('车辆信息不全');
    // A court's pause is no news for the enterprise, which goes to court itself.
    expect(await said('郑凯')).not.toContain('红线另案');
  });

  it('恢复计时 by hand: paused Wednesday to Friday morning, the fifth day is 03-11', async () => {
    await town.travelTo('2026-03-06 09:10');
    expect(await answer(town, '周芳', `恢复计时 ${no.longer}`)).toContain('办理时限没有暂停，无需恢复计时');
    await town.tap('郭倩', '恢复计时', { no: no.hand });
    expect(await order('hand')).toContain('办理时限：3月11日（周三）17:30');
    expect(await said('自然资源和规划局')).toContain('已恢复计时，请于3月11日（周三）17:30前办结');
  });

  it('不同意暂停 lets it run on; asked again and granted, the enterprise’s 补充说明 ends it', async () => {
    await press('material', PAUSE, { 暂停事由: '等待企业补充材料', 理由: '单证不全', 需企业补充: '海关单证' });
    await town.fill('王敏', '不同意暂停', { 理由: '单证可网上核验' }, { no: no.material });
    expect(await said('税务局')).toContain(
      '的暂停计时申请未获同意，请于3月9日（周一）17:30前办结。理由：单证可网上核验',
    );
    await press('material', PAUSE, { 暂停事由: '等待企业补充材料', 理由: '网上查无此单', 需企业补充: '单证原件' });
    await press('late', ASK, { 延期天数: '5', 理由: '须现场监测' });
    await town.travelTo('2026-03-06 17:00');
    await town.tap('王敏', '同意暂停', { no: no.material });
    expect(await order('material')).toContain('最迟3月20日（周五）17:30前恢复');
    expect(await answer(town, '林晓', `延期 ${no.material}`)).toContain('没有需要办理的事项');
    await town.travelTo('2026-03-09 09:10');
    await town.fill('冯丽', '补充说明', { 补充内容: '原件已寄出，单号见附件' }, { no: no.material });
    expect(await order('material')).toContain('办理时限：3月10日（周二）17:30');
    expect(await said('税务局')).toContain('有补充说明。企业：原件已寄出，单号见附件。');
  });

  it('too late: within the last working day nothing is asked for any more', async () => {
    await town.travelTo('2026-03-10 09:10');
    expect(await answer(town, '林晓', `延期 ${no.material}`)).toContain(
      '延期须在时限届满前至少 1 个工作日申请，现已不能申请，请抓紧办理或登记进展',
    );
  });

  it('undecided the deadline stands; granted late it counts from the old one all the same', async () => {
    expect(await order('late')).toContain('办理时限：3月9日（周一）17:30');
    expect(await order('late')).toContain('超期');
    await town.tap('王敏', '同意延期', { no: no.late });
    expect(await order('late')).toContain('办理时限：3月16日（周一）17:30');
    expect(await order('late')).not.toContain('超期');
  });

  it('a pause for material is at most 10 working days, and then the clock resumes by itself', async () => {
    // 5, 6, 9 to 13, 16, 17 and 18 March; days 2 to 5 are then 18, 19, 20 and 23.
    expect(await order('itself')).toContain(UNTIL);
    await town.travelTo('2026-03-18 17:29');
    // By then the group's card rests as a pointer; whoever asks gets it as it is.
    await town.say('冯雪', `查询 ${no.itself}`);
    expect(await town.words('冯雪', no.itself)).toContain(UNTIL);
    // The card changes three minutes after the half hour, in Feishu’s rush; the unit hears of it in the morning.
    await town.travelTo('2026-03-18 17:35');
    expect(await order('itself')).toContain('办理时限：3月23日（周一）17:30');
    expect(await said('交通运输局')).not.toContain('已恢复计时');
    await town.travelTo('2026-03-19 09:10');
    expect(await said('交通运输局')).toContain('已恢复计时，请于3月23日（周一）17:30前办结');
    await town.tap('冯雪', '为何是这一天', { no: no.itself });
    expect(await town.words('冯雪', no.itself)).toContain('3月18日（周三） 第 2 天');
  });
});
