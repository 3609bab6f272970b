import type { z } from 'zod';

type Extra = { status?: number; headers?: Record<string, string>; error?: Record<string, unknown> };

/** A refusal with Feishu's code and text; HTTP 400 unless its pages say otherwise. Source: messages-api §2. */
export class Refused extends Error {
  readonly code: number;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly error: Record<string, unknown>;

  constructor(code: number, message: string, extra: Extra = {}) {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.status = extra.status ?? 400;
    this.headers = extra.headers ?? {};
    this.error = extra.error ?? {};
  }
}

/** 230001 with the reason in `ext=`, as the message pages print it. */
export const badParameter = (reason: string): Refused =>
  new Refused(230001, `Your request contains an invalid request parameter. ext=${reason}`);

/** Reads a body or query by its schema, or refuses with 99992402 and one violation a field. */
export function fields<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const violations = read.error.issues.map((i) => ({ field: i.path.join('.'), description: i.message }));
  throw new Refused(99992402, 'field validation failed', { error: { field_violations: violations } });
}
