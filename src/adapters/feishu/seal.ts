import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const IV_BYTES = 16;
const keyOf = (encryptKey: string): Buffer => createHash('sha256').update(encryptKey, 'utf8').digest();

/**
 * Opens `{ encrypt }`: AES-256-CBC under SHA-256 of the encrypt key, base64 of IV and ciphertext.
 * Source: events-and-callbacks.md 3.1.
 *
 * @throws Error when it does not decrypt under this key or is not UTF-8
 */
export function decrypt(sealed: string, encryptKey: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, IV_BYTES));
  const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

/** Seals what `decrypt` opens, as Feishu does. Source: events-and-callbacks.md 3.1. */
export function encrypt(plain: string, encryptKey: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-cbc', keyOf(encryptKey), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/**
 * The expected `X-Lark-Signature`: lowercase hex of SHA-256 over timestamp, nonce, encrypt key and the raw bytes. A
 * plain hash, no HMAC. Source: events-and-callbacks.md 3.2.
 */
export const signatureOf = (timestamp: string, nonce: string, encryptKey: string, raw: Buffer): string =>
  createHash('sha256').update(`${timestamp}${nonce}${encryptKey}`, 'utf8').update(raw).digest('hex');

/** Compares in constant time, so that timing shows nothing about the secret. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(a), digest(b));
}
