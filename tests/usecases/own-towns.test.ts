import { afterEach, describe, expect, it } from 'vitest';
import { coordinatorOf, deskOf } from '../../src/domain/directory/directory.ts';
import { type World, world } from '../support/world.ts';

describe('each place in a town of its own kind, from filing to close — requirements.md, head', () => {
  let qisu: World;
  afterEach(() => qisu.close());

  const directory = () => qisu.deps.directory.current();
  const buttons = (who: string, no: string) => qisu.as(who).card(no).buttons;
  /** From the work order to the end: the unit handles it, the enterprise confirms and rates. */
  async function handled(no: string, unit: string, contact: string, level: string): Promise<void> {
    await qisu.as(unit).tap(no, '受理');
    await qisu.as(unit).tap(no, '提交办结', { 办理结果: '已现场办结，请核对' });
    await qisu.as(contact).tap(no, '确认办结');
    await qisu.as(contact).tap(no, level);
  }
  const state = async (no: string) => (await qisu.read(no)).state;

  it('马陆: the centre takes in and dispatches, and has nobody to refer to (ML 六)', async () => {
    qisu = await world({ profile: 'malu', town: 'malu', now: '2026-03-02 09:10' });
    expect(deskOf(directory())).toEqual(coordinatorOf(directory()));
    expect(directory().units.filter((u) => u.kind === 'coordinator')).toEqual([]);
    const no = await qisu.as('宓永康').files('厂区门前道路积水，货车进不来。', { 类别: '协调' });
    expect(buttons('郁文博', no)).toContain('派单');
    expect(buttons('郁文博', no)).not.toContain('提请协调');
    expect(await qisu.as('郁文博').says(`提请协调 ${no} 涉及多个部门`)).toContain('本地没有另设协调单位，请直接派单');
    await qisu.as('毕雨桐').tap(no, '派单', { 承办单位: '马陆城建办', 类别: '协调' });
    await handled(no, '席海燕', '宓永康', '非常满意');
    await qisu.travelTo('2026-03-02 10:00');
    expect(await state(no)).toBe('closed');
  });

  it('湖州: a case goes to one of eleven boards, whose chief assigns (R-206; HZ 三(一)1, 2)', async () => {
    qisu = await world({ profile: 'huzhou', town: 'huzhou', now: '2026-03-02 09:10' });
    expect(directory().boards).toHaveLength(11);
    expect(new Set(directory().boards.map((b) => b.name)).size).toBe(11);
    const no = await qisu.as('松永康').files('高层次人才落户材料被退回两次。', { 类别: '诉求' });
    expect(buttons('成国栋', no)).not.toContain('提请协调');
    await qisu.as('成国栋').tap(no, '派单', { 承办单位: '人才服务板块', 类别: '诉求' });
    await qisu.as('郗建国').tap(no, '派给 湖州市人力社保局');
    await handled(no, '宁海燕', '松永康', '满意');
    await qisu.travelTo('2026-03-02 10:00');
    expect(await state(no)).toBe('closed');
  });

  it('宿迁: the mayor’s line is signed in order before it is dispatched (R-209; SQ (八))', async () => {
    qisu = await world({ profile: 'suqian', town: 'suqian', now: '2026-03-02 09:10' });
    const filled = { 诉求内容: '留抵退税三周没有回音。', 类别: '诉求', 来源渠道: '市长直达' };
    const no = await qisu.as('卜若溪').files('代报 洋河玻璃', filled);
    expect(buttons('卜若溪', no)).toContain('提请协调');
    await qisu.as('卜若溪').tap(no, '派单', { 承办单位: '宿迁市税务局', 类别: '诉求' });
    for (const signer of ['谈佳宁', '屈云飞', '路志明']) {
      expect(await state(no)).toBe('awaiting_signoff');
      await qisu.as(signer).tap(no, '同意派单');
    }
    await handled(no, '全永康', '怀立新', '满意');
    await qisu.travelTo('2026-03-02 10:00');
    expect(await state(no)).toBe('closed');
    const filed = await qisu.as('卜若溪').files('代报 洋河玻璃', { ...filled, 来源渠道: '办不成事窗口' });
    await qisu.as('卜若溪').tap(filed, '派单', { 承办单位: '宿迁市政务服务办', 类别: '诉求' });
    expect((await qisu.read(filed)).channel?.kind).toBe('counter');
    expect(await state(filed)).toBe('dispatched');
  });
});
