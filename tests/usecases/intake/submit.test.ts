import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const refused = (content: string) => ({ type: 'error', content });

describe('提交诉求 — R-101, R-109; storage.md, "The case" (`origin`)', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  it('makes one case of one card, however often it is sent', async () => {
    await qisu.as('contact').says('冷链车进城通行证办不下来。');
    const send = qisu.as('contact').holds('提交诉求', { filled: { 类别: '诉求' } });
    const first = await send('tap_a');
    expect(first.toast).toEqual({ type: 'success', content: '已提交，编号和进展见新卡片' });
    const again = await send('tap_b');
    expect(again.toast).toEqual({ type: 'info', content: '已提交过，编号 QS20260302-0001' });
    expect(JSON.stringify(again.card)).toContain('QS20260302-0001');
    expect(await qisu.db.collection('cases').countDocuments()).toBe(1);
    expect(qisu.as('contact').card('QS20260302-0001').tag).toBe('待派单');
    expect(qisu.as('desk').card('QS20260302-0001').tag).toBe('待派单');
  });

  it('keeps the message itself where the field was left as it was, and what was typed where it was changed', async () => {
    const long = `车间电容不够。${'供电方案请供电公司说明。'.repeat(200)}末尾这句也要读到`;
    const whole = await qisu.as('contact').files(long, { 类别: '诉求' });
    expect((await qisu.read(whole)).content).toBe(long);
    const typed = await qisu.as('contact').files('先这样写', { 诉求内容: '改成这样', 类别: '咨询' });
    expect((await qisu.read(typed)).content).toBe('改成这样');
  });

  it('refuses a blank form with the field named, and keeps the card', async () => {
    await qisu.as('contact').says('通行证办不下来');
    const blank = await qisu.as('contact').press('提交诉求', { 诉求内容: '   ', 类别: '诉求' });
    expect(blank.toast).toEqual(refused('诉求内容：请填写'));
    expect(blank.card).toBeUndefined();
    expect((await qisu.as('contact').press('提交诉求', { 类别: '诉求' })).toast?.type).toBe('success');
  });

  it('is for whoever was asked, before and after', async () => {
    await qisu.as('contact').says('厂门口积水');
    const foreign = refused('这张表单是别人打开的，请在办件卡片上自己打开');
    const early = await qisu.as('otherContact').holds('提交诉求', { on: 'contact', filled: { 类别: '诉求' } })();
    expect(early.toast).toEqual(foreign);
    const send = qisu.as('contact').holds('提交诉求', { filled: { 类别: '诉求' } });
    const late = qisu.as('otherContact').holds('提交诉求', { on: 'contact', filled: { 类别: '诉求' } });
    await send();
    expect((await late()).toast).toEqual(foreign);
  });

  it('of a card that is no more finds nothing', async () => {
    await qisu.as('contact').says('园区路灯不亮');
    await qisu.db.collection('notices').deleteMany({ 'show.intake.text': '园区路灯不亮' });
    expect((await qisu.as('contact').press('提交诉求', { 类别: '诉求' })).toast).toEqual(
      refused('没有找到这件诉求，请核对编号，或发送“我的诉求”'),
    );
  });
});
