import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { townOf } from '../../../src/sandbox/platform/town.ts';
import { APP, sandbox, tempDir } from './support.ts';

const NUMBER = '13905120701';
const PHONES = [{ number: NUMBER, name: '石桂兰', title: `桂香园糕点店 · ${NUMBER}` }];
const SHORT = {
  id: 'short-1',
  to: NUMBER,
  template: 'receipt',
  params: { number: 'QS20260302-0001', title: '诉求', url: 'https://qisu.example/e/abc' },
};
type Feishu = Awaited<ReturnType<typeof sandbox>>;

async function post({ url }: Feishu, message: unknown, secret = APP.appSecret): Promise<number> {
  const body = JSON.stringify(message);
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const init = { method: 'POST', body, headers: { 'x-qisu-signature': signature } };
  return (await fetch(`${url}/sandbox/sms`, init)).status;
}
const textsOf = async (feishu: Feishu, number = NUMBER) =>
  ((await feishu.page('GET', `/chats/sms_${number}/messages`)).messages as { content: { text: string } }[]).map(
    ({ content }) => content.text,
  );

describe('the sandbox\'s own gateway for short messages — interface.md, "Sandbox", "Short messages"', () => {
  it('says a template in words, to the telephone, once for an id, also after a restart', async () => {
    const dataDir = await tempDir();
    const feishu = await sandbox({ dataDir, phones: PHONES });
    expect(await post(feishu, SHORT)).toBe(204);
    expect(await post(feishu, SHORT)).toBe(204);
    const said = ['【企业服务】您的诉求 QS20260302-0001 已收到。查看进展、补充说明：https://qisu.example/e/abc'];
    expect(await textsOf(feishu)).toEqual(said);
    const { people } = (await feishu.page('GET', '/state')) as { people: { name: string }[] };
    expect(people.find(({ name }) => name === '石桂兰')).toMatchObject({
      openId: `tel_${NUMBER}`,
      side: 'phone',
      unread: 1,
    });
    await feishu.standIn.close();
    const again = await sandbox({ dataDir, phones: PHONES });
    expect(await post(again, SHORT)).toBe(204);
    expect(await textsOf(again)).toEqual(said);
  });

  it('has words for every template that interface.md names', async () => {
    const page = await readFile('docs/interface.md', 'utf8');
    const named = /`template` is (.*?)`params` is/s.exec(page)?.[1] ?? '';
    const templates = [...named.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) =>
      /^[a-z_]+$/.test(name) ? [name] : [],
    );
    const own = templates.filter((name) => !['number', 'title'].includes(name));
    expect(own).toEqual(expect.arrayContaining(['receipt', 'last_day', 'survey', 'link']));
    const feishu = await sandbox({ phones: PHONES });
    for (const template of own)
      expect([template, await post(feishu, { ...SHORT, id: template, template })]).toEqual([template, 204]);
    const said = await textsOf(feishu);
    expect(said).toHaveLength(own.length);
    for (const text of said) expect(text).toContain(SHORT.params.url);
  });

  it('refuses what the program has not signed, and what is no mobile or no template', async () => {
    const feishu = await sandbox({ phones: PHONES });
    expect(await post(feishu, SHORT, 'another')).toBe(401);
    expect(await post(feishu, { ...SHORT, to: '0512-55550100' })).toBe(422);
    expect(await post(feishu, { ...SHORT, template: 'greeting' })).toBe(422);
    expect(await textsOf(feishu)).toEqual([]);
  });

  it('lets any number ring, whoever has it', async () => {
    const feishu = await sandbox();
    expect(await post(feishu, { ...SHORT, to: '13800001111' })).toBe(204);
    const { people } = (await feishu.page('GET', '/state')) as { people: { name: string; side: string }[] };
    expect(people.filter(({ side }) => side === 'phone').map(({ name }) => name)).toEqual(['13800001111']);
  });

  it('stands in the log, by the person and the case', async () => {
    const feishu = await sandbox({ phones: PHONES });
    await post(feishu, SHORT);
    const { entries } = (await feishu.page('GET', '/log')) as { entries: object[] };
    expect(entries).toMatchObject([
      {
        dir: 'to_phone',
        says: '发短信 → 石桂兰',
        places: ['石桂兰'],
        cases: ['QS20260302-0001'],
        request: SHORT,
        status: 204,
      },
    ]);
  });

  it('has no account: the app finds nobody by that number, and nothing is said for them', async () => {
    const feishu = await sandbox({ phones: PHONES });
    const { data } = (await feishu.call('POST', '/contact/v3/users/batch_get_id', { mobiles: [NUMBER] })).body;
    expect(data.user_list).toEqual([{ mobile: NUMBER }]);
    expect(await feishu.page('POST', '/messages', { as: `tel_${NUMBER}`, text: '你好' })).toMatchObject({
      error: expect.stringContaining('没有这个人'),
    });
  });

  it('is had by each contact of a town whose reach is web, with whoever looks after the enterprise', async () => {
    const town = `
units: [{ id: desk, name: 专席, kind: desk, staff: [{ name: 王敏, openId: ou_w, role: head }] }]
enterprises: [{ id: e1, name: 糕点店, contacts: [{ name: 石桂兰, phone: "${NUMBER}", reach: web }] }]
agents: [{ name: 姚雯, openId: ou_y, enterprises: [e1] }]
`;
    expect((await townOf(Buffer.from(town))).phones).toEqual([
      {
        number: NUMBER,
        name: '石桂兰',
        title: `糕点店 · ${NUMBER}`,
        agent: { openId: 'ou_y', enterprise: '糕点店' },
      },
    ]);
  });
});
