import { connect } from 'node:net';

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==';

const TARGETS = [
  '/',
  '//',
  '///x',
  '//[',
  '/%',
  '/%E0%A4%A',
  '/?%',
  '/..//../',
  '/sandbox/%ff',
  '/sandbox/api/files/%E0%A4%A',
  '/sandbox/api/chats/%/messages',
  '/open-apis/im/v1/messages/%ff/reply',
  '/callback/ws/v2?access_key=%',
  '*',
  'http://[::1',
  'http://a b/',
  'ws://',
  `/${'a'.repeat(8_000)}`,
  '/\u0000',
];
const METHODS = ['GET', 'POST'];
const HEADS = ['Host: x', '', `Host: x\r\n${UPGRADE}`, `Host: [\r\n${UPGRADE}`];
/** Heads that are no requests at all. */
const NONSENSE = [
  '\r\n\r\n',
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/1.1\r\nA\r\n\r\n',
  '\u0016\u0003\u0001',
];

/** Every odd request line, with and without the wish for another protocol. */
export const oddRequests = (): string[] => [
  ...METHODS.flatMap((method) =>
    TARGETS.flatMap((target) => HEADS.map((head) => `${method} ${target} HTTP/1.1\r\n${head}${head && '\r\n'}\r\n`)),
  ),
  ...NONSENSE,
];

/** How whoever asks behaves: waits for the answer, goes away at once, or breaks off as soon as something comes. */
export type Manner = 'waits' | 'resets at once' | 'resets at the answer';

const PATIENCE_MS = 500;

/** Sends some bytes to a listener and is done when the connection is. */
export function throwAt(address: string, bytes: string, manner: Manner): Promise<void> {
  const { hostname, port } = new URL(address);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    const timer = setTimeout(() => socket.resetAndDestroy(), PATIENCE_MS);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      done();
    });
    socket.on('connect', () => {
      socket.write(bytes, 'latin1');
      if (manner === 'resets at once') socket.resetAndDestroy();
    });
    socket.on('data', () => (manner === 'resets at the answer' ? socket.resetAndDestroy() : socket.end()));
  });
}
