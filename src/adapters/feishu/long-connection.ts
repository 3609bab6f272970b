import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import type { Reply } from '../../deliveries.ts';
import type { Log } from '../../ports.ts';
import { wire } from './answer.ts';
import { type EndpointRefusal, endpointHttp } from './endpoint.ts';
import { sdkLogger, silent } from './sdk-log.ts';

/** After some refusals (credentials, connections, system busy) the SDK gives up and we retry. In milliseconds. */
const FIRST_RETRY_MS = 5000;
const LAST_RETRY_MS = 5 * 60_000;
const HANDSHAKE_MS = 15_000;
/** Before its first connection the SDK waits up to 150 s between attempts. This is longer than one attempt can take. */
const FIRST_CONNECTION_MS = 35_000;
/** Seconds without an answer to a ping after which the connection counts as dead (D): a slow line is not a dead one. */
const PONG_SECONDS = 20;

export type LongConnectionNeeds = {
  appId: string;
  appSecret: string;
  domain: string;
  /** Handles an event's envelope; rejects when it was not accepted, so that Feishu sends it again. */
  receive: (envelope: unknown) => Promise<Reply>;
  log: Log;
  /** Milliseconds before the first attempt after the SDK has given up. */
  retryMs?: number;
  /** Milliseconds after which a connection that was never established is started again. */
  firstMs?: number;
};

/**
 * Feishu's long connection: events and callbacks over a WebSocket that this side opens, so no public address is needed.
 * It is authenticated once, at connecting; its messages are neither signed nor encrypted.
 * Source: events-and-callbacks.md 6.
 *
 * @returns `start`, which returns at once and keeps trying; `stop`; `connected`, true while events can arrive
 */
export function longConnection({ appId, appSecret, domain, receive, log, ...waits }: LongConnectionNeeds) {
  const { retryMs = FIRST_RETRY_MS, firstMs = FIRST_CONNECTION_MS } = waits;
  const dispatcher = new EventDispatcher({ logger: silent });
  // The SDK would flatten the envelope for its own handlers; ours reads it whole, as from a webhook. An empty answer
  // must still be an object, or the client shows an error (T31).
  dispatcher.invoke = async (envelope: unknown) => wire(await receive(envelope));

  let retry: NodeJS.Timeout | undefined;
  let waitMs = retryMs;
  let running = false;
  let stood = false;
  let refused: EndpointRefusal | undefined;

  const calm = (event: string) => () => {
    clearTimeout(retry);
    stood = true;
    waitMs = retryMs;
    log.info({ appId }, event);
  };
  const socket = new WSClient({
    appId,
    appSecret,
    domain,
    httpInstance: endpointHttp(domain, (refusal) => {
      refused = refusal;
    }),
    loggerLevel: LoggerLevel.info,
    logger: sdkLogger(log),
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    onReady: calm('feishu.connected'),
    onReconnected: calm('feishu.reconnected'),
    onReconnecting: () => log.warn({ appId }, 'feishu.reconnecting'),
    onError: (err) => {
      log.error({ appId, ...(refused ?? { err }), retryInMs: waitMs }, 'feishu.connection_refused');
      refused = undefined;
      if (!running) return;
      clearTimeout(retry);
      retry = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, LAST_RETRY_MS);
    },
  });

  function connect(): void {
    if (!stood) retry = setTimeout(again, firstMs);
    socket
      .start({ eventDispatcher: dispatcher })
      .catch((err: unknown) => log.error({ err }, 'feishu.connection_failed'));
  }

  function again(): void {
    log.warn({ appId }, 'feishu.not_yet_connected');
    socket.close({ force: true });
    connect();
  }

  return {
    start(): void {
      running = true;
      connect();
    },
    stop(): void {
      running = false;
      clearTimeout(retry);
      socket.close({ force: true });
    },
    connected: (): boolean => socket.getConnectionStatus().state === 'connected',
  };
}
