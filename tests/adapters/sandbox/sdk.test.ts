import { randomBytes } from 'node:crypto';
import { Client, EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { APP, buttonOf, cardOf, fakeQisu, sandbox, WANG, ZHAO } from './support.ts';

type Json = Record<string, unknown>;
const quiet = { loggerLevel: LoggerLevel.fatal };
const card = cardOf(buttonOf('受理', { action: 'accept' }));
const after = cardOf({ tag: 'markdown', content: '已受理' });
const open: WSClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.close({ force: true });
});

/** The official client against the stand-in, connected. */
async function connected(handlers: Record<string, (data: Json) => unknown>) {
  // The SDK keeps one cache of tokens a process, by app: an app of its own keeps the tests apart.
  const app = { ...APP, appId: `cli_${randomBytes(8).toString('hex')}` };
  const feishu = await sandbox({ mode: 'websocket', apps: [app] });
  const keys = { appId: app.appId, appSecret: app.appSecret, domain: feishu.url };
  await new Promise<void>((resolve, reject) => {
    const ws = new WSClient({ ...keys, ...quiet, onReady: resolve, onError: reject });
    open.push(ws);
    const dispatcher = new EventDispatcher(quiet);
    dispatcher.register(handlers);
    void ws.start({ eventDispatcher: dispatcher });
  });
  return { app, feishu, client: new Client({ ...keys, ...quiet }) };
}

describe('the official SDK', () => {
  it('sends a card, hears events, and its answer to a tap is applied', async () => {
    const heard: Json[] = [];
    const { feishu, client } = await connected({
      'im.message.receive_v1': (data) => void heard.push(data),
      'card.action.trigger': (data) => {
        heard.push(data);
        return { toast: { type: 'success', content: '好' }, card: { type: 'raw', data: after } };
      },
    });
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: WANG, msg_type: 'interactive', content: JSON.stringify(card), uuid: 'u1' },
    });
    await feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text: '停车难' });
    expect(heard).toMatchObject([{ event_type: 'im.message.receive_v1', message: { content: '{"text":"停车难"}' } }]);
    const messageId = String(sent.data?.message_id);
    const outcome = await feishu.tap({ as: WANG, messageId, button: { label: '受理' } });
    expect(outcome).toEqual({ toast: { type: 'success', content: '好' }, card: true });
    expect(heard[1]).toMatchObject({ operator: { open_id: WANG }, action: { value: { action: 'accept' } } });
    expect(await feishu.messagesIn(String(sent.data?.chat_id))).toMatchObject([{ content: after }]);
  });

  it('puts fragments together again', async () => {
    const heard: Json[] = [];
    const { feishu } = await connected({ 'im.message.receive_v1': (data) => void heard.push(data) });
    await feishu.page('POST', '/habits', { fragmentBytes: 64 });
    await feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text: '长'.repeat(300) });
    expect(heard).toMatchObject([{ message: { content: JSON.stringify({ text: '长'.repeat(300) }) } }]);
  });

  it('shows a handler that throws as an error, and one that is missing', async () => {
    const { feishu, client } = await connected({
      'card.action.trigger': () => {
        throw new Error('no');
      },
    });
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: WANG, msg_type: 'interactive', content: JSON.stringify(card) },
    });
    const tap = { as: WANG, messageId: String(sent.data?.message_id), button: { label: '受理' } };
    expect((await feishu.tap(tap)).error?.code).toBe(200671);
    for (const client of open.splice(0)) client.close({ force: true });
    await expect.poll(async () => (await feishu.tap(tap)).error?.code).toBe(200340);
  });

  it('uploads and downloads', async () => {
    const { client } = await connected({});
    const up = await client.im.v1.file.create({
      data: { file_type: 'stream', file_name: 'a.txt', file: Buffer.from('内容') },
    });
    const down = await client.im.v1.file.get({ path: { file_key: String(up?.file_key) } });
    const chunks: Buffer[] = [];
    for await (const chunk of down.getReadableStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toBe('内容');
  });

  it('uploads bytes that are no text, in a part without a file name', async () => {
    const { client } = await connected({});
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d494844520000000400000004', 'hex'), bytes]);
    const down = async (file: Awaited<ReturnType<typeof client.im.v1.file.get>>) => {
      const chunks: Buffer[] = [];
      for await (const chunk of file.getReadableStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    const file = await client.im.v1.file.create({ data: { file_type: 'stream', file_name: 'a.bin', file: bytes } });
    expect(await down(await client.im.v1.file.get({ path: { file_key: String(file?.file_key) } }))).toEqual(bytes);
    const image = await client.im.v1.image.create({ data: { image_type: 'message', image: picture } });
    expect(await down(await client.im.v1.image.get({ path: { image_key: String(image?.image_key) } }))).toEqual(
      picture,
    );
  });

  it('is refused with a wrong secret, and beyond 50 connections', async () => {
    const { app, feishu } = await connected({});
    const endpoint = async (AppSecret: string) =>
      (await feishu.raw('POST', '/callback/ws/endpoint', { body: JSON.stringify({ AppID: app.appId, AppSecret }) }))
        .body;
    expect((await endpoint('wrong')).code).toBe(514);
    const { URL: first } = (await endpoint(APP.appSecret)).data as { URL: string };
    expect(first.split('?')[1]).not.toMatch(/^(device_id|service_id)=/);
    const sockets = await Promise.all(
      Array.from({ length: 49 }, async () => {
        const { URL: url } = (await endpoint(APP.appSecret)).data as { URL: string };
        const socket = new WebSocket(url);
        await new Promise((resolve) => socket.on('open', resolve));
        return socket;
      }),
    );
    expect((await endpoint(APP.appSecret)).code).toBe(1000040350);
    for (const socket of sockets) socket.close();
  });

  it('decodes and verifies our webhook', async () => {
    const qisu = await fakeQisu();
    const feishu = await sandbox({ qisuUrl: qisu.url });
    await feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text: '停车难' });
    const heard: Json[] = [];
    const dispatcher = new EventDispatcher({
      encryptKey: APP.encryptKey,
      verificationToken: APP.verificationToken,
      ...quiet,
    });
    dispatcher.register({ 'im.message.receive_v1': (data) => void heard.push(data) });
    const post = qisu.got.find((g) => g.headers['x-lark-signature'] !== undefined);
    await dispatcher.invoke(Object.assign(Object.create({ headers: post?.headers }), JSON.parse(post?.raw ?? '{}')));
    expect(heard).toMatchObject([{ message: { content: '{"text":"停车难"}' } }]);
  });
});
