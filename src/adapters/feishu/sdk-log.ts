import type { Logger } from '@larksuiteoapi/node-sdk';
import type { Log } from '../../ports.ts';

/** The SDK gives words, errors and lists of both; requests inside its errors hold secrets and are left out. */
const words = (parts: unknown[]): string =>
  parts
    .flat(2)
    .map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : ''))
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 300);

/** What the SDK has to say, as lines of our log. Its errors are our warnings: the SDK goes on trying. */
export const sdkLogger = (log: Log): Logger => ({
  error: (...parts: unknown[]) => log.warn({ says: words(parts) }, 'feishu.sdk'),
  warn: (...parts: unknown[]) => log.warn({ says: words(parts) }, 'feishu.sdk'),
  info: (...parts: unknown[]) => log.debug({ says: words(parts) }, 'feishu.sdk'),
  debug: () => undefined,
  trace: () => undefined,
});

/** For parts of the SDK whose errors are thrown as well, and logged where they are caught. */
export const silent: Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
  trace: () => undefined,
};
