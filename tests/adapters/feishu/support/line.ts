import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { decode, encode, type Frame } from './frames.ts';

export type Ack = { code: number; data?: unknown };

/** The platform's end of the long connection. `refuse` answers the search for the endpoint in its stead. */
export async function line(refuse: (times: number) => object | undefined = () => undefined) {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const open: WebSocket[] = [];
  const pings: Frame[] = [];
  let asked = 0;
  server.on('request', (request, response) => {
    request.resume();
    asked += 1;
    const { port } = server.address() as { port: number };
    const config = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 0, ReconnectNonce: 0 };
    const found = { URL: `ws://127.0.0.1:${port}/line?x=1&device_id=d&service_id=7`, ClientConfig: config };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(refuse(asked) ?? { code: 0, msg: '', data: found }));
  });
  sockets.on('connection', (socket) => {
    open.push(socket);
    socket.on('message', (data) => {
      const frame = decode(data as Buffer);
      if (frame.headers.type === 'ping') pings.push(frame);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  let sent = 0;
  /** Pushes an event in as many frames as told and waits for the acknowledgement. */
  async function push(body: unknown, frames = 1): Promise<Ack> {
    const socket = open.at(-1);
    if (!socket) throw new Error('nobody is connected');
    sent += 1;
    const whole = Buffer.from(JSON.stringify(body));
    const size = Math.ceil(whole.length / frames);
    const ack = new Promise<Ack>((resolve) => {
      const read = (data: Buffer) => {
        const frame = decode(data);
        if (frame.method !== 1) return;
        socket.off('message', read);
        const { code, data: inside } = JSON.parse(frame.payload.toString()) as { code: number; data?: string };
        resolve({ code, ...(inside && { data: JSON.parse(Buffer.from(inside, 'base64').toString()) }) });
      };
      socket.on('message', read);
    });
    for (let seq = 0; seq < frames; seq++) {
      const headers = { type: 'event', message_id: `m-${sent}`, sum: String(frames), seq: String(seq), trace_id: 't' };
      const payload = whole.subarray(seq * size, (seq + 1) * size);
      socket.send(encode({ seqId: sent, service: 7, method: 1, headers, payload }));
    }
    return ack;
  }

  const { port } = server.address() as { port: number };
  return { domain: `http://127.0.0.1:${port}`, push, open, pings, asked: () => asked };
}
