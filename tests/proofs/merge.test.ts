import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

const DESK = '企业服务专席';
const UNIT = '交通运输局';
const H = '冯雪';

describe('三家企业的同类诉求并案，湖州 — R-108, R-401, R-402 (HZ 三(三)2; HZ 三(四)1)', () => {
  let town: Town;
  /** Filed first, withdrawn; filed second, finished; the three; and one more that is taken back. */
  let gone: string;
  let finished: string;
  let lead: string;
  let two: string;
  let three: string;
  let back: string;
  const merge = (no: string, into: string) => town.fill('王敏', '并案', { 主办件: into }, { no });

  beforeAll(async () => {
    town = await openTown({ profile: 'huzhou', now: '2026-03-02 09:10' });
    gone = await town.appeal('郑凯', '货运车辆通行证换新要多久？', '诉求');
    await town.tap('郑凯', '撤回诉求', { no: gone, settle: false });
    finished = await town.appeal('褚航', '物流园公交线路何时恢复？', '诉求');
    lead = await town.appeal('赵明远', '园区路口夜间货车占道，班车进不来。', '诉求');
    two = await town.appeal('孙婉清', '路口停满货车，员工班车每天堵半小时。', '诉求');
    three = await town.appeal('周启航', '路口货车占道，物流车辆绕行。', '诉求');
    back = await town.appeal('冯丽', '冷链车辆白天限行，路口绕不过去。', '诉求');
    const sent = [finished, lead, three, back];
    for (const no of sent) await town.tap('王敏', `派给 ${UNIT}`, { no, settle: false });
    await town.settled();
    for (const no of sent) await town.tap(H, '受理', { no, settle: false });
    await town.settled();
    await town.fill(H, '提交办结', { 办理结果: '已恢复' }, { no: finished });
  });
  afterAll(() => town.close());

  it('is refused into a later, resolved, ended, own or unknown number, with what to do instead', async () => {
    const refused = async (into: string) => (await merge(three, into)).toast;
    expect(await refused(back)).toEqual({
      type: 'error',
      content: `${back} 晚于本件，请填写在本件之前提交的办件编号`,
    });
    expect((await refused(finished))?.content).toBe(`${finished} 已有办理结果，不能再并入，请单独办理`);
    expect((await refused(gone))?.content).toContain('已经结束，不能作为主办件');
    expect((await refused(three))?.content).toBe('不能选择本件自己，请填写另一件的编号');
    expect((await refused('QS20260302-0099'))?.content).toBe('没有找到办件 QS20260302-0099，请核对编号');
    expect((await town.face(DESK, three)).tag).toBe('办理中');
    await town.say(H, `并案 ${three} ${lead}`);
    expect((await town.texts(H)).at(-1)).toContain('“并案”只能由');
  });

  it('each keeps number and respondent, and shows how the primary case stands, but not whose it is', async () => {
    expect((await merge(two, lead)).toast?.type).toBe('success');
    expect((await merge(three, lead)).toast?.type).toBe('success');
    // Into one that follows already: it follows the same primary case.
    expect((await merge(back, three)).toast?.type).toBe('success');
    for (const [who, no] of [['孙婉清', two] as const, ['周启航', three] as const, ['冯丽', back] as const]) {
      expect(await town.face(who, no)).toMatchObject({ tag: '办理中' });
      const card = await town.words(who, no);
      expect(card).toContain('已与同类诉求合并办理，由交通运输局办理，预计3月23日（周一）17:30前答复');
      expect(card).toContain('预计答复：3月23日（周一）17:30');
      expect(JSON.stringify(await town.read(who))).not.toContain('太湖精密');
      expect(JSON.stringify(await town.read(who))).not.toContain(lead);
      expect((await town.face(DESK, no)).tag).toBe('已并案');
      expect(await town.words(DESK, no)).toContain(`主办件：${lead}`);
    }
    expect((await town.said(UNIT)).some((s) => s.includes(three) && s.includes(lead))).toBe(true);
  });

  it('follows its progress; what its own people add reaches the unit of the primary case', async () => {
    await town.travelTo('2026-03-03 10:00');
    await town.fill(H, '登记进展', { 进展内容: '已与交警商定夜间清拖', 对企业可见: '是' }, { no: lead });
    expect(await town.words('孙婉清', two)).toContain('已与交警商定夜间清拖');
    await town.fill('孙婉清', '补充说明', { 补充内容: '附近学校放学时更堵' }, { no: two });
    expect(await town.words(UNIT, lead)).toContain('附近学校放学时更堵');
    expect((await town.said(UNIT)).at(-1)).toContain(`@${H} ${lead}`);
    expect(JSON.stringify(await town.read('赵明远'))).not.toContain('学校放学');
  });

  it('撤销并案 within 3 working days: the state left, the days between not counted', async () => {
    await town.travelTo('2026-03-04 10:00');
    expect((await town.tap('刘洋', '撤销并案', { no: back })).toast?.type).toBe('success');
    expect((await town.face(UNIT, back)).tag).toBe('办理中');
    // Merged on 2 March, which is not counted anyway, taken back on the 4th: the 3rd does not count.
    expect(await town.words(UNIT, back)).toContain('请交通运输局（冯雪）于3月24日（周二）17:30前办结');
    expect(await town.words('冯丽', back)).toContain('预计答复：3月24日（周二）17:30');
    expect((await town.texts('冯丽')).at(-1)).toContain('恢复单独办理');
  });

  it('is refused on the fourth', async () => {
    await town.travelTo('2026-03-06 09:10');
    const late = await town.tap('王敏', '撤销并案', { no: three });
    expect(late.toast).toEqual({ type: 'error', content: '并案已超过 3 个工作日，不能撤销，请随主办件办理' });
    expect((await town.face(DESK, three)).tag).toBe('已并案');
    expect(await town.buttons(DESK, three)).not.toContain('撤销并案');
  });

  it('once the primary case is finished, each is asked for itself', async () => {
    await town.travelTo('2026-03-10 16:00');
    await town.fill(H, '提交办结', { 办理结果: '夜间清拖已常态化，路口加装抓拍' }, { no: lead });
    for (const [who, no] of [['赵明远', lead] as const, ['孙婉清', two] as const, ['周启航', three] as const]) {
      expect((await town.face(who, no)).tag).toBe('待您确认');
      expect(await town.words(who, no)).toContain('请于此前确认：3月13日（周五）24:00');
      expect(await town.words(who, no)).toContain('路口加装抓拍');
      expect((await town.texts(who)).at(-1)).toContain(no);
      expect((await town.face(UNIT, no)).tag).toBe('待企业确认');
    }
  });

  it('one is satisfied, one goes on at the same unit with a limit of its own, one says nothing', async () => {
    await town.tap('赵明远', '确认办结', { no: lead });
    await town.tap('赵明远', '比较满意', { no: lead });
    await town.tap('周启航', '尚未解决', { no: three });
    await town.travelTo('2026-03-10 16:20');
    expect((await town.face('赵明远', lead)).tag).toBe('满意办结');
    expect((await town.face('孙婉清', two)).tag).toBe('待您确认');
    expect((await town.face(UNIT, three)).tag).toBe('办理中');
    const order = await town.words(UNIT, three);
    expect(order).toContain('请交通运输局（冯雪）于3月31日（周二）17:30前办结');
    expect(await town.words('周启航', three)).toContain('预计答复：3月31日（周二）17:30');
    await town.travelTo('2026-03-13 23:59');
    expect((await town.face('孙婉清', two)).tag).toBe('待您确认');
    await town.travelTo('2026-03-14 00:04');
    expect((await town.face('孙婉清', two)).tag).toBe('默认好评办结');
    expect((await town.face('赵明远', lead)).tag).toBe('满意办结');
    await town.fill(H, '提交办结', { 办理结果: '另设绕行便道' }, { no: three });
    await town.tap('周启航', '确认办结', { no: three });
    await town.tap('周启航', '满意', { no: three });
    await town.travelTo('2026-03-14 00:30');
    expect((await town.face('周启航', three)).tag).toBe('满意办结');
    expect(await town.words(DESK, three)).toContain('企业评价：满意');
    expect(await town.words(DESK, lead)).toContain('企业评价：比较满意');
  });
});
