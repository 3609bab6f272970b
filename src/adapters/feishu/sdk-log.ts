import type { Logger } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../ports.ts';
import { ownReason } from '../own-reason.ts';

/** What the SDK says of the connection itself. Anything else may quote what came over it. */
const ITS_OWN =
  /^(\[ws\]|ws client ready|ws connect (success|failed)|connect failed|reconnect\w*|client closed|new WebSocket error|ws error|system busy|code: -?\d+|pullConnectConfig failed|no pong\/inbound within \d+s|unable to connect|socket hang up|timeout of \d+ms exceeded|(connect|read|getaddrinfo) E\w+|Unexpected server response: \d+)/;

/** The SDK logs texts, errors and lists of both. Requests inside its errors hold secrets and are left out. */
const words = (parts: unknown[]): string =>
  parts
    .flat(2)
    .map((part) => (part instanceof Error ? (ownReason(part) ?? part.message) : typeof part === 'string' ? part : ''))
    .flatMap((part) => ITS_OWN.exec(part)?.[0] ?? (part === '' ? [] : '…'))
    .join(' ')
    .slice(0, 300);

/** Writes the SDK's messages to our log. Its errors become warnings, since the SDK goes on trying. */
export const sdkLogger = (log: Log): Logger => ({
  error: (...parts: unknown[]) => log.warn({ says: words(parts) }, 'feishu.sdk'),
  warn: (...parts: unknown[]) => log.warn({ says: words(parts) }, 'feishu.sdk'),
  info: (...parts: unknown[]) => log.debug({ says: words(parts) }, 'feishu.sdk'),
  debug: () => undefined,
  trace: () => undefined,
});

/** For parts of the SDK whose errors are also thrown, and logged where they are caught. */
export const silent: Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};
