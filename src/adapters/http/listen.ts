import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';

const CLOSE_MS = 5000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 60_000;

export type Listening = {
  /** `http://host:port`, with the actual port. */
  address: string;
  port: number;
  server: Server;
  /** Serves `app` from now on, or only for addresses that match `at`. An app that was added earlier comes first. */
  serve(app: RequestListener, at?: RegExp): void;
  /** Accepts no new requests, gives running ones five seconds, then closes all connections. */
  close(): Promise<void>;
};

/** Answers 503. */
export const unavailable: RequestListener = (_req, res) => void res.writeHead(503).end();

/**
 * Starts listening and answers 503 until an app is added, so that a taken address is noticed before all else.
 *
 * @param port  0 for any that is free
 * @throws the system's error when the address cannot be taken, e.g. EADDRINUSE
 */
export async function listen(host: string, port: number): Promise<Listening> {
  const served: { app: RequestListener; at: RegExp }[] = [];
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }, (req, res) => {
    const { app } = served.find(({ at }) => at.test(req.url ?? '')) ?? { app: unavailable };
    app(req, res);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const bound = server.address();
  const taken = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    server,
    serve: (app, at = /^/) => void served.push({ app, at }),
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
