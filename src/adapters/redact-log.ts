import { withoutPhones } from '../domain/directory/phone-number.ts';
import { ownReason } from './own-reason.ts';

const SECRET_KEY = /secret|token|password|passwd|authorization|cookie|encrypt|signature|api_?key|^ticket$/i;
const PHONE_KEY = /phone|mobile/i;
const MOST_DEPTH = 6;
const MOST_ITEMS = 50;

// Ids of Feishu and of cases may hold eleven digits in a row; they are kept, because log lines need them.
const KEPT = /(\b(?:ou|on|oc|om|omt|cli|img|file)_[\w-]+|\bQS\d{8}-\d+)/;

/** Splitting by one group gives the text between at even places, and what is kept at odd ones. */
const redactPhones = (text: string): string =>
  text
    .split(KEPT)
    .map((part, i) => (i % 2 === 1 ? part : withoutPhones(part, () => '[phone]', true)))
    .join('');

const redactText = (text: string) =>
  redactPhones(text)
    .replace(/\/\/[^/\s:@]+:[^/\s@]+@/g, '//[redacted]@')
    .replace(/\bBearer\s+\S+/gi, 'Bearer [redacted]')
    .replace(/\b[tu]-[\w.-]{16,}/g, '[redacted]')
    .replace(/\b(access_key|ticket|app_secret|token)=[^&\s"]+/gi, '$1=[redacted]');

/** Fields of an error that say where and what kind; others may hold what it was made of. */
const ERROR_FIELDS = [
  'code',
  'codeName',
  'errno',
  'syscall',
  'hostname',
  'address',
  'port',
  'status',
  'platform',
  'retryable',
  'meaning',
];

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const fields = Object.entries(error).filter(([key]) => ERROR_FIELDS.includes(key));
  // The first lines of a stack repeat the message.
  const frames = stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message: redactText(ownReason(error) ?? message),
    ...(frames !== undefined && { stack: redactText(frames.join('\n')) }),
    ...(redactValue(Object.fromEntries(fields), depth + 1) as Record<string, unknown>),
    ...(cause !== undefined && { cause: redactValue(cause, depth + 1) }),
  };
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return /^1[3-9]\d{9}$/.test(String(value)) ? '[phone]' : value;
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (depth > MOST_DEPTH) return '[deeper]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => redactValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const hidden = item !== null && item !== undefined && typeof item !== 'boolean';
      if (hidden && SECRET_KEY.test(key)) return [key, '[redacted]'];
      if (hidden && PHONE_KEY.test(key)) return [key, '[phone]'];
      return [key, redactValue(item, depth + 1)];
    }),
  );
}

/**
 * A copy of log fields: secrets and phone numbers replaced, errors expanded into type, message, stack and cause, deep
 * or long values cut.
 */
export const redact = (fields: Record<string, unknown>): Record<string, unknown> =>
  redactValue(fields, 0) as Record<string, unknown>;
