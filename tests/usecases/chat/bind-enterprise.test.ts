import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type World, world } from '../../support/world.ts';

const WHO = 'ou_nobody';
const FORM = { 企业名称: '东山茶业有限公司', 统一社会信用代码: '91320500MA1ABCDE2X', 手机号: '13800002222' };

const OTHER = { 统一社会信用代码: '91320500MA1ZZZZZ2X', 手机号: '13800003333' };

describe('绑定企业 — interface.md, "Who reaches the bot how"', () => {
  let qisu: World;
  let no = '';
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());
  const newest = async () => (await qisu.deps.memory.unverified(0))?.all.at(-1);

  it('is for enterprises', async () => {
    expect(await qisu.as('unit').says('绑定企业')).toContain('由企业联系人使用');
    expect(await qisu.as(WHO).says('您好')).toContain('请发送“绑定企业”');
  });

  it('asks name, code and number, and says what is wrong', async () => {
    const form = await qisu.as(WHO).says('绑定企业');
    for (const label of Object.keys(FORM)) expect(form).toContain(label);
    const refused = await qisu.as(WHO).tap('', '绑定企业', { ...FORM, 统一社会信用代码: '12' });
    expect(refused.toast).toMatchObject({ type: 'error' });
    expect(refused.toast?.content).toContain('18 位');
    expect(await newest()).toBeUndefined();
  });

  it('asks the desk, without the number, and lets the person file at once', async () => {
    const done = await qisu.as(WHO).tap('', '绑定企业', FORM);
    expect(done.toast).toMatchObject({ type: 'success' });
    expect(await newest()).toMatchObject({ name: FORM.企业名称, claim: { person: qisu.idOf(WHO) } });
    const asked = JSON.stringify(qisu.post.messages.filter((m) => m.chatId === qisu.chatOf('企业服务专席')).at(-1));
    expect(asked).toContain(FORM.企业名称);
    expect(asked).not.toContain(FORM.手机号);
    const form = await qisu.as(WHO).says('厂区门口的路塌了一块，货车进不来。');
    expect(form).toContain(`以${FORM.企业名称}的名义提交诉求`);
    await qisu.as(WHO).tap('', '提交诉求', { 类别: '诉求' });
    const [c] = await qisu.deps.cases.find({ mine: { openId: qisu.idOf(WHO), enterprises: [] } }, 5);
    no = c?.no ?? '';
    expect(c).toMatchObject({
      filer: { as: 'contact' },
      respondent: { reach: 'phone' },
      incoming: { number: FORM.手机号 },
    });
    expect(c?.cards.map(({ audience }) => audience).sort()).toEqual(['desk', 'filer']);
  });

  it('is nobody’s but the desk’s and the agent’s to decide', async () => {
    const notice = (await qisu.deps.notices.since(new Date(0), 50)).find((n) => 'bindAsk' in n.show);
    const forged = { kind: 'tap' as const, delivery: 'forged', action: 'confirm', noticeId: notice?._id ?? '' };
    const reply = await qisu.happens({
      ...forged,
      ...{ operator: qisu.idOf('unit'), messageId: 'om_x', chatId: 'oc_x', at: qisu.clock.now() },
    } as never);
    expect(reply.toast).toMatchObject({ type: 'error' });
    expect((await newest())?.claim?.settled).toBeUndefined();
  });

  it('is refused with a reason, which the person reads, and may be confirmed later', async () => {
    await qisu.as('desk').tap('', '查看联系方式');
    expect(JSON.stringify(qisu.post.messages.at(-1))).toContain(FORM.手机号);
    const card = qisu.post.messages.filter((m) => m.chatId === qisu.chatOf('企业服务专席'));
    expect(JSON.stringify(card)).not.toContain(FORM.手机号);
    await qisu.as('desk').tap(no, '不予确认', { 理由: '电话无人接听' });
    expect(JSON.stringify(qisu.post.messages)).toContain('没有确认您可以代表该企业');
    await qisu.as('desk').tap(no, '确认企业');
    expect((await qisu.read(no)).respondent).toMatchObject({ openId: qisu.idOf(WHO), reach: 'member' });
    expect(await qisu.as(WHO).says('我的诉求')).toContain('货车进不来');
  });

  it('is confirmed on the desk’s card where there is no case, also into an enterprise of the register', async () => {
    const known = qisu.deps.directory.current().enterprises.find((e) => e.name.includes('太湖精密'));
    await qisu.as('ou_other').says('绑定企业');
    await qisu.as('ou_other').tap('', '绑定企业', { ...FORM, ...OTHER, 企业名称: known?.name ?? '' });
    await qisu.as('desk').tap('', `确认为 ${known?.name}`);
    expect(JSON.stringify(qisu.post.messages.at(-1))).toContain(`已确认您是${known?.name}的联系人`);
    expect(await qisu.as('ou_other').says('车间配电增容排不上队。')).toContain(`以${known?.name}的名义提交诉求`);
    const again = await qisu
      .as('desk')
      .tap('', `确认为 ${known?.name}`)
      .catch((error: Error) => error.message);
    expect(JSON.stringify(again)).toMatch(/已经确认|no button/);
  });

  it('is merged or refused by a form where no press says enough', async () => {
    await qisu.as('ou_third').says('绑定企业');
    await qisu.as('ou_third').tap('', '绑定企业', { ...FORM, ...OTHER, 企业名称: '湖光食品厂' });
    await qisu.as('desk').tap('湖光食品厂', '不予确认', { 理由: '没有这家厂' });
    expect((await newest())?.claim?.settled).toMatchObject({ as: 'refused', reason: '没有这家厂' });
    expect(JSON.stringify(qisu.post.messages.at(-1))).toContain('没有这家厂');
  });
});
