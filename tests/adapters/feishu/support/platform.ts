import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { feishuMessenger } from '../../../../src/adapters/feishu/messenger.ts';
import type { Metrics } from '../../../../src/metrics-port.ts';

export type Call = {
  method: string;
  path: string;
  query: Record<string, string>;
  token: string | undefined;
  type: string;
  raw: Buffer;
  json: Record<string, unknown>;
};
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string>; hang?: boolean };
export type Respond = (call: Call, times: number) => Answer;

const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal';

async function read(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const raw = Buffer.concat(parts);
  const url = new URL(request.url ?? '/', 'http://x');
  const type = request.headers['content-type'] ?? '';
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    token: request.headers.authorization?.replace('Bearer ', ''),
    type,
    raw,
    json: type.includes('json') && raw.length > 0 ? (JSON.parse(raw.toString()) as Record<string, unknown>) : {},
  };
}

function write(response: ServerResponse, { status = 200, body = {}, headers = {}, hang }: Answer): void {
  if (hang) return;
  const bytes = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers }).end(bytes);
}

export const ok = (data: unknown): Answer => ({ body: { code: 0, msg: 'success', data } });
export const no = (code: number, msg: string, status = 400): Answer => ({ status, body: { code, msg } });
export const message = (id: string, more = {}) => ({ message_id: id, chat_id: 'oc_1', ...more });

/** A platform that says what a test wants, and the messenger that talks to it. Tokens are `t-1`, `t-2`, … as fetched. */
export async function platform(
  respond: Respond,
  { callMs = 2000, tokens, metrics }: { callMs?: number; tokens?: Respond; metrics?: Metrics } = {},
) {
  const calls: Call[] = [];
  let fetched = 0;
  let asked = 0;
  const server = createServer(async (request, response) => {
    const call = await read(request);
    if (call.path === TOKEN_PATH) {
      fetched += 1;
      const fresh = { body: { code: 0, msg: 'ok', tenant_access_token: `t-${fetched}`, expire: 7200 } };
      return write(response, tokens?.(call, fetched) ?? fresh);
    }
    calls.push(call);
    asked += 1;
    write(response, respond(call, asked));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  const bound = server.address();
  const domain = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
  const messenger = feishuMessenger({
    appId: 'cli_1',
    appSecret: 'a-secret',
    domain,
    callMs,
    ...(metrics && { metrics }),
  });
  return { messenger, calls, domain, stop, tokensFetched: () => fetched };
}
