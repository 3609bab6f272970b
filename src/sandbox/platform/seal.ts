import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { App } from './tokens.ts';

/** base64(IV ‖ AES-256-CBC), the key being SHA-256 of the Encrypt Key. Source: events-and-callbacks §3.1. */
export function encrypt(plain: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** Hash over the exact bytes that are sent. Source: events-and-callbacks §3.2. */
const signature = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');

export type Sealed = { body: string; headers: Record<string, string>; encrypted: boolean; signed: boolean };
type How = { app: App; now: Date; sign: boolean; loose: boolean };

/**
 * The request body and headers of a push. With an Encrypt Key the body is encrypted and, except for
 * `url_verification`, signed. `loose` writes the same JSON with spaces, to catch receivers that sign parsed JSON.
 */
export function seal(message: unknown, { app, now, sign, loose }: How): Sealed {
  const json = (value: unknown) => (loose ? JSON.stringify(value, null, 1) : JSON.stringify(value));
  const headers: Record<string, string> = { 'content-type': 'application/json;charset=utf-8' };
  if (!app.encryptKey) return { body: json(message), headers, encrypted: false, signed: false };
  const body = json({ encrypt: encrypt(JSON.stringify(message), app.encryptKey) });
  if (!sign) return { body, headers, encrypted: true, signed: false };
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const nonce = randomBytes(8).toString('hex');
  headers['x-lark-request-timestamp'] = timestamp;
  headers['x-lark-request-nonce'] = nonce;
  headers['x-lark-signature'] = signature(timestamp, nonce, app.encryptKey, body);
  return { body, headers, encrypted: true, signed: true };
}
