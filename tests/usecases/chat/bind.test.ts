import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressOf } from '../../support/client.ts';
import type { Shown } from '../../support/fake-messenger.ts';
import { type World, world } from '../../support/world.ts';

const NEW = 'oc_new_group';

describe('绑定 — interface.md, "In chat"; T36, T37', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    qisu.post.membersOf.set(NEW, ['unit', 'otherUnit'].map(qisu.idOf));
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
    expect(await qisu.as('administrator').says('绑定', { in: NEW })).toBe('请写上单位名称，例如“绑定 市场监管局”。');
    expect(await qisu.as('administrator').says('绑定 海关', { in: NEW })).toBe(
      '通讯录中没有“海关”，请写单位全称，例如“绑定 市场监管局”。',
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
    expect(await qisu.as('unit').says('待办', { in: NEW })).toContain('1 项');
    expect(await qisu.as('unit').says('待办', { in: '市场监管局' })).toContain('本群还没有绑定承办单位');
  });

  it('matches the name as everywhere: folded, and of several it asks which', async () => {
    expect(await qisu.as('administrator').says('绑定 市场监管 局。', { in: NEW })).toContain(
      '本群已绑定为“市场监管局”',
    );
    expect(await qisu.as('administrator').says('绑定 局', { in: NEW })).toMatch(/^“局”对应多个单位：市场监管局、/);
  });

  it('is refused where nobody of the unit is in the group, and changes nothing', async () => {
    qisu.post.membersOf.set('oc_nobody', [qisu.idOf('leader')]);
    expect(await qisu.as('administrator').says('绑定 科技局', { in: 'oc_nobody' })).toBe(
      '本群里没有“科技局”的工作人员，没有绑定。请先把该单位的人拉进群，再发送“绑定 科技局”。',
    );
    expect(await qisu.as('administrator').says('待办', { in: 'oc_nobody' })).toContain('本群还没有绑定承办单位');
  });

  it('of a group that is another’s is asked about, with what changes, and done by an administrator’s press alone', async () => {
    const ask = await qisu.as('administrator').says('绑定 人社局', { in: NEW });
    expect(ask).toContain('本群现在是“市场监管局”的工作群。');
    expect(ask).toContain('派给“人社局”的办件发到本群；“市场监管局”不再用本群');
    const unitOf = (name: string) => qisu.deps.directory.current().units.find((u) => u.name === name)?.chatId;
    expect([unitOf('市场监管局'), unitOf('人社局')]).toEqual([NEW, qisu.chatOf('人社局')]);
    let presses = 0;
    const press = (who: string, label: string) => {
      const { messageId, content } = qisu.post.messages.findLast((m) => m.chatId === NEW) as Shown;
      if (!('card' in content)) throw new Error('no card was sent');
      const pressed = { card: content.card, label, filled: {}, messageId, chatId: NEW, at: qisu.clock.now() };
      return qisu.happens(pressOf({ ...pressed, operator: qisu.idOf(who), delivery: `press_${++presses}` }));
    };
    expect((await press('unit', '改绑为“人社局”的工作群')).toast).toEqual({
      ...{ type: 'error', content: '只有管理员可以决定，请联系本系统管理员' },
    });
    expect((await press('administrator', '改绑为“人社局”的工作群')).toast).toMatchObject({
      ...{ type: 'success', content: expect.stringContaining('本群已绑定为“人社局”的工作群') },
    });
    // A group is of one unit: the other has again what the directory file says.
    expect([unitOf('市场监管局'), unitOf('人社局')]).toEqual([qisu.chatOf('市场监管局'), NEW]);
  });

  it('in private it is no command', async () => {
    expect(await qisu.as('administrator').says('绑定 科技局')).toBe(
      '没有看懂这句话。发送“帮助”可以看到您能使用的指令。',
    );
  });
});
