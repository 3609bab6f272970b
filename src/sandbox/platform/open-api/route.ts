import type { App } from '../tokens.ts';

/** A call that passed the gateway. `app` is the token's; `body` parsed JSON where there is some. */
export type Call = {
  app: App;
  params: Record<string, string>;
  query: Record<string, string | string[] | undefined>;
  body: unknown;
  raw: Buffer;
  contentType: string;
};

export type Bytes = { bytes: Buffer; mime: string; name: string };
/** Either bytes or the fields beside `code` and `msg`. */
export type Reply = Bytes | { data?: unknown; [field: string]: unknown };

/** `scopes`: one of them is needed. */
type Common = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; scopes?: readonly string[] };
/** `open` routes need no token and have no rate limit of their own. */
export type Route =
  | (Common & { open?: never; handle: (call: Call) => Reply | Promise<Reply> })
  | (Common & { open: (call: Omit<Call, 'app'>) => Reply });

export const isBytes = (reply: Reply): reply is Bytes => 'bytes' in reply && Buffer.isBuffer(reply.bytes);
