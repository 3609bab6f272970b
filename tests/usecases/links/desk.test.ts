import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, B, type WebWorld, webWorld } from '../../support/web-world.ts';

describe('链接 at the desk — interface.md, "Links"', () => {
  let qisu: WebWorld;
  let first = '';
  const opens = async (path: string): Promise<number> => {
    const page = qisu.visitor();
    await page.open(path);
    return page.status;
  };
  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10' });
    await qisu.filed(A, '厂门口施工围挡三周未拆。');
    await qisu.filed(B, '仓库消防验收排不上。');
    first = qisu.newest('receipt', A.number);
  });
  afterAll(() => qisu.close());

  it('lists in private how many links are good and when the last was made', async () => {
    const said = await qisu.as('desk').says(`链接 ${A.name}`);
    expect(said).toContain('许老板（手机尾号 1111）：有效链接 1 个，最近一个制作于3月2日（周一）09:10');
    const inGroup = await qisu.as('desk').says('链接 枫林', { in: '企业服务专席' });
    expect(inGroup).toContain('链接已发到您与我的私聊');
    expect(qisu.textsIn('企业服务专席').join()).not.toContain('尾号');
  });

  it('换发 sends a new link by short message, and none of the older ones opens', async () => {
    await qisu.as('desk').says(`链接 ${A.name}`);
    const press = qisu.as('desk').holds('换发');
    const done = await press();
    expect(done.toast?.content).toBe('新链接随即以短信发出，原来的链接已停用');
    const link = qisu.newest('link', A.number);
    expect(await opens(first)).toBe(410);
    expect(await opens(link)).toBe(200);
    expect((await press()).toast?.content).toContain('已换发过');
    expect((await press('another press')).toast?.content).toContain('已换发过');
    expect(qisu.sent('link')).toHaveLength(1);
    expect(await opens(link)).toBe(200);
  });

  it('at night too: whoever asked waits at the telephone', async () => {
    await qisu.travelTo('2026-03-02 22:00');
    await qisu.as('desk').says(`链接 ${A.name}`);
    await qisu.as('desk').press('换发');
    expect(qisu.sent('link')).toHaveLength(2);
  });

  it('吊销 revokes all, and the next short message brings a new one', async () => {
    const link = qisu.newest('link', A.number);
    await qisu.as('desk').says(`链接 ${A.name}`);
    const done = await qisu.as('desk').press('吊销');
    expect(done.toast?.content).toBe('已吊销 1 个链接');
    expect(JSON.stringify(done.card)).toContain('没有有效的链接');
    expect(await opens(link)).toBe(410);
    expect(await opens(qisu.newest('receipt', B.number))).toBe(200);
    await qisu.travelTo('2026-03-03 09:10');
    await qisu.filed(A, '用电负荷不足。');
    expect(await opens(qisu.newest('receipt', A.number))).toBe(200);
  });

  it('a number that the gateway refuses: whoever pressed gets the link', async () => {
    qisu.gateway?.behaves(({ template }) => ({ status: template === 'link' ? 422 : 204, sends: template !== 'link' }));
    await qisu.as('desk').says(`链接 ${A.name}`);
    const before = qisu.as('desk').readings().length;
    await qisu.as('desk').press('换发');
    const said = qisu.as('desk').readings().slice(before).join('\n');
    expect(said).toContain('短信没有送达。请把下面的新链接转给枫林食品有限公司的许老板');
    expect(await opens(/http:\/\/qisu\.test(\/e\/\S+)/.exec(said)?.[1] ?? '')).toBe(200);
    qisu.gateway?.behaves(() => ({ status: 204, sends: true }));
  });

  it.each([
    ['desk', '链接', '请写上企业名称'],
    ['desk', '链接 没有这家', '没有找到企业“没有这家”'],
    ['desk', '链接 有限公司', '对应多家企业'],
    ['desk', '链接 太湖精密', '没有用网页的联系人'],
    ['unit', `链接 ${A.name}`, '“链接”由企业服务专席使用'],
    ['leader', '链接', '“链接”由企业服务专席使用'],
    ['contact', '链接 打不开，材料传不上去', '的名义提交诉求'],
  ])('%s: %s → %s', async (who, says, answer) => {
    expect(await qisu.as(who).says(says)).toContain(answer);
  });

  it('nobody else presses on it', async () => {
    await qisu.as('desk').says(`链接 ${A.name}`);
    const before = qisu.sent('link').length;
    const other = await qisu.as('unit').holds('换发', { on: 'desk' })();
    expect(other.toast?.content).toContain('发给别人的');
    expect(qisu.sent('link')).toHaveLength(before);
  });
});

describe('without a gateway', () => {
  let qisu: WebWorld;
  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10', gateway: false });
  });
  afterAll(() => qisu.close());

  it('the new link comes to whoever pressed, in private', async () => {
    await qisu.as('desk').says(`链接 ${A.name}`);
    const before = qisu.as('desk').readings().length;
    expect((await qisu.as('desk').press('换发')).toast?.content).toContain('私信发给您');
    const said = qisu.as('desk').readings().slice(before).join('\n');
    const page = qisu.visitor();
    await page.open(/http:\/\/qisu\.test(\/e\/\S+)/.exec(said)?.[1] ?? '');
    expect(page.status).toBe(200);
    expect(page.text()).toContain(A.name);
    expect(JSON.stringify(await qisu.db.collection('notices').find().toArray())).not.toContain('/e/');
  });
});
