import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const CENTRE = '企业服务专席';
const LAND = '自然资源和规划局';
const GROUND = '《土地管理法》第四十四条：占用土地应当符合规划';
const SEALED = Buffer.from('%PDF-1.7 sealed reply of the planning bureau');

describe('法律政策所限的诉求，马陆 — R-404, R-405 (SZ 9; ML 六(四))', () => {
  let town: Town;
  const company = '赵明远';
  async function accepted(text: string): Promise<string> {
    const no = await town.appeal(company, text, '协调');
    await town.fill('王敏', '派单', { 其他承办单位: LAND }, { no });
    await town.tap('郭倩', '受理', { no });
    return no;
  }
  const apply = (no: string) =>
    town.fill('郭倩', '申请办结', { 法律政策依据: GROUND, 说明: '该地块为生态绿地，不能扩建厂房。' }, { no });

  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-03-02 09:10' });
  });
  afterAll(async () => {
    await town.close();
  });

  it('同意办结 shows the explanation and asks for the rating; every end is 说明办结', async () => {
    const no = await accepted('想在厂区东侧绿地扩建一栋厂房。');
    await town.travelTo('2026-03-03 09:00');
    expect((await apply(no)).toast?.content).toContain('已申请办结，等待审核，办理时限暂停');
    expect(await town.face(CENTRE, no)).toMatchObject({ tag: '申请办结待审', colour: 'violet' });
    const centre = await town.words(CENTRE, no);
    expect(centre).toContain('请产业发展中心于3月5日（周四）17:30前审核申请办结');
    expect(centre).toContain(GROUND);
    // Nothing of it is the enterprise's business before the desk has agreed.
    expect(await town.face(company, no)).toMatchObject({ tag: '办理中' });
    expect(await town.words(company, no)).not.toContain('土地管理法');

    await town.say('郭倩', `同意办结 ${no}`);
    expect((await town.said('郭倩')).at(-1)).toContain('“同意办结”只能由产业发展中心操作');

    await town.travelTo('2026-03-04 10:00');
    await town.tap('刘洋', '同意办结', { no });
    expect(await town.face(company, no)).toMatchObject({ tag: '待您评价' });
    const asked = await town.words(company, no);
    expect(asked).toContain('情况说明：法律政策依据（自然资源和规划局）');
    expect(asked).toContain('该地块为生态绿地，不能扩建厂房。');
    expect(asked).toContain('请于此前评价：3月9日（周一）24:00');
    expect(await town.buttons(company, no)).toEqual(
      expect.arrayContaining(['非常满意', '满意', '基本满意', '不满意', '非常不满意']),
    );
    expect((await town.said(LAND)).at(-1)).toContain(
      `@郭倩 ${no}“想在厂区东侧绿地扩建一栋厂房”已同意办结，请于3月25日（周三）17:30前上传加盖公章的书面答复。`,
    );

    await town.tap(company, '满意', { no });
    await town.travelTo('2026-03-04 10:30');
    expect(await town.face(company, no)).toMatchObject({ tag: '说明办结' });
    expect(await town.words(LAND, no)).toContain('请自然资源和规划局于3月25日（周三）17:30前上传加盖公章的书面答复');

    // The obligation outlives the case; a button and its words open the same slot for whoever of the unit asks.
    const slot = await town.tap('胡建平', '上传书面答复', { no });
    expect(slot.toast?.content).toContain(`30 分钟内把文件发到与我的私聊，将归入 ${no}（上传书面答复）`);
    await town.travelTo('2026-03-20 15:00');
    await town.say('何志远', `上传书面答复 ${no}`);
    expect((await town.said('何志远')).at(-1)).toContain(`30 分钟内把文件发给我，将归入 ${no}（上传书面答复）`);
    await town.sendFile('何志远', '书面答复（盖章）.pdf', SEALED);
    expect((await town.said('何志远')).at(-1)).toContain(
      `书面答复已登记，将发送企业：「书面答复（盖章）.pdf」已归入 ${no}`,
    );
    const file = (await town.read(company)).findLast((m) => m.msgType === 'file' && m.sender.type === 'app');
    expect(file?.content.file_name).toBe('书面答复（盖章）.pdf');
    expect(await town.download(String(file?.content.file_key))).toEqual(SEALED);
    expect((await town.said(company)).at(-1)).toContain('书面答复已送达');
    expect(await town.words(company, no)).toContain('书面答复已送达');
    expect(await town.buttons(LAND, no)).not.toContain('上传书面答复');

    await town.tap('王敏', '办理记录', { no });
    const record = (await town.seenBy('王敏')).findLast((m) => JSON.stringify(m.content).includes('办理记录'));
    expect(JSON.stringify(record?.content)).toContain('书面答复已送达');
  });

  it('退回续办 lets the unit work on, the day under review not counted', async () => {
    const no = await town.appeal('孙婉清', '研发楼想加一层，规划上能不能批？', '协调');
    await town.fill('王敏', '派单', { 其他承办单位: LAND }, { no });
    await town.tap('郭倩', '受理', { no });
    // 15 working days from Fri 2026-03-20, over Qingming 04-04 to 04-06.
    expect(await town.words(LAND, no)).toContain('办理时限：4月13日（周一）17:30');
    await town.travelTo('2026-03-23 09:00');
    await apply(no);
    expect(await town.words(LAND, no)).toContain('暂停计时（申请办结待审）');
    await town.travelTo('2026-03-24 10:00');
    await town.fill('王敏', '退回续办', { 理由: '容积率未满，可以报批' }, { no });
    expect(await town.face(LAND, no)).toMatchObject({ tag: '办理中' });
    expect(await town.words(LAND, no)).toContain('办理时限：4月14日（周二）17:30');
    expect((await town.said(LAND)).at(-1)).toContain(
      '的办结申请未获同意，请继续办理，并于4月14日（周二）17:30前办结。理由：容积率未满，可以报批',
    );
    expect(await town.words('孙婉清', no)).not.toContain('土地管理法');
    expect(await town.buttons(LAND, no)).not.toContain('上传书面答复');
  });

  it('a dissatisfied answer to the explanation is called back, and still ends as 说明办结', async () => {
    const no = await town.appeal('郑凯', '要求把工业用地改成住宅用地。', '协调');
    await town.fill('王敏', '派单', { 其他承办单位: LAND }, { no });
    await town.tap('郭倩', '受理', { no });
    await apply(no);
    await town.tap('王敏', '同意办结', { no });
    await town.tap('郑凯', '非常不满意', { no });
    await town.travelTo('2026-03-24 11:00');
    expect(await town.face(CENTRE, no)).toMatchObject({ tag: '回访中' });
    expect(await town.words(CENTRE, no)).toContain('3月26日（周四）17:30前电话回访');
    await town.fill('顾晓燕', '登记回访', { 回访记录: '已逐条说明规划限制，企业表示理解', 请单位说明: '否' }, { no });
    await town.tap('顾晓燕', '接受解释', { no });
    expect(await town.face('郑凯', no)).toMatchObject({ tag: '说明办结' });
    expect(await town.words('郑凯', no)).toContain('非常不满意');
    expect(await town.words(LAND, no)).toContain('上传加盖公章的书面答复');
  });

  it('after a bad rating the unit may apply once the call is noted; approved, it closes at once', async () => {
    const no = await town.appeal('冯丽', '临时用地到期，要求再延两年。', '协调');
    await town.fill('王敏', '派单', { 其他承办单位: LAND }, { no });
    await town.tap('郭倩', '受理', { no });
    await town.fill('郭倩', '提交办结', { 办理结果: '临时用地不能再延' }, { no });
    await town.tap('冯丽', '确认办结', { no });
    await town.tap('冯丽', '不满意', { no });
    await town.travelTo('2026-03-24 14:00');
    await town.say('郭倩', `申请办结 ${no}`);
    expect((await town.said('郭倩')).at(-1)).toContain('请先登记回访记录');
    await town.fill('王敏', '登记回访', { 回访记录: '企业要求书面说明依据', 请单位说明: '是' }, { no });
    expect((await town.said(LAND)).at(-1)).toContain('请于3月26日（周四）17:30前作出说明');
    await apply(no);
    await town.tap('刘洋', '同意办结', { no });
    expect(await town.face('冯丽', no)).toMatchObject({ tag: '说明办结' });
    expect(await town.words('冯丽', no)).toContain(GROUND);
    expect(await town.buttons(LAND, no)).toContain('上传书面答复');
  });
});
