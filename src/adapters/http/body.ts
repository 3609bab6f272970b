import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 1024 * 1024;
/** Bytes beyond the limit are read and discarded up to this, so that the sender still gets the refusal. */
const MOST_DRAINED = 8 * MOST_BYTES;

export type Body = { ok: true; raw: Buffer } | { ok: false; status: 408 | 413 | 400 };

/**
 * A request's body as received, at most 1 MiB.
 *
 * @param withinMs  milliseconds in which all of it must arrive
 * @returns 413 when it is larger, 408 when it takes longer, 400 when it breaks off
 */
export function readBody(request: IncomingMessage, withinMs: number): Promise<Body> {
  if (Number(request.headers['content-length']) > MOST_DRAINED) return Promise.resolve({ ok: false, status: 413 });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const end = (body: Body) => {
      clearTimeout(timer);
      request.removeAllListeners('data');
      resolve(body);
    };
    const timer = setTimeout(() => end({ ok: false, status: 408 }), withinMs);
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MOST_BYTES) parts.push(part);
      else parts.length = 0;
      if (size > MOST_DRAINED) end({ ok: false, status: 413 });
    });
    request.on('end', () =>
      end(size > MOST_BYTES ? { ok: false, status: 413 } : { ok: true, raw: Buffer.concat(parts) }),
    );
    request.on('error', () => end({ ok: false, status: 400 }));
  });
}
