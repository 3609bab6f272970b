import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Short = {
  id: string;
  to: string;
  template: string;
  params: { number: string; title: string; url: string };
};
/** How the gateway takes a message: what it answers, and whether it sends it all the same; `hangs`: it lets the caller wait. */
type Manner = { status: number; sends: boolean; answers?: boolean; hangs?: boolean };

const WELL: Manner = { status: 204, sends: true };

/** A town's gateway for short messages: it checks signatures, knows a message again by its id, and fails as it is told to. */
export async function openGateway(secret: string) {
  const asked: Short[] = [];
  const sent: Short[] = [];
  const forged: string[] = [];
  let manner: (message: Short, time: number) => Manner = () => WELL;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    if (request.headers['x-qisu-signature'] !== signature) {
      forged.push(body.toString());
      response.writeHead(401).end();
      return;
    }
    const message = JSON.parse(body.toString('utf8')) as Short;
    asked.push(message);
    const {
      status,
      sends,
      answers = true,
      hangs = false,
    } = manner(message, asked.filter((m) => m.id === message.id).length);
    if (sends && !sent.some((m) => m.id === message.id)) sent.push(message);
    if (hangs) return;
    if (answers) response.writeHead(status).end();
    else request.socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    /** Every request that was signed, oldest first. */
    asked,
    /** What reached a telephone, each once. */
    sent,
    forged,
    behaves: (how: typeof manner) => {
      manner = how;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
