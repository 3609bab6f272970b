import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Visitor, visitor } from '../../support/outside/own-page.ts';
import { type World, world } from '../../support/world.ts';

describe('/go — interface.md, "QR codes"', () => {
  let qisu: World;
  let site: Awaited<ReturnType<World['listens']>>;
  let guest: Visitor;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    site = await qisu.listens();
    guest = visitor(site.address);
  });
  afterAll(async () => {
    await site.close();
    await qisu.close();
  });
  const codeFor = async (words: string): Promise<string> => {
    await qisu.as('desk').says(`二维码 ${words}`);
    return (await qisu.deps.codes.inForce())[0]?.id ?? '';
  };

  it('says where it hangs, and leads to the bot', async () => {
    await guest.open(`/go/${await codeFor('政务大厅3号窗口')}`);
    expect(guest.status).toBe(200);
    expect(guest.text()).toContain('政务大厅3号窗口');
    const bot = guest.links().find((l) => l.label === '在飞书里打开');
    expect(bot?.href).toBe('https://applink.feishu.cn/client/bot/open?appId=cli_world');
  });

  it('shows of an enterprise its name alone', async () => {
    const known = qisu.deps.directory.current().enterprises[0];
    await guest.open(`/go/${await codeFor(known?.name ?? '')}`);
    expect(guest.text()).toContain(known?.name);
    for (const secret of [known?.uscc, ...(known?.contacts ?? []).flatMap((k) => [k.name, k.phone])])
      if (secret) expect(guest.html).not.toContain(secret);
  });

  it('opens nothing for a code that nobody has, or that was stopped', async () => {
    await guest.open('/go/nobodyhasit');
    expect(guest.status).toBe(404);
    const code = await codeFor('东门');
    await qisu.as('desk').tap('', '停用');
    await guest.open(`/go/${code}`);
    expect(guest.status).toBe(410);
    expect(guest.text()).toContain('已停用');
  });

  const FORM = {
    ...{ 诉求内容: '路塌了一块。', 类别: '诉求', 企业名称: '东山茶业有限公司', 联系人: '钱厂长' },
    ...{ 统一社会信用代码: '91320500MA1ABCDE2X', 手机号: '138 0000 2222' },
  };

  it('fills in the enterprise whose code it is, and takes at most nine files', async () => {
    const known = qisu.deps.directory.current().enterprises[0];
    await guest.open(`/go/${await codeFor(known?.name ?? '')}`);
    await guest.press('在网页上填写');
    expect(guest.html).toContain(`value="${known?.name}"`);
    const many = Array.from({ length: 10 }, (_none, n) => [`${n}.txt`, Buffer.from(`${n}`)] as const);
    await guest.press('提交诉求', FORM, many);
    expect(guest.status).toBe(422);
    expect(guest.text()).toContain('最多 9 个');
    expect(guest.text()).toContain('路塌了一块');
    await guest.press('提交诉求', FORM, many.slice(1));
    expect(guest.text()).toContain('已提交，编号');
    const [c] = await qisu.deps.cases.find({ open: true }, 1);
    expect(c).toMatchObject({ incoming: { number: '13800002222' }, respondent: { reach: 'phone' } });
    expect(c?.files).toHaveLength(9);
  });

  it('takes nothing that another site sends, and nothing without end', async () => {
    const address = `/go/${await codeFor('南门')}/new`;
    await guest.open(address);
    const { action, body } = guest.sends('提交诉求', FORM);
    const post = (headers: Record<string, string> = {}) =>
      fetch(new URL(action, site.address), { method: 'POST', body, headers, redirect: 'manual' });
    expect((await post({ origin: 'https://elsewhere.example' })).status).toBe(403);
    const before = (await qisu.deps.cases.find({ open: true }, 99)).length;
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push((await post()).status);
    expect(answers.filter((status) => status === 303).length).toBeGreaterThan(0);
    expect(answers.at(-1)).toBe(429);
    expect((await qisu.deps.cases.find({ open: true }, 99)).length).toBe(before + 1);
  });

  it('answers nobody who asks without end', async () => {
    const code = await codeFor('西门');
    for (let n = 0; n < 130 && guest.status !== 429; n++) await guest.open(`/go/${code}`);
    expect(guest.status).toBe(429);
  });
});
