import { AsyncLocalStorage } from 'node:async_hooks';
import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk';
import { MessengerError, type Metrics } from '../../ports.ts';
import { realClock } from '../clock.ts';
import { noAnswer, refusal } from './codes.ts';

const deadline = new AsyncLocalStorage<AbortSignal>();

/**
 * Runs a call with a time limit that includes fetching a token and reading a long body.
 *
 * @param ms  milliseconds
 */
export const withDeadline = <T>(ms: number, call: () => Promise<T>): Promise<T> =>
  deadline.run(AbortSignal.timeout(ms), call);

/** Bytes with a file name, for a multipart field; the SDK sends them without one. */
export type Upload = { bytes: Buffer; name: string; contentType: string };
const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes);

function multipart(data: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(data)) {
    if (isUpload(value))
      form.set(name, new Blob([new Uint8Array(value.bytes)], { type: value.contentType }), value.name);
    else form.set(name, String(value));
  }
  return form;
}

function parsed(data: unknown): Record<string, unknown> | undefined {
  try {
    const value: unknown = Buffer.isBuffer(data) ? JSON.parse(data.toString('utf8')) : data;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

// A proxy from the environment is not used for an address on this machine.
export const clientFor = (domain: string) =>
  defaultHttpInstance.create(/^https?:\/\/(localhost|127\.|\[::1\])/.test(domain) ? { proxy: false } : {});

// The SDK's option types lack the `undefined` that axios allows.
export const forSdk = (client: ReturnType<typeof clientFor>) => client as unknown as HttpInstance;

/**
 * The SDK's HTTP client. Every answer that is not a success, whatever its HTTP status, and every missing answer becomes
 * a MessengerError. Nothing is retried or redirected. Source: messages-api.md 2.1.
 *
 * @param domain  base URL of the open platform
 * @param metrics  where every call is counted, also those for a token
 */
export function feishuHttp(domain: string, metrics: Pick<Metrics, 'call'>): HttpInstance {
  const http = clientFor(domain);
  const clock = realClock();
  const begun = new WeakMap<object, number>();
  type Request = { method?: string | undefined; url?: string | undefined };
  const count = (request: Request | undefined, code: number | 'none'): void => {
    const at = request && begun.get(request);
    if (at === undefined) return;
    metrics.call(request?.method ?? '', request?.url ?? '', code, (clock.monotonic() - at) / 1000);
  };
  Object.assign(http.defaults, { maxRedirects: 0, maxBodyLength: 40 * 1024 * 1024, validateStatus: () => true });
  http.interceptors.request.use((request) => {
    begun.set(request, clock.monotonic());
    const signal = deadline.getStore();
    if (signal) request.signal = signal;
    if (String(request.headers['Content-Type']).startsWith('multipart/')) {
      // Without this header the HTTP client adds it with its boundary.
      request.headers.delete('Content-Type');
      request.data = multipart(request.data);
    }
    return request;
  });
  http.interceptors.response.use(
    (response) => {
      const isBytes = response.config.responseType === 'arraybuffer';
      // A file may itself be JSON with a `code`. Feishu names files in a header, which its refusals lack.
      const isFile = isBytes && response.status < 300 && response.headers['content-disposition'] !== undefined;
      const body = isFile ? undefined : parsed(response.data);
      const code = typeof body?.code === 'number' ? body.code : undefined;
      count(response.config, code ?? (response.status < 300 ? 0 : response.status));
      if (response.status >= 300 || (code !== undefined && code !== 0))
        throw refusal(response.status, code, typeof body?.msg === 'string' ? body.msg : `HTTP ${response.status}`);
      // The SDK expects the body of an answer, without the HTTP response around it.
      const bytes = { data: response.data, contentType: String(response.headers['content-type'] ?? '') };
      return (isBytes ? bytes : response.data) as never;
    },
    (error: unknown) => {
      count((error as { config?: Request }).config, 'none');
      throw error instanceof MessengerError ? error : noAnswer(error);
    },
  );
  return forSdk(http);
}
