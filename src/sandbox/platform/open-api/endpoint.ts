import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { Refused } from '../refused.ts';

const Keys = z.object({ AppID: z.unknown(), AppSecret: z.unknown() }).partial().catch({});

/** Where the long connection is: `POST /callback/ws/endpoint`. Source: events-and-callbacks §6.2. */
export function wsEndpoint({ tokens, longConnection }: Parts, body: unknown, host: string): Record<string, unknown> {
  const { AppID, AppSecret } = Keys.parse(body);
  try {
    return longConnection.endpoint(tokens.app(AppID, AppSecret), host);
  } catch (error) {
    // The SDK reads `data` before the code, so an empty one is sent.
    if (error instanceof Refused) return { code: 514, msg: 'auth failed', data: {} };
    throw error;
  }
}
