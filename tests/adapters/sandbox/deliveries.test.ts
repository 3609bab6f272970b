import { createDecipheriv, createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { encrypt } from '../../../src/sandbox/platform/seal.ts';
import { APP, buttonOf, cardOf, fakeQisu, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

let qisu: Awaited<ReturnType<typeof fakeQisu>>;
let feishu: Sandbox;
beforeEach(async () => {
  qisu = await fakeQisu();
  feishu = await sandbox({ qisuUrl: qisu.url });
});

function decrypt(encrypted: string, key: string) {
  const bytes = Buffer.from(encrypted, 'base64');
  const cipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), bytes.subarray(0, 16));
  return Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
}
const opened = (path: string) =>
  qisu.got
    .filter((g) => g.path === path)
    .map((g) => ({ ...g, message: JSON.parse(decrypt(JSON.parse(g.raw).encrypt, APP.encryptKey)) }));
const events = () => opened('/feishu/events').filter((e) => e.message.schema === '2.0');
const say = (text: string, more = {}) => feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text, ...more });
const travel = (ms: number) => feishu.clock(new Date(qisu.now.getTime() + ms).toISOString());

describe('encryption and signature — events-and-callbacks §3', () => {
  it('opens Feishu’s own test vector, and ours opens the same way', () => {
    expect(decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key')).toBe('hello world');
    expect(decrypt(encrypt('你好', 'test key'), 'test key')).toBe('你好');
  });

  it.each([false, true])('signs the bytes that are sent (spaced JSON: %s)', async (looseJson) => {
    await feishu.page('POST', '/habits', { looseJson });
    await say('停车难');
    const [event] = events();
    const of = (name: string) => String(event?.headers[`x-lark-${name}`]);
    const hash = createHash('sha256').update(
      of('request-timestamp') + of('request-nonce') + APP.encryptKey + event?.raw,
    );
    expect(of('signature')).toBe(hash.digest('hex'));
    expect(event?.raw.includes('\n')).toBe(looseJson);
    expect(Math.abs(Number(of('request-timestamp')) * 1_000 - qisu.now.getTime())).toBeLessThan(60_000);
  });

  it('verifies both URLs, encrypted and unsigned, until the challenge comes back', async () => {
    let knocks = 0;
    const other = await fakeQisu();
    other.answer = (_path, raw, res) => {
      knocks += 1;
      const { challenge } = JSON.parse(decrypt(JSON.parse(raw).encrypt, APP.encryptKey));
      res.end(JSON.stringify({ challenge: knocks === 1 ? 'wrong' : challenge }));
    };
    await feishu.standIn.setQisu(other.url);
    expect(knocks).toBe(3);
    const paths = other.got.map((g) => [g.path, g.headers['x-lark-signature']]);
    expect(paths).toEqual([
      ['/feishu/events', undefined],
      ['/feishu/events', undefined],
      ['/feishu/callbacks', undefined],
    ]);
  });
});

describe('events — events-and-callbacks §2.4, §5', () => {
  it('tells a private message with its sender, time and content', async () => {
    const sent = await say('停车难');
    expect(events()[0]?.message).toMatchObject({
      header: { event_type: 'im.message.receive_v1', token: 'vt', create_time: expect.stringMatching(/^\d{13}$/) },
      event: {
        sender: { sender_id: { open_id: ZHAO }, sender_type: 'user' },
        message: { message_id: sent.messageId, chat_type: 'p2p', message_type: 'text', content: '{"text":"停车难"}' },
      },
    });
    expect(events()[0]?.message.event.message).not.toHaveProperty('mentions');
  });

  it('tells words and files sent together as one post, each file to be had from it', async () => {
    const upload = async (name: string, kind: string, bytes: Buffer): Promise<string> => {
      const query = new URLSearchParams({ as: WANG, name, kind, hold: '1' });
      const held = await feishu.raw('POST', `/sandbox/api/files?${query}`, { body: new Uint8Array(bytes) });
      return String((held.body as unknown as { key: string }).key);
    };
    const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000');
    const keys = [await upload('a.gif', 'image', gif), await upload('清单.pdf', 'file', Buffer.from('%PDF'))];
    keys.push(await upload('b.gif', 'image', gif));
    const request = { as: WANG, chatId: GROUP, text: '东门\n已修', files: keys, atBot: true };
    const { messageId } = await feishu.page('POST', '/messages', request);
    const { message } = events()[0]?.message.event ?? {};
    expect(message).toMatchObject({ message_id: messageId, message_type: 'post', mentions: [{ key: '@_user_1' }] });
    expect(JSON.parse(message.content)).toEqual({
      title: '',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '企诉', style: [] },
          { tag: 'text', text: ' 东门' },
        ],
        [{ tag: 'text', text: '已修' }],
        [{ tag: 'img', image_key: keys[0] }],
        [{ tag: 'img', image_key: keys[2] }],
      ],
      files: [{ file_key: keys[1], file_name: '清单.pdf' }],
    });
    const headers = { authorization: `Bearer ${await feishu.bearer()}` };
    const resource = `${feishu.url}/open-apis/im/v1/messages/${messageId}/resources`;
    expect(await (await fetch(`${resource}/${keys[1]}?type=file`, { headers })).text()).toBe('%PDF');
    expect((await fetch(`${resource}/${keys[2]}?type=image`, { headers })).status).toBe(200);
  });

  it('tells every group message to an app that may read them all, else those that mention the bot', async () => {
    const hello = { as: WANG, chatId: GROUP, text: '大家好' };
    await feishu.page('POST', '/messages', hello);
    expect(events()).toHaveLength(1);
    qisu.got.length = 0;
    await feishu.page('POST', '/console', { scopes: ['im:message.group_at_msg:readonly'] });
    await feishu.page('POST', '/messages', hello);
    await feishu.page('POST', '/messages', { as: WANG, chatId: GROUP, text: '@企诉 待办', atBot: true });
    expect(events()).toHaveLength(1);
    expect(events()[0]?.message.event.message).toMatchObject({
      content: '{"text":"@_user_1 待办"}',
      mentions: [
        { key: '@_user_1', name: '企诉', mentioned_type: 'bot', id: { open_id: expect.stringMatching(/^ou_/) } },
      ],
    });
  });

  it('tells files, menu presses and the entering of the chat', async () => {
    await feishu.raw('POST', `/sandbox/api/files?as=${ZHAO}&name=a.pdf&kind=file`, { body: '%PDF' });
    await feishu.page('POST', '/menu', { as: ZHAO, key: 'my_cases' });
    await feishu.page('POST', '/enter', { as: ZHAO });
    const [file, menu, entered] = events().map((e) => e.message);
    expect(JSON.parse(file.event.message.content)).toMatchObject({ file_name: 'a.pdf' });
    expect(menu).toMatchObject({
      header: { event_type: 'application.bot.menu_v6' },
      event: { event_key: 'my_cases', operator: { operator_id: { open_id: ZHAO } }, timestamp: expect.any(Number) },
    });
    expect(String(menu.event.timestamp)).toHaveLength(10);
    expect(entered.header.event_type).toBe('im.chat.access_event.bot_p2p_chat_entered_v1');
  });

  it('repeats a refused event after 15 s, 5 min, 1 h and 6 h of the virtual clock, then gives up', async () => {
    qisu.answer = (_path, _raw, res) => {
      res.statusCode = 500;
      res.end();
    };
    await say('停车难');
    const counts = [events().length];
    for (const ms of [16_000, 301_000, 3_601_000, 21_601_000, 86_400_000]) {
      await travel(ms);
      counts.push(events().length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
    expect(new Set(events().map((e) => e.message.header.event_id)).size).toBe(1);
  });

  it('delivers again on demand, the same event', async () => {
    const { messageId } = await say('停车难');
    expect(await feishu.page('POST', '/redeliver', { messageId, times: 2 })).toEqual({ statuses: [200, 200] });
    expect(new Set(events().map((e) => e.message.header.event_id)).size).toBe(1);
    expect(events()).toHaveLength(3);
  });
});

describe('a restart', () => {
  it('keeps messages, files, tokens, uuids and what is still owed', async () => {
    qisu.answer = (_path, _raw, res) => {
      res.statusCode = 503;
      res.end();
    };
    const sent = await feishu.send(ZHAO, 'interactive', cardOf(buttonOf('受理', {})), { uuid: 'outbox-1' });
    await say('停车难');
    const token = await feishu.bearer();
    await feishu.standIn.close();
    const again = await sandbox({ qisuUrl: qisu.url, dataDir: feishu.dataDir });
    const chat = String(sent.body.data.chat_id);
    expect(await again.messagesIn(chat)).toMatchObject([{ messageId: idOf(sent) }, { content: { text: '停车难' } }]);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ receive_id: ZHAO, msg_type: 'text', content: '{"text":"一"}', uuid: 'outbox-1' });
    const repeat = await again.raw('POST', '/open-apis/im/v1/messages?receive_id_type=open_id', { headers, body });
    expect(idOf(repeat)).toBe(idOf(sent));
    qisu.answer = (_path, _raw, res) => void res.end('{}');
    await again.clock(new Date(qisu.now.getTime() + 60_000).toISOString());
    expect(events()).toHaveLength(2);
  });
});

describe('faults', () => {
  const send = () => feishu.send(ZHAO, 'text', { text: '一' }, { uuid: 'u-1' });
  const fault = (what: object) => feishu.page('POST', '/faults', what);

  it('refuses with 429 or a code, as often as asked and only where asked', async () => {
    await fault({ kind: '429', path: 'POST /open-apis/im/v1/messages', times: 1 });
    expect((await send()).status).toBe(429);
    await fault({ kind: 'code', code: 230022, path: '/im/v1/messages', times: 1 });
    expect((await send()).body.code).toBe(230022);
    await fault({ kind: 'code', code: 503, path: '/im/v1/messages' });
    expect((await send()).status).toBe(503);
    expect((await feishu.call('GET', '/im/v1/chats')).status).toBe(200);
    await fault({ kind: 'none' });
    expect((await send()).status).toBe(200);
  });

  it('cuts the line before or after the work; a uuid tells them apart', async () => {
    await feishu.bearer();
    await fault({ kind: 'down', times: 1 });
    await expect(send()).rejects.toThrow();
    await fault({ kind: 'after_work', times: 1 });
    await expect(send()).rejects.toThrow();
    const sent = await send();
    expect(await feishu.messagesIn(String(sent.body.data.chat_id))).toHaveLength(1);
  });

  it('answers late', async () => {
    await fault({ kind: 'slow', ms: 120, times: 1 });
    const began = performance.now();
    await send();
    expect(performance.now() - began).toBeGreaterThan(110);
  });
});
