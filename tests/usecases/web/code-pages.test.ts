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

  it('answers nobody who asks without end', async () => {
    const code = await codeFor('西门');
    for (let n = 0; n < 130 && guest.status !== 429; n++) await guest.open(`/go/${code}`);
    expect(guest.status).toBe(429);
  });
});
