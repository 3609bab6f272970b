import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Profile } from '../../config/profile.ts';
import { type World, world } from '../support/world.ts';

describe('a category or urgency taken out of the profile while cases have it — storage.md, "The rest"', () => {
  let qisu: World;
  let [filed, handled] = ['', ''];
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:30' });
    handled = await qisu.caseIn('in_progress', { category: '建议', words: '建议园区班车增加早班。' });
    filed = await qisu.as('contact').files('建议把用工培训放在周末，便于参加。', { 类别: '建议' });
    const { profile } = qisu.deps;
    const less: Partial<Profile> = {
      categories: profile.categories.filter((k) => k.word !== '建议'),
      urgencies: profile.urgencies.filter((u) => u.word !== '一般'),
    };
    Object.assign(profile, less);
  });
  afterAll(() => qisu.close());

  it('the case is read as before', async () => {
    await qisu.as('desk').says(`查询 ${handled}`);
    const { words } = qisu.as('desk').card(handled);
    expect(words).toContain('类别：建议');
    expect(words).toContain('紧急程度：一般');
  });

  it('a tap that sends it to a unit opens the form, which says where it goes and asks what must be chosen', async () => {
    const { toast } = await qisu.as('desk').tap(filed, '派给 人社局');
    expect(toast?.content).toContain('表单已发到您与我的私聊');
    const form = qisu.as('desk').readings().at(-1) ?? '';
    expect(form).toContain('承办单位：人社局');
    expect(form).not.toContain('suggestion');
    await qisu.as('desk').press('派单', { 类别: '咨询', 紧急程度: '急办' });
    expect(await qisu.read(filed)).toMatchObject({ state: 'dispatched', assignments: [{ unit: 'rsj' }] });
  });

  it('a rework keeps the limit that the case had', async () => {
    const { limit } = (await qisu.read(handled)).assignments[0] ?? {};
    await qisu.as('unit').tap(handled, '提交办结', { 办理结果: '已增加早班' });
    await qisu.as('contact').tap(handled, '尚未解决');
    expect((await qisu.read(handled)).assignments[1]).toMatchObject({ why: 'rework', limit });
  });
});
