import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type InboundNeeds, inbound } from '../../../../src/adapters/feishu/inbound.ts';
import { httpApp } from '../../../../src/adapters/http/app.ts';
import { listen } from '../../../../src/adapters/http/listen.ts';
import type { ClockPort, Delivery, Log, Reply } from '../../../../src/ports.ts';

export const KEY = 'an encrypt key';
export const TOKEN = 'a verification token';
export const BOT = 'ou_bot';
export const NOW = new Date('2026-09-24T02:00:00.000Z');

export type Line = { level: keyof Log; event: string; fields: Record<string, unknown> };

/** A log that remembers. */
export function lines(): { log: Log; seen: Line[] } {
  const seen: Line[] = [];
  const to = (level: keyof Log) => (fields: Record<string, unknown>, event: string) =>
    void seen.push({ level, event, fields });
  return { log: { debug: to('debug'), info: to('info'), warn: to('warn'), error: to('error') }, seen };
}

/** A clock that stands until it is moved. */
export function standingClock(): ClockPort & { move(ms: number): void } {
  let moved = 0;
  return {
    now: () => new Date(NOW.getTime() + moved),
    monotonic: () => moved,
    async wait(ms) {
      moved += ms;
    },
    move: (ms) => {
      moved += ms;
    },
  };
}

/** The AES-256-CBC of Feishu's push, as the platform would do it. */
export function seal(plain: string | Buffer, key = KEY): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64');
}

export function signature(raw: string | Buffer, { key = KEY, timestamp = stamp(NOW), nonce = 'n-1' } = {}) {
  const hash = createHash('sha256')
    .update(timestamp + nonce + key)
    .update(raw)
    .digest('hex');
  return { 'X-Lark-Request-Timestamp': timestamp, 'X-Lark-Request-Nonce': nonce, 'X-Lark-Signature': hash };
}

export const stamp = (at: Date) => String(Math.floor(at.getTime() / 1000));

export const envelope = (type: string, event: unknown, header: Record<string, unknown> = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'ev-1',
    token: TOKEN,
    create_time: String(NOW.getTime()),
    event_type: type,
    app_id: 'cli_1',
    ...header,
  },
  event,
});

export const press = (action: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  envelope(
    'card.action.trigger',
    {
      operator: { tenant_key: 't', open_id: 'ou_1' },
      token: 'c-1',
      action: { tag: 'button', ...action },
      host: 'im_message',
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    },
    header,
  );

export const tapValue = { action: 'accept', caseId: '64f0c0ffee', v: 3 };

export const said = (message: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  envelope(
    'im.message.receive_v1',
    {
      sender: { sender_id: { open_id: 'ou_1', union_id: 'on_1' }, sender_type: 'user', tenant_key: 't' },
      message: {
        message_id: 'om_1',
        create_time: String(NOW.getTime()),
        chat_id: 'oc_1',
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text: '你好' }),
        ...message,
      },
    },
    header,
  );

/** The real listener with the real door; what comes through is kept in `got`. */
export async function listener(needs: Partial<InboundNeeds> = {}) {
  const { log, seen } = lines();
  const clock = standingClock();
  const got: Delivery[] = [];
  const door = inbound({
    encryptKey: KEY,
    verificationToken: TOKEN,
    appId: 'cli_1',
    botOpenId: async () => BOT,
    clock,
    log,
    handle: async (delivery): Promise<Reply> => {
      got.push(delivery);
      return {};
    },
    ...needs,
  });
  const app = httpApp({ feishu: door.receive, ready: async () => ({ database: true }), log });
  const server = await listen(app, '127.0.0.1', 0);
  onTestFinished(() => server.close());

  async function post(raw: string | Buffer, headers: Record<string, string> = {}, path = '/feishu/events') {
    const body = typeof raw === 'string' ? raw : new Uint8Array(raw);
    const response = await fetch(server.address + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers },
      body,
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  /** Sends as Feishu does: sealed and signed. */
  function push(body: unknown, { path = '/feishu/callbacks', timestamp = stamp(clock.now()) } = {}) {
    const raw = JSON.stringify({ encrypt: seal(JSON.stringify(body)) });
    return post(raw, signature(raw, { timestamp }), path);
  }
  return { ...door, post, push, got, seen, clock, address: server.address };
}
