import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

describe('撤回办结，宿迁 — R-306, R-401 (SQ (八)：一般 5 个工作日)', () => {
  const company = '褚航';
  const unit = '交通运输局';
  let town: Town;
  let no: string;
  beforeAll(async () => {
    town = await openTown({ profile: 'suqian', now: '2026-03-02 09:10' });
    no = await town.appeal(company, '货车在园区路口限行，原料进不来。', '诉求');
    await town.fill('王敏', '派单', { 其他承办单位: unit, 紧急程度: '一般' }, { no });
    await town.tap('冯雪', '受理', { no });
    await town.travelTo('2026-03-04 10:00');
    await town.fill('冯雪', '提交办结', { 办理结果: '已增设货车通行证' }, { no });
  });
  afterAll(async () => {
    await town.close();
  });

  it('takes a result back before the respondent has acted; the clock is what it was', async () => {
    const card = await town.cardWith(company, '确认办结', no);
    expect(await town.words(company, no)).toContain('请于此前确认：3月9日（周一）24:00');
    await town.travelTo('2026-03-05 09:30');
    await town.tap('韩冬', '撤回办结', { no });
    expect(await town.face(unit, no)).toMatchObject({ tag: '办理中' });
    // Five working days from Monday 03-02, as if never finished.
    expect(await town.words(unit, no)).toContain('办理时限：3月9日（周一）17:30');
    expect(await town.face(company, no)).toMatchObject({ tag: '办理中' });
    const shown = await town.words(company, no);
    expect(shown).toContain('交通运输局撤回办理结果，继续办理');
    expect(shown).not.toContain('请于此前确认');
    expect(shown).not.toContain('已增设货车通行证');
    expect((await town.said(company)).at(-1)).toContain('的办理结果由交通运输局撤回，正在继续办理，请勿按原结果处理');
    // The card that asked is the same living card, and asks no more.
    expect((await town.tap(company, '确认办结', { messageId: card.messageId })).error?.text).toContain('卡片上没有');
  });

  it('is offered once per assignment', async () => {
    await town.fill('冯雪', '提交办结', { 办理结果: '通行证已发，路口限行取消' }, { no });
    expect(await town.face(company, no)).toMatchObject({ tag: '待您确认' });
    expect(await town.words(company, no)).toContain('请于此前确认：3月10日（周二）24:00');
    expect(await town.buttons(unit, no)).not.toContain('撤回办结');
    await town.say('韩冬', `撤回办结 ${no}`);
    expect((await town.said('韩冬')).at(-1)).toContain('本次办理已撤回过一次办结，不能再撤回');
    expect(await town.face(unit, no)).toMatchObject({ tag: '待企业确认' });
  });

  it('is offered again in the assignment that 尚未解决 begins, and not to other units or the desk', async () => {
    await town.tap(company, '尚未解决', { no });
    expect(await town.words(unit, no)).toContain('第 2 次办理');
    expect(await town.words(unit, no)).toContain('办理时限：3月12日（周四）17:30');
    await town.fill('冯雪', '提交办结', { 办理结果: '路口已全天放行' }, { no });
    expect(await town.buttons(unit, no)).toContain('撤回办结');
    for (const other of ['王敏', '李强']) {
      await town.say(other, `撤回办结 ${no}`);
      expect((await town.said(other)).at(-1)).toContain('“撤回办结”只能由交通运输局操作');
    }
  });

  it('is too late once the respondent has confirmed', async () => {
    const card = (await town.cardWith('冯雪', '撤回办结', no)).messageId;
    await town.tap(company, '确认办结', { no, settle: false });
    const late = await town.tap('冯雪', '撤回办结', { messageId: card });
    expect(late.toast ?? late.error).toMatchObject({
      content: '办件现在是“待评价”，不能撤回办结，请按最新卡片操作',
    });
    expect(await town.face(company, no)).toMatchObject({ tag: '待您评价' });
  });
});
