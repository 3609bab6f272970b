import { connect } from 'node:net';
import Router from '@koa/router';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type HttpAppNeeds, httpApp } from '../../../src/adapters/http/app.ts';
import { listen } from '../../../src/adapters/http/listen.ts';
import { lines } from '../feishu/support/listener.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const MIB = 1024 * 1024;

async function server(needs: Partial<HttpAppNeeds> = {}) {
  const { log, seen } = lines();
  const got: Buffer[] = [];
  const feishu: HttpAppNeeds['feishu'] = async (raw) => {
    got.push(raw);
    return { status: 200, body: {} };
  };
  const listening = await listen('127.0.0.1', 0);
  listening.serve(httpApp({ feishu, ready: async () => ({}), log, ...needs }).callback());
  onTestFinished(() => listening.close());
  return { ...listening, got, seen };
}

describe('the two request URLs — interface.md, "HTTP"', () => {
  it('take bytes as they came, up to 1 MiB', async () => {
    const { address, got } = await server();
    const most = Buffer.alloc(MIB, 0x20);
    for (const path of ['/feishu/events', '/feishu/callbacks']) {
      const answer = await fetch(address + path, { method: 'POST', headers: JSON_TYPE, body: new Uint8Array(most) });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(await answer.json()).toEqual({});
    }
    expect(got.map((raw) => raw.equals(most))).toEqual([true, true]);
  });

  it.each([
    ['one byte more', MIB + 1],
    ['very much more', 20 * MIB],
  ])('answer 413 to %s', async (_, size) => {
    const { port, got } = await server();
    expect(
      await raw(
        port,
        `POST /feishu/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`,
        size,
      ),
    ).toMatch(/^HTTP\/1.1 413 /);
    expect(got).toEqual([]);
  });

  it.each([
    ['text/plain', 415, { 'Content-Type': 'text/plain' }],
    ['a form', 415, { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['packed JSON', 415, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }],
    ['JSON with a charset', 200, { 'Content-Type': 'application/json; charset=utf-8' }],
  ])('answer to %s with %i', async (_, status, headers) => {
    const { address } = await server();
    expect((await fetch(`${address}/feishu/events`, { method: 'POST', headers, body: '{}' })).status).toBe(status);
  });

  it('answer 408 to a body that does not come, and close', async () => {
    const { port, got } = await server({ bodyMs: 50 });
    const head =
      'POST /feishu/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{';
    expect(await raw(port, head, 0)).toMatch(/^HTTP\/1.1 408 [\s\S]*Connection: close/i);
    expect(got).toEqual([]);
  });

  it('outlive a client that goes away in the middle', async () => {
    const { port, address } = await server();
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /feishu/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
          () => socket.destroy(),
        );
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });

  it('pass on the status of the door, and turn what it throws into 500 with one error line', async () => {
    const refused = await server({ feishu: async () => ({ status: 401, body: {} }) });
    expect((await post(refused.address)).status).toBe(401);
    const failing = await server({ feishu: async () => Promise.reject(new Error('bug')) });
    const answer = await post(failing.address);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: '系统繁忙，请稍后再试' });
    expect(failing.seen.map(({ level, event }) => [level, event])).toEqual([['error', 'http.failed']]);
  });
});

describe('the rest', () => {
  it('is 404, and 405 with what would be allowed', async () => {
    const { address } = await server();
    expect((await fetch(`${address}/nowhere`)).status).toBe(404);
    const wrong = await fetch(`${address}/feishu/events`);
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST');
    expect((await fetch(`${address}/healthz`, { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(`${address}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });

  it('is alive, and ready when everything it needs is', async () => {
    const parts = { database: true, token: false };
    const { address } = await server({ ready: async () => parts });
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const before = await fetch(`${address}/readyz`);
    expect([before.status, await before.json()]).toEqual([503, { ready: false, missing: ['token'] }]);
    parts.token = true;
    const after = await fetch(`${address}/readyz`);
    expect([after.status, await after.json()]).toEqual([200, { ready: true, missing: [] }]);
  });

  it('is not ready when that cannot be found out', async () => {
    const { address } = await server({ ready: async () => Promise.reject(new Error('down')) });
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
  });

  it('takes routes of others', async () => {
    const routes = new Router();
    routes.get('/more', (ctx) => {
      ctx.body = { more: true };
    });
    const { address } = await server({ routes: [routes] });
    expect(await (await fetch(`${address}/more`)).json()).toEqual({ more: true });
    expect((await fetch(`${address}/more`, { method: 'POST' })).status).toBe(405);
  });

  it('says when the address is taken', async () => {
    const { port } = await server();
    await expect(listen('127.0.0.1', port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('answers 503 until there is something to serve, and what is served first has its addresses to itself', async () => {
    const { address, serve, close } = await listen('127.0.0.1', 0);
    onTestFinished(close);
    const statusOf = async (path: string) => (await fetch(address + path)).status;
    expect(await statusOf('/sandbox')).toBe(503);
    serve((_req, res) => void res.writeHead(201).end(), /^\/sandbox/);
    expect([await statusOf('/sandbox'), await statusOf('/healthz')]).toEqual([201, 503]);
    serve((_req, res) => void res.writeHead(202).end());
    expect([await statusOf('/sandbox'), await statusOf('/healthz')]).toEqual([201, 202]);
  });
});

const post = (address: string) => fetch(`${address}/feishu/events`, { method: 'POST', headers: JSON_TYPE, body: '{}' });

/** Speaks HTTP by hand: `fetch` will not send half a body. */
function raw(port: number, head: string, bodyBytes: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head);
      if (bodyBytes > 0) socket.write(Buffer.alloc(bodyBytes, 0x20));
    });
    socket.on('data', (part) => {
      answer += part.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
