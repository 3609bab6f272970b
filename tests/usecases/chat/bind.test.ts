import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const NEW = 'oc_new_group';

describe('绑定 — interface.md, "In chat"; T36, T37', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:00' });
  });
  afterAll(() => qisu.close());

  it('is for administrators', async () => {
    for (const who of ['head', 'leader', 'ou_nobody'])
      expect(await qisu.as(who).says('绑定 市场监管局', { in: NEW })).not.toContain('已绑定');
    expect(await qisu.as('head').says('绑定 市场监管局', { in: NEW })).toBe(
      '只有管理员可以绑定群，请联系本系统管理员。',
    );
  });

  it('names what is missing or wrong', async () => {
    expect(await qisu.as('administrator').says('绑定', { in: NEW })).toBe('请写上单位名称，例如：绑定 市场监管局');
    expect(await qisu.as('administrator').says('绑定 海关', { in: NEW })).toBe(
      '通讯录中没有“海关”，请写单位全称，例如：绑定 市场监管局',
    );
    qisu.post.external.add('oc_external');
    expect(await qisu.as('administrator').says('绑定 科技局', { in: 'oc_external' })).toBe(
      '外部群不能绑定为单位工作群：群内有本单位以外的成员，请换用内部群。',
    );
  });

  it('moves a unit to the group: the next card goes there', async () => {
    expect(await qisu.as('administrator').says('绑定 市场监管局', { in: NEW })).toBe(
      '本群已绑定为“市场监管局”的工作群，之后派给该单位的办件会发到这里。',
    );
    const before = qisu.post.messages.length;
    await qisu.caseIn('dispatched');
    const chats = qisu.post.messages.slice(before).map((m) => m.chatId);
    expect(chats).toContain(NEW);
    expect(chats).not.toContain(qisu.chatOf('市场监管局'));
    expect(await qisu.as('unit').says('待办', { in: NEW })).toContain('1 件');
    expect(await qisu.as('unit').says('待办', { in: '市场监管局' })).toContain('本群还没有绑定承办单位');
  });

  it('in private it is no command', async () => {
    expect(await qisu.as('administrator').says('绑定 科技局')).toBe(
      '没有看懂这句话。发送“帮助”可以看到您能使用的指令。',
    );
  });
});
