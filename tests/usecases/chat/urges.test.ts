import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const ONLY = '“我的督办”由领导和督导使用。发送“待办”查看须由您回复的督办，发送“帮助”查看您能使用的指令。';

describe('我的督办 — R-507; interface.md, "In chat", "Long lists"', () => {
  let qisu: World;
  const no = { first: '', second: '', third: '' };
  /** The list's lines that name a case, by the matter. */
  const matters = (said: string): string[] =>
    said.split('\n').flatMap((line) => /^(待回复|已回复)：(.{4})/.exec(line)?.slice(1).join(' ') ?? []);

  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    no.first = await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。' });
    no.second = await qisu.caseIn('dispatched', { words: '厂门口路灯坏了，夜班工人出入不安全。' });
    no.third = await qisu.caseIn('submitted', { words: '学历认证被退回两次。' });
  });
  afterAll(() => qisu.close());

  it('is empty at first, and says how to urge', async () => {
    for (const who of ['leader', 'supervision'])
      expect(await qisu.as(who).says('督办')).toContain('您还没有督办过办件。要督办，请发送“督办 编号 督办要求”。');
    // 专项督办 is another thing, and says where one's own are.
    expect(await qisu.as('supervision').says('专项督办')).toContain('您自己督办的，请发送“督办”查看。');
  });

  it('has what one urged, the newest first, with until when who owes the answer', async () => {
    await qisu.as('supervision').says(`督办 ${no.first} 请三日内给企业准话，联系 13905120101`);
    await qisu.travelTo('2026-03-03 10:00');
    await qisu.as('supervision').says(`督办 ${no.second} 请尽快受理`);
    await qisu.as('supervision').says(`督办 ${no.third} 请尽快派单`);
    const list = await qisu.as('supervision').says('我的督办');
    expect(list).toContain('我的督办');
    expect(list).toContain('待回复 3 项');
    expect(matters(list)).toEqual(['待回复 学历认证', '待回复 厂门口路', '待回复 车间配电']);
    expect(list).toContain(
      `还有 1 个工作日\n3月4日 · 等待市场监管局（周芳）回复 · 督办要求：请三日内给企业准话，联系 139****0101 · 3月2日督办 · ${no.first}`,
    );
    expect(list).toContain(`等待企业服务专席回复 · 督办要求：请尽快派单 · 3月3日督办 · ${no.third}`);
  });

  it('an answered one stands below, with the answer', async () => {
    await qisu.as('desk').says(`回复督办 ${no.third} 正在核对归属`);
    const list = await qisu.as('supervision').says('督办');
    expect(list).toContain('待回复 2 项 · 已回复 1 项');
    expect(matters(list)).toEqual(['待回复 厂门口路', '待回复 车间配电', '已回复 学历认证']);
    expect(list).toContain(`3月3日企业服务专席回复：正在核对归属 · 督办要求：请尽快派单 · ${no.third}`);
  });

  it('is red once an answer is late, and keeps what was answered when the case has long ended', async () => {
    await qisu.as('contact').tap(no.third, '撤回诉求');
    await qisu.travelTo('2026-03-05 10:00');
    const list = await qisu.as('supervision').says('督办');
    expect(list).toContain('超期 1 个工作日');
    expect(matters(list)).toEqual(['待回复 厂门口路', '待回复 车间配电', '已回复 学历认证']);
  });

  it('a press on a line brings the case', async () => {
    await qisu.as('supervision').press('待回复：厂门口路灯坏了，夜班工人出入不安全');
    expect(qisu.as('supervision').card(no.second).tag).toBe('待受理');
  });

  it('turns its pages like any other list', async () => {
    for (let n = 0; n < 10; n += 1) {
      const more = await qisu.caseIn('submitted', { words: `第${n}件事一直没有人管。` });
      await qisu.as('supervision').says(`督办 ${more} 请尽快派单`);
    }
    expect(await qisu.as('supervision').says('督办')).toContain('第 1 页，共 2 页');
    await qisu.as('supervision').press('下一页');
    expect(matters(qisu.as('supervision').readings().at(-1) ?? '')).toEqual([
      '待回复 厂门口路',
      '待回复 车间配电',
      '已回复 学历认证',
    ]);
  });

  it('is each urger’s own, and nobody else’s word', async () => {
    expect(await qisu.as('leader').says('督办')).toContain('您还没有督办过办件');
    for (const who of ['unit', 'desk']) expect(await qisu.as(who).says('我的督办')).toBe(ONLY);
    expect(await qisu.as('unit').says('督办')).toContain('请在“督办”后面写上完整的办件编号');
    expect(await qisu.as('supervision').says('督办', { in: '营商环境办' })).toContain(
      '请在“督办”后面写上完整的办件编号',
    );
  });

  it('of a case that is confidential by now nothing is left on it (R-802)', async () => {
    await qisu.as('desk').tap(no.first, '转保密');
    expect(await qisu.as('supervision').says('督办')).not.toContain(no.first);
  });
});
