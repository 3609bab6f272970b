import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Envelope, Purpose } from './envelope.ts';
import { CONTROL, DATA, decodeFrame, encodeFrame, type Frame } from './frames.ts';
import { ANSWER_MS, type Carried, jsonOr } from './http-carrier.ts';
import { newId } from './ids.ts';
import type { CallLog } from './log.ts';
import type { SandboxClock } from './time.ts';
import type { App } from './tokens.ts';

const MOST = 50;
const SERVICE = 1;
/** Seconds, as the client reads them. Reconnecting is quicker here than on the real platform. */
const CLIENT_CONFIG = { ReconnectCount: -1, ReconnectInterval: 2, ReconnectNonce: 1, PingInterval: 90 };

type Ack = { code?: number; data?: string };
type Parts = { clock: SandboxClock; log: CallLog; fragmentBytes: () => number };

/** The ticket in an address; empty for one that is none, which any page in the browser may ask for. */
const ticketIn = (address: string): string =>
  new URLSearchParams(address.slice(address.indexOf('?') + 1)).get('access_key') ?? '';

/** The long connection in cluster mode: each message goes to one client at random. Source: events-and-callbacks §6. */
export function longConnection({ clock, log, fragmentBytes }: Parts) {
  const server = new WebSocketServer({ noServer: true });
  const clients = new Map<string, Set<WebSocket>>();
  const tickets = new Map<string, string>();
  const waiting = new Map<string, (ack: Ack) => void>();
  let seq = 0;

  const of = (appId: string) => {
    const known = clients.get(appId) ?? new Set<WebSocket>();
    clients.set(appId, known);
    return known;
  };

  function heard(socket: WebSocket, data: RawData) {
    const frame = decodeFrame(Buffer.isBuffer(data) ? data : Buffer.from(data as ArrayBuffer));
    if (frame.method === CONTROL && frame.headers.type === 'ping') {
      const payload = Buffer.from(JSON.stringify(CLIENT_CONFIG));
      socket.send(encodeFrame({ ...frame, headers: { type: 'pong' }, payload }));
      return;
    }
    const ack = jsonOr(frame.payload?.toString('utf8') ?? '');
    if (frame.method === DATA && ack && typeof ack === 'object') waiting.get(frame.headers.message_id ?? '')?.(ack);
  }

  function send(socket: WebSocket, app: App, message: Envelope, messageId: string) {
    const payload = Buffer.from(JSON.stringify(message), 'utf8');
    const size = fragmentBytes() > 0 ? fragmentBytes() : payload.length;
    const sum = Math.ceil(payload.length / size);
    for (let part = 0; part < sum; part += 1) {
      seq += 1;
      const headers = {
        type: 'event',
        message_id: messageId,
        sum: String(sum),
        seq: String(part),
        trace_id: newId(''),
        timestamp: String(clock.now().getTime()),
        instance_id: app.appId,
      };
      const frame: Frame = { seqId: seq, logId: seq, service: SERVICE, method: DATA, headers };
      socket.send(encodeFrame({ ...frame, payload: payload.subarray(part * size, (part + 1) * size) }));
    }
  }

  function exchange(app: App, message: Envelope): Promise<Carried> {
    const online = [...of(app.appId)];
    const socket = online[Math.floor(Math.random() * online.length)];
    if (!socket) return Promise.resolve({ failed: 'no_url' });
    const messageId = newId('');
    return new Promise((resolve) => {
      const timer = setTimeout(() => done({ failed: 'timeout' }), ANSWER_MS);
      const done = (carried: Carried) => {
        clearTimeout(timer);
        waiting.delete(messageId);
        resolve(carried);
      };
      waiting.set(messageId, (ack) =>
        done({ status: ack.code ?? 0, text: ack.data ? Buffer.from(ack.data, 'base64').toString('utf8') : '{}' }),
      );
      send(socket, app, message, messageId);
    });
  }

  /** Refuses an upgrade the way the Go SDK reads it. Source: §6.2. */
  function turnAway(socket: Duplex, status: number, reason: string, authCode?: number) {
    const lines = ['HTTP/1.1 403 Forbidden', `Handshake-Status: ${status}`, `Handshake-Msg: ${reason}`];
    if (authCode) lines.push(`Handshake-Autherrcode: ${authCode}`);
    socket.end(`${lines.join('\r\n')}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  }

  return {
    /** `device_id` and `service_id` must not be the first parameter: the node SDK joins that one to the URL. */
    endpoint(app: App, host: string): { code: number; msg: string; data: Record<string, unknown> } {
      if (of(app.appId).size >= MOST)
        return { code: 1000040350, msg: 'the number of connections exceeded the limit', data: {} };
      const ticket = newId('');
      tickets.set(ticket, app.appId);
      const query = `fpid=493&aid=552564&device_id=${newId('')}&access_key=${ticket}&service_id=${SERVICE}`;
      return {
        code: 0,
        msg: 'success',
        data: { URL: `ws://${host}/callback/ws/v2?${query}`, ClientConfig: CLIENT_CONFIG },
      };
    },
    upgrade(req: IncomingMessage, socket: Duplex, head: Buffer) {
      const ticket = ticketIn(req.url ?? '');
      const appId = tickets.get(ticket);
      if (!appId) return turnAway(socket, 403, 'forbidden');
      if (of(appId).size >= MOST) return turnAway(socket, 514, 'auth failed', 1000040350);
      tickets.delete(ticket);
      server.handleUpgrade(req, socket, head, (client) => {
        of(appId).add(client);
        client.on('close', () => of(appId).delete(client));
        client.on('error', () => client.terminate());
        client.on('message', (data) => {
          try {
            heard(client, data);
          } catch {
            client.close(1002);
          }
        });
      });
    },
    online: (appId: string) => of(appId).size,
    async carry(app: App, message: Envelope, purpose: Purpose): Promise<Carried> {
      const began = clock.mono();
      const carried = await exchange(app, message);
      log.add({
        dir: 'to_qisu',
        method: 'PUSH',
        path: purpose,
        status: 'status' in carried ? carried.status : 0,
        ms: Math.round(clock.mono() - began),
        request: message,
        response: 'status' in carried ? jsonOr(carried.text) : carried,
        transport: 'ws',
      });
      return carried;
    },
    /** Cuts every connection; the clients reconnect by themselves. */
    drop() {
      for (const sockets of clients.values()) for (const socket of sockets) socket.terminate();
    },
    close() {
      this.drop();
      server.close();
    },
  };
}

export type LongConnection = ReturnType<typeof longConnection>;
