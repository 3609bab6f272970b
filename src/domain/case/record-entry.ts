import { z } from 'zod';
import { STATES } from './state.ts';

export const RecordEntry = z.object({
  n: z.number(),
  event: z.string(),
  at: z.date(),
  by: z.object({ openId: z.string().optional(), name: z.string() }),
  /** The message pressed or written. */
  card: z.string().optional(),
  delivery: z.string().optional(),
  state: z.enum(STATES),
  /** Changed fields only, each as JSON of at most 2,000 characters. */
  changed: z.record(z.string(), z.string()),
});
export type RecordEntry = z.infer<typeof RecordEntry>;
