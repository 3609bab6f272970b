import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from '../../../src/sandbox/platform/frames.ts';
import { APP, buttonOf, cardOf, idOf, type Sandbox, sandbox, WANG, ZHAO } from './support.ts';

async function urlFor(feishu: Sandbox): Promise<string> {
  const body = JSON.stringify({ AppID: APP.appId, AppSecret: APP.appSecret });
  return ((await feishu.raw('POST', '/callback/ws/endpoint', { body })).body.data as { URL: string }).URL;
}

/** A client by hand: keeps the frames it gets and acknowledges them as told. */
async function client(feishu: Sandbox, ack: (frame: Frame) => object | null = () => ({ code: 200 })) {
  const socket = new WebSocket(await urlFor(feishu));
  const frames: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data);
    frames.push(frame);
    const answer = frame.method === DATA && ack(frame);
    if (answer) socket.send(encodeFrame({ ...frame, payload: Buffer.from(JSON.stringify(answer)) }));
  });
  await once(socket, 'open');
  return { socket, frames };
}
const say = (feishu: Sandbox) => feishu.page('POST', '/messages', { as: ZHAO, toBot: true, text: '停车难' });
const data = (frames: Frame[]) => frames.filter((f) => f.method === DATA);

describe('the long connection — events-and-callbacks §6', () => {
  it('answers a ping with the client’s settings', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    const { socket, frames } = await client(feishu);
    socket.send(encodeFrame({ seqId: 0, logId: 0, service: 1, method: CONTROL, headers: { type: 'ping' } }));
    await expect.poll(() => frames.length).toBe(1);
    expect(frames[0]?.headers).toEqual({ type: 'pong' });
    expect(JSON.parse(String(frames[0]?.payload))).toMatchObject({
      PingInterval: expect.any(Number),
      ReconnectCount: -1,
    });
  });

  it('gives each event, unencrypted, to exactly one client', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    const clients = [await client(feishu), await client(feishu), await client(feishu)];
    for (let n = 0; n < 12; n += 1) await say(feishu);
    const got = clients.map((c) => data(c.frames).length);
    expect(got.reduce((a, b) => a + b)).toBe(12);
    expect(got.filter((n) => n > 0).length).toBeGreaterThan(1);
    const one = clients.flatMap((c) => data(c.frames))[0];
    expect(one?.headers).toMatchObject({ type: 'event', sum: '1', seq: '0' });
    expect(JSON.parse(String(one?.payload))).toMatchObject({
      schema: '2.0',
      header: { event_type: 'im.message.receive_v1' },
    });
  });

  it('sends an event again when it is acknowledged with 500, and when nobody was there', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    await say(feishu);
    let code = 500;
    const { frames } = await client(feishu, () => ({ code }));
    const later = async (s: number) => {
      const { now } = (await feishu.page('GET', '/state')) as { now: string };
      await feishu.clock(new Date(Date.parse(now) + s * 1_000).toISOString());
      return data(frames).length;
    };
    expect(await later(16)).toBe(1);
    code = 200;
    expect(await later(301)).toBe(2);
    expect(await later(30_000)).toBe(2);
  });

  it('takes a card answer out of the acknowledgement, and waits three seconds for it', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    let silent = false;
    const answer = { toast: { type: 'info', content: '好' } };
    await client(feishu, () =>
      silent ? null : { code: 200, data: Buffer.from(JSON.stringify(answer)).toString('base64') },
    );
    const messageId = idOf(await feishu.send(WANG, 'interactive', cardOf(buttonOf('受理', { action: 'accept' }))));
    const tap = () => feishu.tap({ as: WANG, messageId, button: { label: '受理' } });
    expect(await tap()).toEqual(answer);
    silent = true;
    expect((await tap()).error?.code).toBe(200341);
  });

  it('refuses a forged ticket in the headers of the handshake, and takes each ticket once', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    const refusal = async (url: string) => {
      const socket = new WebSocket(url);
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
      return [response.statusCode, response.headers['handshake-status'], response.headers['handshake-msg']];
    };
    const url = await urlFor(feishu);
    expect(await refusal(url.replace(/access_key=\w+/, 'access_key=forged'))).toEqual([403, '403', 'forbidden']);
    await once(new WebSocket(url), 'open');
    expect(await refusal(url)).toEqual([403, '403', 'forbidden']);
  });

  it('cuts who talks nonsense, and everybody when told to', async () => {
    const feishu = await sandbox({ mode: 'websocket' });
    const [nonsense, quiet] = [await client(feishu), await client(feishu)];
    const ends = [once(nonsense.socket, 'close'), once(quiet.socket, 'close')];
    nonsense.socket.send(Buffer.from('08ff', 'hex'));
    expect((await ends[0])?.[0]).toBe(1002);
    await feishu.page('POST', '/drop-connections');
    expect((await ends[1])?.[0]).toBe(1006);
  });
});
