import { createHash, randomBytes } from 'node:crypto';

/** A fresh id with Feishu's prefix, such as `om_…`. Source: messages-api §1. */
export const newId = (prefix: string): string => prefix + randomBytes(16).toString('hex');

/** The same id for the same parts, across restarts: private chats and the bot itself are derived, not stored. */
export const stableId = (prefix: string, ...parts: string[]): string =>
  prefix + createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);

/** A log id in the shape of `X-Tt-Logid`: local time, then random hex. */
export const newLogId = (now: Date): string =>
  now.toISOString().replace(/\D/g, '').slice(0, 14) + randomBytes(10).toString('hex').toUpperCase();
