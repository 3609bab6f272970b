import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../../cards/kit.ts';
import { type World, world } from '../../support/world.ts';

describe('二维码 — interface.md, "QR codes"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());
  /** What codes there are, oldest first. */
  const stored = async () => (await qisu.deps.codes.inForce()).toReversed();
  const newest = async () => (await stored()).at(-1);

  it('is for the desk, agents and administrators', async () => {
    for (const who of ['unit', 'head', 'leader'])
      expect(await qisu.as(who).says('二维码')).toContain('“二维码”由企业服务专席、助企员和管理员使用');
    expect(await qisu.as('ou_nobody').says('二维码')).toContain('还没有登记');
    expect(await stored()).toEqual([]);
  });

  it('comes as one named picture with its address under it, for a place', async () => {
    const before = qisu.post.messages.length;
    const card = await qisu.as('desk').says('二维码 政务大厅3号窗口');
    expect(card).toContain('政务大厅3号窗口');
    const code = await newest();
    expect(code).toMatchObject({ place: '政务大厅3号窗口', by: { openId: qisu.idOf('desk') } });
    expect(card).toContain(`http://qisu.test/go/${code?.id}`);
    const [sent, ...others] = qisu.post.messages.slice(before);
    expect(others).toEqual([]);
    const key = /"img_key":"([^"]+)"/.exec(JSON.stringify(sent?.content))?.[1] ?? '';
    const picture = qisu.post.fileOf(key);
    expect(picture?.name).toBe('二维码 政务大厅3号窗口.gif');
    expect(picture?.bytes.subarray(0, 3).toString()).toBe('GIF');
  });

  it('is the same code when the message comes again', async () => {
    const [before, messages] = [await stored(), qisu.post.messages.length];
    await qisu.as('desk').repeats();
    expect(await stored()).toEqual(before);
    expect(qisu.post.messages.length).toBe(messages);
  });

  it('is for an enterprise: of an agent one that is paired', async () => {
    expect(await qisu.as('desk').says('二维码 太湖精密')).toContain('太湖精密');
    expect((await newest())?.enterprise).toBeDefined();
    const before = (await stored()).length;
    const other = qisu.deps.directory
      .current()
      .enterprises.find(
        (e) => !qisu.deps.directory.current().agents.some((a) => a.name === '孙亮' && a.enterprises.includes(e.id)),
      );
    expect(await qisu.as('agent').says(`二维码 ${other?.name}`)).toContain('没有与您结对');
    expect(await qisu.as('desk').says('二维码 从来没有的某某有限公司')).toContain('名册里没有');
    expect(await qisu.as('desk').says('二维码 前台 13800001111')).toContain('不要写电话号码');
    expect((await stored()).length).toBe(before);
  });

  it('counts by a channel whose name stands first', async () => {
    const channel = qisu.deps.directory.current().channels.find((k) => k.kind === 'hotline');
    await qisu.as('desk').says(`二维码 ${channel?.name} 大厅海报`);
    expect(await newest()).toMatchObject({ channel: channel?.id, place: '大厅海报' });
  });

  it('alone lists those in force: the desk all, an agent their own; one is stopped by a press', async () => {
    await qisu.as('agent').says('二维码 园区食堂');
    expect(await qisu.as('agent').says('二维码')).toContain('1 个在用');
    const list = await qisu.as('desk').says('二维码');
    expect(list).toContain('园区食堂');
    expect(list).toContain('政务大厅3号窗口');
    await qisu.as('agent').says('二维码');
    const reply = await qisu.as('agent').tap('', '停用');
    expect(reply.toast?.content).toContain('已停用“园区食堂”');
    expect(reply.card && plainText(reply.card as never)).toContain('还没有二维码');
    expect((await stored()).map(({ place }) => place)).not.toContain('园区食堂');
    await qisu.as('agent').tap('', '新建通用二维码');
    expect(await newest()).toMatchObject({ by: { openId: qisu.idOf('agent') } });
  });
});
