import type { IncomingMessage } from 'node:http';
import { Refused } from './refused.ts';

/** A little over Feishu's largest file, so that one byte too many is still refused by its own rule. */
const MOST_BYTES = 32 * 1_048_576;

/** The whole body of a request. @throws Refused 234006 beyond 32 MB */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  if (size > MOST_BYTES) throw new Refused(234006, 'The file size exceed the max value.');
  return Buffer.concat(chunks);
}
