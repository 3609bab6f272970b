import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

const CLOSE_MS = 5000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 60_000;

export type Listening = {
  /** `http://host:port`, with the port that was really taken. */
  address: string;
  port: number;
  server: Server;
  /** Takes nothing new, lets what is running end within five seconds, then cuts. */
  close(): Promise<void>;
};

/**
 * Starts listening.
 *
 * @param port  0 for any that is free
 * @throws the system's error when the address cannot be taken, e.g. EADDRINUSE
 */
export async function listen(app: { callback(): RequestListener }, host: string, port: number): Promise<Listening> {
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, app.callback());
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address();
  const taken = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    server,
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
