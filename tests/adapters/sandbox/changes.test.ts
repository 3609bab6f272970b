import { beforeEach, describe, expect, it } from 'vitest';
import { buttonOf, cardOf, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

let feishu: Sandbox;
beforeEach(async () => {
  feishu = await sandbox();
});
const refused = (code: number, status = 400) => ({ status, body: { code } });
const card = cardOf(buttonOf('受理', { action: 'accept' }));
const patch = (id: string, next: unknown) =>
  feishu.call('PATCH', `/im/v1/messages/${id}`, { content: typeof next === 'string' ? next : JSON.stringify(next) });
const later = async (days: number) => {
  const { now } = (await feishu.page('GET', '/state')) as { now: string };
  await feishu.clock(new Date(Date.parse(now) + days * 86_400_000).toISOString());
  feishu.forgetToken();
};

describe('PATCH a card — messages-api §4.4', () => {
  it('replaces the card for everybody', async () => {
    const id = idOf(await feishu.send(GROUP, 'interactive', card));
    const next = cardOf({ tag: 'markdown', content: '已受理' });
    expect(await patch(id, next)).toMatchObject({ status: 200, body: { code: 0, data: {} } });
    expect(await feishu.messagesIn(GROUP)).toMatchObject([{ messageId: id, content: next }]);
  });

  it('refuses a text, a recalled card, an unshared card, schema 1.0 and a bad card', async () => {
    const text = idOf(await feishu.send(GROUP, 'text', { text: '一' }));
    expect(await patch(text, card)).toMatchObject(refused(230001));
    const id = idOf(await feishu.send(GROUP, 'interactive', card));
    const { config: _config, ...unshared } = card;
    expect((await patch(id, unshared)).body.msg).toContain('ErrPath: ROOT -> config -> update_multi');
    expect((await patch(id, { config: { update_multi: true }, elements: [] })).body.msg).toContain('ErrCode: 200830');
    expect((await patch(id, cardOf({ tag: 'note' }))).body.msg).toContain('ErrCode: 200861');
    expect((await patch(id, '{')).body.msg).toContain('ErrCode: 200621');
    await feishu.call('DELETE', `/im/v1/messages/${id}`);
    expect(await patch(id, card)).toMatchObject(refused(230011));
  });

  it('refuses a card older than 14 days', async () => {
    const id = idOf(await feishu.send(GROUP, 'interactive', card));
    await later(13.9);
    expect((await patch(id, card)).status).toBe(200);
    await later(0.2);
    expect(await patch(id, card)).toMatchObject(refused(230031));
    expect(await feishu.messagesIn(GROUP)).toMatchObject([{ frozen: true }]);
  });
});

describe('edit and recall — messages-api §4.3, §4.5', () => {
  const edit = (id: string, type = 'text') =>
    feishu.call('PUT', `/im/v1/messages/${id}`, { msg_type: type, content: '{"text":"二"}' });

  it('edits its own text, not a card and not what people wrote', async () => {
    const id = idOf(await feishu.send(GROUP, 'text', { text: '一' }));
    expect((await edit(id)).status).toBe(200);
    expect(await feishu.messagesIn(GROUP)).toMatchObject([{ content: { text: '二' } }]);
    expect(await edit(idOf(await feishu.send(GROUP, 'interactive', card)))).toMatchObject(refused(230054));
    const { messageId } = await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '我的话' });
    expect(await edit(String(messageId))).toMatchObject(refused(230071));
  });

  it('recalls within a day, once, and only its own', async () => {
    const id = idOf(await feishu.send(GROUP, 'text', { text: '一' }));
    const old = idOf(await feishu.send(GROUP, 'text', { text: '旧' }));
    const recall = (which: string) => feishu.call('DELETE', `/im/v1/messages/${which}`);
    expect((await recall(id)).status).toBe(200);
    expect(await recall(id)).toMatchObject(refused(230110));
    const { messageId } = await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '我的话' });
    expect(await recall(String(messageId))).toMatchObject(refused(230026));
    await later(1.1);
    expect(await recall(old)).toMatchObject(refused(230009));
    const back = await feishu.call('GET', `/im/v1/messages/${id}`);
    expect(back.body.data.items).toMatchObject([{ deleted: true, body: {} }]);
  });
});

describe('reading back — messages-api §4.6', () => {
  it('gives the card simplified, or as it was sent', async () => {
    const id = idOf(await feishu.send(ZHAO, 'interactive', card));
    const read = async (query: string) => {
      const { items } = (await feishu.call('GET', `/im/v1/messages/${id}${query}`)).body.data;
      return JSON.parse((items as { body: { content: string } }[])[0]?.body.content ?? '');
    };
    expect(await read('')).toMatchObject({ title: '诉求' });
    expect(await read('?card_msg_content_type=user_card_content')).toEqual(card);
  });

  it('pages through a chat in either direction and within seconds', async () => {
    for (const text of ['一', '二', '三']) await feishu.send(GROUP, 'text', { text });
    const list = async (query: string) =>
      (await feishu.call('GET', `/im/v1/messages?container_id_type=chat&container_id=${GROUP}${query}`)).body.data;
    const texts = (data: Record<string, unknown>) =>
      (data.items as { body: { content: string } }[]).map((m) => JSON.parse(m.body.content).text);
    const first = await list('&page_size=2');
    expect([texts(first), first.has_more]).toEqual([['一', '二'], true]);
    const second = await list(`&page_size=2&page_token=${first.page_token}`);
    expect([texts(second), second.has_more, 'page_token' in second]).toEqual([['三'], false, false]);
    expect(texts(await list('&sort_type=ByCreateTimeDesc'))).toEqual(['三', '二', '一']);
    const now = Math.floor(Date.now() / 1_000);
    expect(texts(await list(`&start_time=${now + 60}&end_time=${now + 120}`))).toEqual([]);
    const ms = await feishu.call(
      'GET',
      `/im/v1/messages?container_id_type=chat&container_id=${GROUP}&start_time=${Date.now()}`,
    );
    expect(ms).toMatchObject(refused(99992402));
    const outside = await feishu.call('GET', '/im/v1/messages?container_id_type=chat&container_id=oc_closed');
    expect(outside).toMatchObject(refused(230002));
    expect(await feishu.call('GET', '/im/v1/messages/om_none')).toMatchObject(refused(99992354));
  });
});

describe('urgent — messages-api §8', () => {
  it('names who cannot be reached, and refuses when nobody can', async () => {
    const id = idOf(await feishu.send(GROUP, 'text', { text: '急' }));
    const urge = (list: string[]) =>
      feishu.call('PATCH', `/im/v1/messages/${id}/urgent_app?user_id_type=open_id`, { user_id_list: list });
    expect((await urge([WANG, 'ou_nobody'])).body.data).toEqual({ invalid_user_id_list: ['ou_nobody'] });
    expect(await urge(['ou_nobody'])).toMatchObject(refused(230001));
  });
});
