import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { feishuMessenger } from '../../../src/adapters/feishu/messenger.ts';
import { APP, fakeQisu, GROUP, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

type Json = Record<string, unknown>;

describe('what people write in topics and in other forms — events-and-callbacks §5.1; messages-api §4.6', () => {
  let qisu: Awaited<ReturnType<typeof fakeQisu>>;
  let feishu: Sandbox;
  // The SDK keeps one cache of tokens a process, by app: an app of its own keeps the tests apart.
  const app = { ...APP, appId: `cli_${randomBytes(8).toString('hex')}`, encryptKey: undefined };
  beforeEach(async () => {
    qisu = await fakeQisu();
    feishu = await sandbox({ qisuUrl: qisu.url, apps: [app as unknown as typeof APP] });
  });
  const messages = (): Json[] =>
    qisu.got.flatMap(({ raw }): Json[] => {
      const { event } = JSON.parse(raw) as { event?: { message?: Json } };
      return event?.message ? [event.message] : [];
    });
  const sent = async (to: string, text: string): Promise<string> => {
    const { tenant_access_token } = (
      await feishu.raw('POST', '/open-apis/auth/v3/tenant_access_token/internal', {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ app_id: app.appId, app_secret: app.appSecret }),
      })
    ).body as unknown as { tenant_access_token: string };
    const type = to.startsWith('oc_') ? 'chat_id' : 'open_id';
    return idOf(
      await feishu.raw('POST', `/open-apis/im/v1/messages?receive_id_type=${type}`, {
        headers: { authorization: `Bearer ${tenant_access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ receive_id: to, msg_type: 'text', content: JSON.stringify({ text }) }),
      }),
    );
  };
  const say = (body: Json) => feishu.page('POST', '/messages', body);
  const heard = async (chat: { chatId: string; person?: string }, since: Date) => {
    const messenger = feishuMessenger({ appId: app.appId, appSecret: app.appSecret, domain: feishu.url });
    return (await messenger.history(chat, since)).map(({ text, rootId }) => ({ text, rootId }));
  };

  it('answers in a topic under an older message of ours are read after an outage, once and in order', async () => {
    const root = await sent(GROUP, '请于今天报送进度');
    const since = qisu.now;
    await feishu.clock(new Date(since.getTime() + 60_000).toISOString());
    await say({ as: WANG, replyTo: root, inThread: true, text: '三号桩已打完', atBot: true });
    await say({ as: WANG, chatId: GROUP, text: '群里再说一句', atBot: true });
    await say({ as: WANG, replyTo: root, text: '四号桩明天', atBot: true });
    const all = await heard({ chatId: GROUP }, since);
    expect(all).toEqual([
      { text: '三号桩已打完', rootId: root },
      { text: '群里再说一句', rootId: undefined },
      { text: '四号桩明天', rootId: root },
    ]);
  });

  it('the event of a topic’s answer names the topic; one beside it names its root alone', async () => {
    const root = await sent(GROUP, '请于今天报送进度');
    await say({ as: WANG, replyTo: root, inThread: true, text: '已报送', atBot: true });
    const [topic] = messages();
    expect(topic).toMatchObject({ root_id: root, parent_id: root, thread_id: expect.stringMatching(/^omt_/) });
  });

  it('a forwarded history comes as bare words, other kinds with their content', async () => {
    await say({ as: ZHAO, toBot: true, other: { type: 'merge_forward' } });
    await say({ as: ZHAO, toBot: true, other: { type: 'sticker', content: { file_key: 'file_v3_s' } } });
    await say({ as: ZHAO, toBot: true, other: { type: 'vote', content: { topic: '选时间' } } });
    expect(messages().map(({ message_type, content }) => [message_type, content])).toEqual([
      ['merge_forward', 'Merged and Forwarded Message'],
      ['sticker', '{"file_key":"file_v3_s"}'],
      ['vote', '{"topic":"选时间"}'],
    ]);
  });
});
