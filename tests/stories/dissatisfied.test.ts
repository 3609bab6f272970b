import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf, wordsOf } from '../support/outside/cards.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';

/** An appeal of this enterprise, finished by this unit and confirmed, waiting to be rated. */
async function finished(town: Town, a: { by: string; says: string; as: string; unit: string; handler: string }) {
  const no = await town.appeal(a.by, a.says, a.as);
  await town.tap('王敏', `派给 ${a.unit}`, { no });
  await town.tap(a.handler, '受理', { no });
  await town.fill(a.handler, '提交办结', { 办理结果: '已按规定处理' }, { no });
  await town.tap(a.by, '确认办结', { no });
  return no;
}

/** What 办理记录 says, sent to this person in private. */
async function recordSeenBy(town: Town, name: string, no: string): Promise<string> {
  await town.tap(name, '办理记录', { no });
  const card = (await town.read(name)).findLast(
    (m) => m.msgType === 'interactive' && faceOf(m.content).tag === '办理记录',
  );
  return card ? wordsOf(card.content) : '';
}

describe('不满意 → 回访 → 继续办理 in Suzhou — R-402, R-403, R-404, R-405 (SZ 9)', () => {
  const e = '孙婉清';
  const unit = '人社局';
  const h = '马超';
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
    no = await finished(town, {
      by: e,
      says: '人才补贴批了一年还没到账，社保也对不上。',
      as: '诉求',
      unit,
      handler: h,
    });
  });
  afterAll(() => town.close());

  it('may be changed for 10 minutes, and then opens the call-back and the written reply', async () => {
    await town.tap(e, '非常不满意', { no });
    await town.tap(e, '不满意', { no });
    await town.fill(e, '评价留言', { 评价内容: '钱没到账，只说下批' }, { no });
    expect(await town.words(e, no)).toContain('已评价：不满意，09:20前可以更改');
    await town.travelTo('2026-03-02 09:19');
    expect((await town.face(DESK, no)).tag).toBe('待评价');
    await town.travelTo('2026-03-02 09:30');
    for (const where of [e, unit, DESK]) expect((await town.face(where, no)).tag).toBe('回访中');
    const task = await town.words(DESK, no);
    expect(task).toContain('回访时限：3月4日（周三）17:30');
    expect(task).toContain('企业评价：不满意');
    expect(task).toContain('评价留言：钱没到账，只说下批');
    expect((await town.texts(DESK)).at(-1)).toContain('请于3月4日（周三）17:30前电话回访企业并登记回访');
    expect(await town.words(unit, no)).toContain('书面答复时限：3月23日（周一）17:30');
    expect(await town.buttons(unit, no)).toContain('上传书面答复');
    expect(await town.words(e, no)).toContain('企业服务专席将于3月4日（周三）17:30前电话回访');
  });

  it('can be neither closed nor worked on before the call is noted', async () => {
    await town.say(h, `申请办结 ${no}`);
    expect((await town.texts(h)).at(-1)).toContain('请先登记回访记录');
    await town.tap('刘洋', '接受解释', { no });
    expect((await town.submit('刘洋', '接受解释', { 回访记录: '' }, { no })).card).not.toBe(true);
    expect((await town.face(DESK, no)).tag).toBe('回访中');
    await town.fill('刘洋', '登记回访', { 回访记录: '企业称至今未收到任何款项', 请单位说明: '否' }, { no });
    expect(await town.words(DESK, no)).toContain('刘洋：企业称至今未收到任何款项');
    const way = await town.words(e, no);
    expect(way).toContain('企业服务专席将于3月4日（周三）17:30前答复后续处理（已电话回访）');
    expect(way).not.toContain('企业称至今未收到');
  });

  it('goes on at the same unit as a second assignment with a limit of its own', async () => {
    await town.travelTo('2026-03-03 10:00');
    await town.tap('刘洋', '继续办理', { no });
    const order = await town.words(unit, no);
    expect(order).toContain('办理轮次：第 2 次办理');
    expect(order).toContain('请人社局（马超）于3月24日（周二）17:30前办结');
    expect(order).toContain('刘洋：企业称至今未收到任何款项');
    expect(order).toContain('上次评价：不满意');
    expect(order).toContain('书面答复时限：3月23日（周一）17:30');
    expect((await town.texts(unit)).at(-1)).toContain('经回访须继续办理，请于3月24日（周二）17:30前办结');
    expect(await town.words(e, no)).toContain('预计答复：3月24日（周二）17:30');
  });

  it('lets the written reply lapse when the second assignment is rated 满意', async () => {
    await town.fill(h, '提交办结', { 办理结果: '补贴今日已到账' }, { no });
    expect(await town.words(e, no)).toContain('请于此前确认：3月6日（周五）24:00');
    await town.tap(e, '确认办结', { no });
    await town.tap(e, '满意', { no });
    await town.travelTo('2026-03-03 10:20');
    for (const where of [e, unit, DESK]) expect((await town.face(where, no)).tag).toBe('满意办结');
    expect(await town.words(unit, no)).not.toContain('书面答复');
    expect(await town.buttons(unit, no)).not.toContain('上传书面答复');
    const way = await town.words(e, no);
    expect(way).toContain('您已评价：不满意');
    expect(way).toContain('您已评价：满意');
    const record = await recordSeenBy(town, '王敏', no);
    expect(record).toContain('系统时钟 评价生效，进入“回访中”');
    expect(record).toContain('刘洋 登记回访：企业称至今未收到任何款项');
  });
});

describe('不满意 → 请单位说明 → 申请办结, 接受解释 in Malu — R-404, R-405 (SZ 9; ML 六(四))', () => {
  const e = '冯丽';
  const unit = '市场监管局';
  const h = '周芳';
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'malu', now: '2026-09-24 10:00' });
  });
  afterAll(() => town.close());

  it('asks the unit to explain within 2 working days, and closes with its ground as 说明办结', async () => {
    const no = await finished(town, {
      by: e,
      says: '小作坊登记证不给换成食品生产许可。',
      as: '协调',
      unit,
      handler: h,
    });
    await town.tap(e, '非常不满意', { no });
    await town.travelTo('2026-09-24 10:20');
    await town.fill('顾晓燕', '登记回访', { 回访记录: '企业认为可以直接换证', 请单位说明: '是' }, { no });
    expect((await town.texts(unit)).at(-1)).toContain('请于9月29日（周二）17:30前作出说明；因法律政策限制无法满足的');
    expect(await town.words(unit, no)).toContain('单位说明时限：9月29日（周二）17:30');
    await town.travelTo('2026-09-28 09:30');
    const ground = '《食品安全法》第三十五条：食品生产须依法取得许可';
    await town.fill(h, '申请办结', { 法律政策依据: ground, 说明: '场地不满足许可条件，已当面告知' }, { no });
    expect((await town.face(DESK, no)).tag).toBe('申请办结待审');
    expect((await town.face(e, no)).tag).toBe('办理中');
    expect(await town.words(e, no)).not.toContain('食品安全法');
    const review = await town.words(DESK, no);
    expect(review).toContain('审核时限：9月30日（周三）17:30');
    expect(review).toContain(ground);
    await town.tap('顾晓燕', '同意办结', { no });
    for (const where of [e, unit, DESK]) expect((await town.face(where, no)).tag).toBe('说明办结');
    const told = await town.words(e, no);
    expect(told).toContain(ground);
    expect(told).toContain('场地不满足许可条件，已当面告知');
    expect(told).toContain('企业评价：非常不满意');
    // The reply is owed from the rating: 15 working days from 24 September (ML 六(四)).
    expect(await town.words(unit, no)).toContain('请市场监管局于10月22日（周四）17:30前上传加盖公章的书面答复');
  });

  it('goes on by itself when the unit has not explained in time, and the desk is told', async () => {
    const no = await finished(town, { by: '周启航', says: '专利质押登记为何要三个月？', as: '咨询', unit, handler: h });
    await town.tap('周启航', '不满意', { no });
    await town.travelTo('2026-09-28 10:00');
    await town.fill('王敏', '登记回访', { 回访记录: '企业要求说明期限的依据', 请单位说明: '是' }, { no });
    await town.travelTo('2026-09-30 17:29');
    expect((await town.face(unit, no)).tag).toBe('回访中');
    await town.travelTo('2026-09-30 17:40');
    expect((await town.face(unit, no)).tag).toBe('办理中');
    // 5 working days from 30 September (ML 六(二)): 8, 9, 10 (made up), 12 and 13 October.
    expect(await town.words(unit, no)).toContain('办理时限：10月13日（周二）17:30');
    // After the close of the last day before the holiday: said on the first day after it.
    expect((await town.texts(DESK)).at(-1)).not.toContain('已转继续办理');
    await town.travelTo('2026-10-08 09:10');
    expect((await town.texts(DESK)).join('\n')).toContain('市场监管局未在时限内说明，已转继续办理');
  });

  it('closes as 说明办结 when the enterprise accepts on the telephone; the rating stands', async () => {
    const no = await finished(town, { by: '郑凯', says: '计量检定收费依据是什么？', as: '咨询', unit, handler: h });
    await town.tap('郑凯', '不满意', { no });
    await town.travelTo('2026-10-08 10:10');
    await town.fill('刘洋', '接受解释', { 回访记录: '企业听明白了，表示接受' }, { no });
    for (const where of ['郑凯', unit, DESK]) expect((await town.face(where, no)).tag).toBe('说明办结');
    expect(await town.words('郑凯', no)).toContain('企业评价：不满意');
    expect((await town.texts('郑凯')).at(-1)).toContain('已作说明办结');
    expect(await town.words(unit, no)).toContain('书面答复时限：10月28日（周三）17:30');
    expect(await recordSeenBy(town, '刘洋', no)).toContain('企业听明白了，表示接受');
  });
});
