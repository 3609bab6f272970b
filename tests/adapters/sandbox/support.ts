import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TapOutcome, TapRequest } from '../../../src/sandbox/api.ts';
import { createStandIn, type StandIn, type StandInOptions } from '../../../src/sandbox/platform/stand-in.ts';

export const APP = { appId: 'cli_0123456789abcdef', appSecret: 'secret', encryptKey: 'key', verificationToken: 'vt' };
export const ZHAO = 'ou_zhao';
export const WANG = 'ou_wang';
export const GONE = 'ou_gone';
export const GROUP = 'oc_desk';
export const CLOSED = 'oc_closed';

type Json = Record<string, unknown>;
/** What Feishu answered. */
export type Answered = { status: number; body: Json & { code: number; msg: string; data: Json }; headers: Headers };

const cleanUps: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

/** A listener on a free port that goes away with the test file. */
/** Longer than any test. */
const KEEP_MS = 600_000;

async function listen(server: Server): Promise<string> {
  // A busy machine must not find a connection closed that it is about to use again.
  server.keepAliveTimeout = KEEP_MS;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function tempDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'stand-in-'));
  cleanUps.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A Qisu of a few lines: keeps what was posted, answers as told, and has a clock that stops at each due instant. */
export async function fakeQisu(start = '2026-03-02T02:00:00Z') {
  const got: { path: string; headers: IncomingMessage['headers']; raw: string }[] = [];
  const qisu = {
    url: '',
    got,
    now: new Date(start),
    due: [] as Date[],
    answer: (_path: string, _raw: string, res: ServerResponse): void => void res.end('{}'),
    /** What it does at the instant at which its clock has come to stand. */
    arrive: async (_now: Date): Promise<void> => undefined,
    stop: async (): Promise<void> => undefined,
  };
  const next = () => qisu.due.find((d) => d > qisu.now) ?? null;
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const path = req.url ?? '';
    if (path !== '/sandbox/clock') {
      got.push({ path, headers: req.headers, raw });
      qisu.answer(path, raw, res);
      return;
    }
    if (req.method === 'POST') {
      const to = new Date((JSON.parse(raw) as { to: string }).to);
      const stop = next();
      qisu.now = stop && stop < to ? stop : to;
      got.push({ path, headers: req.headers, raw });
      await qisu.arrive(qisu.now);
    }
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ now: qisu.now, next: next() }));
  });
  qisu.url = await listen(server);
  qisu.stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return qisu;
}

/** The stand-in behind a real listener, and people's hands on it. */
export async function sandbox(options: Partial<StandInOptions> = {}) {
  const dataDir = options.dataDir ?? (await tempDir());
  const standIn: StandIn = await createStandIn({
    dataDir,
    apps: [APP, { appId: 'cli_other', appSecret: 'other' }, { appId: 'cli_stopped', appSecret: 'x', stopped: true }],
    people: [
      { openId: ZHAO, name: '赵总', title: '某某精密 · 总经理', side: 'enterprise', mobile: '13800000001' },
      { openId: WANG, name: '王敏', title: '企业服务专席 · 负责人', side: 'desk', email: 'wang@example.com' },
      { openId: GONE, name: '离职', title: '企业服务专席', side: 'desk', resigned: true },
    ],
    groups: [
      { chatId: GROUP, name: '企业服务专席', members: [WANG, ZHAO] },
      { chatId: CLOSED, name: '没有机器人的群', members: [WANG], bot: false },
      { chatId: 'oc_dissolved', name: '已解散', members: [WANG], dissolved: true },
    ],
    mode: 'webhook',
    menu: [{ key: 'my_cases', label: '我的诉求' }],
    ...options,
  });
  const server = createServer((req, res) => standIn.handle(req, res));
  server.on('upgrade', (req, socket, head) => standIn.upgrade(req, socket, head));
  const url = await listen(server);
  cleanUps.push(() => standIn.close());

  async function raw(method: string, path: string, init: RequestInit = {}): Promise<Answered> {
    const res = await fetch(url + path, { method, ...init });
    return { status: res.status, headers: res.headers, body: (await res.json()) as Answered['body'] };
  }
  let token = '';
  async function bearer(): Promise<string> {
    if (token) return token;
    const { body } = await raw(
      'POST',
      '/open-apis/auth/v3/tenant_access_token/internal',
      json({ app_id: APP.appId, app_secret: APP.appSecret }),
    );
    token = String(body.tenant_access_token);
    return token;
  }
  /** A call of the app. */
  async function call(method: string, path: string, body?: unknown): Promise<Answered> {
    const headers = { authorization: `Bearer ${await bearer()}`, ...(body instanceof FormData ? {} : JSON_TYPE) };
    const sent = body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) };
    return raw(method, `/open-apis${path}`, { headers, ...sent });
  }
  const page = async (method: string, path: string, body?: unknown) =>
    (await raw(method, `/sandbox/api${path}`, body === undefined ? {} : json(body))).body as Json;

  return {
    url,
    standIn,
    dataDir,
    raw,
    call,
    page,
    bearer,
    forgetToken: () => {
      token = '';
    },
    send: (to: string, msgType: string, content: unknown, more: Json = {}) =>
      call('POST', `/im/v1/messages?receive_id_type=${to.startsWith('oc_') ? 'chat_id' : 'open_id'}`, {
        receive_id: to,
        msg_type: msgType,
        content: typeof content === 'string' ? content : JSON.stringify(content),
        ...more,
      }),
    tap: async (asked: TapRequest) => (await page('POST', '/tap', asked)) as TapOutcome,
    clock: (to: string) => page('POST', '/clock', { to }),
    messagesIn: async (chatId: string) => (await page('GET', `/chats/${chatId}/messages`)).messages as Json[],
  };
}
export type Sandbox = Awaited<ReturnType<typeof sandbox>>;

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
export const json = (body: unknown): RequestInit => ({ headers: JSON_TYPE, body: JSON.stringify(body) });

/** A card that Feishu takes. */
export const cardOf = (...elements: Json[]): Json => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: '诉求' }, template: 'blue' },
  body: { elements },
});
export const buttonOf = (label: string, value: Json, more: Json = {}): Json => ({
  tag: 'button',
  text: { tag: 'plain_text', content: label },
  behaviors: [{ type: 'callback', value }],
  ...more,
});
export const idOf = (answered: Answered): string => String(answered.body.data.message_id);
