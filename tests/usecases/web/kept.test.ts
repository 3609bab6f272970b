import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '../../support/outside/own-page.ts';
import { A, type WebWorld, webWorld } from '../../support/web-world.ts';

const LONG = '车间用电负荷不足，扩容申请卡在两个部门之间。'.repeat(150);
const FIRST = {
  ...{ 诉求内容: LONG, 类别: '诉求', 企业名称: '东山茶业有限公司', 联系人: '钱厂长' },
  ...{ 统一社会信用代码: '91320500MA1ABCDE2X', 手机号: '12' },
};

describe('a form that is refused loses nothing — interface.md, "Links", "QR codes"', () => {
  let qisu: WebWorld;
  beforeAll(async () => {
    qisu = await webWorld({ now: '2026-03-02 09:10', profile: 'malu' });
  });
  afterAll(() => qisu.close());

  it('neither words that are longer than a card’s field, nor the choice, nor the files', async () => {
    await qisu.filed(A, '厂门口施工围挡三周未拆。');
    const owner = visitor(qisu.address);
    await owner.open(`${qisu.newest('receipt')}?all=1`);
    await owner.press('提交诉求');
    const files = [
      ['合同.txt', Buffer.from('合同')],
      ['安装.exe', Buffer.from('MZ')],
    ] as const;
    await owner.press('提交诉求', { 诉求内容: LONG, 类别: '协调' }, files);
    expect(owner.status).toBe(422);
    expect(owner.text()).toContain(LONG);
    expect(owner.html).toMatch(/<option [^>]*selected[^>]*>协调</);
    expect(owner.text()).toContain('已收到：合同.txt');
  });

  it('of a stranger neither', async () => {
    await qisu.as('desk').says('二维码 东门');
    const guest = visitor(qisu.address);
    await guest.open(`/go/${(await qisu.deps.codes.inForce())[0]?.id}/new`);
    const files = [
      ['一.txt', Buffer.from('一')],
      ['二.txt', Buffer.from('二')],
    ] as const;
    const words = { ...FIRST, 类别: '协调' };
    await guest.press('提交诉求', words, files);
    expect(guest.status).toBe(422);
    expect(guest.text()).toContain('手机号');
    expect(guest.text()).toContain(LONG);
    await guest.press('提交诉求', { ...words, 手机号: '13800002222' });
    expect(guest.text()).toContain('已提交，编号');
    const [c] = await qisu.deps.cases.find({ open: true }, 1);
    expect(c?.content).toBe(LONG);
    expect(c?.files.map(({ name }) => name)).toEqual(['一.txt', '二.txt']);
  });

  it('names the desk of the place where a link or a code opens nothing', async () => {
    for (const path of [`/e/${'a'.repeat(22)}`, '/go/nobody']) {
      const page = await fetch(new URL(path, qisu.address));
      expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('产业发展中心')]);
    }
  });

  it('a failure below /go is a page that says what to do', async () => {
    const { codes } = qisu.deps;
    const { find } = codes;
    codes.find = () => Promise.reject(new Error('the database is away'));
    const page = await fetch(new URL('/go/any', qisu.address));
    codes.find = find;
    expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('系统繁忙，请稍后再试');
    expect(qisu.takeErrors().join('\n')).toContain('the database is away');
  });
});
