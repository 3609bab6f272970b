import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.ts';

/** Resigned; stopped the bot. Source: messages-api.md 4.7. */
const GONE = [230029, 230053];

describe('a result for an enterprise whose contacts Feishu no longer reaches — lifecycle.md, "result delivered"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:30' });
  });
  afterAll(() => qisu.close());

  it.each(GONE)('is asked about by telephone at once, not after the next day’s close (%i)', async (code) => {
    const no = await qisu.caseIn('in_progress');
    for (const who of ['赵明远', '钱佳怡']) qisu.post.refused.set(qisu.idOf(who), code);
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已在窗口补正' });
    qisu.post.refused.clear();
    expect((await qisu.read(no)).clocks).toMatchObject({ phone: {} });
    const told = qisu.textsIn('企业服务专席').filter((words) => words.includes(no) && words.includes('电话征询'));
    expect(told).toHaveLength(1);
  });

  it('goes to the next contact first, and then nobody telephones', async () => {
    const no = await qisu.caseIn('in_progress');
    qisu.post.refused.set(qisu.idOf('赵明远'), 230029);
    await qisu.as('unit').tap(no, '提交办结', { 办理结果: '已在窗口补正' });
    qisu.post.refused.clear();
    expect(Object.keys((await qisu.read(no)).clocks)).toEqual(['confirm']);
    expect(qisu.as('钱佳怡').card(no).tag).toBe('待您确认');
  });
});
