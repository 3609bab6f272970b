import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPage } from '../../../src/sandbox/page-server.ts';

describe('the sandbox page over HTTP', () => {
  let server: Server;
  let at = '';

  beforeAll(async () => {
    const page = createPage();
    server = createServer((req, res) => {
      if (!page(req, res)) res.writeHead(404).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it.each([
    ['/sandbox', 'text/html', '企诉沙盒'],
    ['/sandbox/?x=1', 'text/html', '/sandbox/app.js'],
    ['/sandbox/app.js', 'text/javascript', '/sandbox/api'],
    ['/sandbox/app.css', 'text/css', '.card'],
  ])('serves %s', async (path, type, holds) => {
    const answer = await fetch(at + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(await answer.text()).toContain(holds);
  });

  it('answers 304 to who has it already', async () => {
    const etag = (await fetch(`${at}/sandbox/app.js`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect((await fetch(`${at}/sandbox/app.js`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('loads nothing from elsewhere', async () => {
    const [html, css] = await Promise.all(
      ['/sandbox', '/sandbox/app.css'].map(async (p) => (await fetch(at + p)).text()),
    );
    expect(`${html}${css}`).not.toMatch(/https?:|@font-face|@import/);
  });

  it('leaves every other request alone', async () => {
    expect((await fetch(`${at}/sandbox/api/state`)).status).toBe(404);
    expect((await fetch(`${at}/sandbox`, { method: 'POST' })).status).toBe(404);
  });
});
