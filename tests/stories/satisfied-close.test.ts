import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../support/outside/town.ts';

describe('满意办结 — R-109, R-204, R-301, R-306, R-401, R-402 (SZ 9)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:00', env: { LOG_LEVEL: 'info' } });
  });
  afterAll(async () => {
    await town.close();
  });

  it('carries an appeal from 提交诉求 to 满意办结', async () => {
    const e = '赵明远';
    try {
      const no = await town.appeal(e, '厂房扩建的规划许可卡住了，两个部门互相推。', '诉求');
      console.error(no, await town.buttons('企业服务专席', no));
      console.error(await town.words('企业服务专席', no));
      await town.tap('王敏', '派给 自然资源和规划局', { no });
      console.error(await town.words('自然资源和规划局', no));
      await town.tap('郭倩', '受理', { no });
      await town.fill('郭倩', '登记进展', { 进展内容: '已约现场踏勘', 对企业可见: '是' }, { no });
      console.error(await town.words(e, no));
      await town.fill('郭倩', '提交办结', { 办理结果: '已核发许可' }, { no });
      console.error(await town.words(e, no), await town.texts(e));
      await town.tap(e, '确认办结', { no });
      console.error(await town.buttons(e, no));
      await town.tap(e, '满意', { no });
      await town.travelTo('2026-03-02 10:00');
      expect((await town.face(e, no)).tag).toBe('满意办结');
    } catch (error) {
      console.error(town.qisu().output().slice(-6000));
      throw error;
    }
  });
});
