import type { Logger } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../ports.ts';

/** The SDK logs texts, errors and lists of both. Requests inside its errors hold secrets and are left out. */
const words = (parts: unknown[]): string =>
  parts
    .flat(2)
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
    .filter((part) => part !== '')
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
