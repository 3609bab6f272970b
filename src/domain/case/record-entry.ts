import { z } from 'zod';
import { CLOCKS, Clock } from './assignment.ts';
import { DuplicateOf } from './links.ts';
import { OUTCOMES, STATES } from './state.ts';

/** A clock of one of several: `n` is the place in the case's list, from 1. */
const Numbered = z.object({ n: z.number(), clock: Clock });

/**
 * What an event touched. Each number is a place in the case's own list, from 1; those lists only grow, but that a rating not
 * yet settled gives its place to the next.
 */
export const Touched = z.object({
  /** The assignment that ran or ran last when the event was over; absent before the first. */
  assignment: z.number().optional(),
  /** The pause of that assignment which began. */
  pause: z.number().optional(),
  /** The rating that was given, replaced by another or taken back. */
  rating: z.number().optional(),
  /** The escalation level that was reached. */
  escalation: z.number().optional(),
  /** How the case ended. */
  outcome: z.enum(OUTCOMES).optional(),
  /** The case's clocks that began or moved, and null for those that ended. */
  clocks: z.partialRecord(z.enum(CLOCKS), Clock.nullable()).optional(),
  /** Obligations and co-units' tasks whose clock began or moved. */
  obligations: z.array(Numbered).optional(),
  coTasks: z.array(Numbered).optional(),
  /** The link of a merged case, null when it ended; without the notes it shows, which are asked for anew. */
  duplicateOf: DuplicateOf.nullable().optional(),
  /** What another case brought: words of a duplicate's enterprise, the answer or explanation of the primary case. */
  brought: z.string().optional(),
  /** Keys of the clocks' steps that were taken, as the case's `steps` name them. */
  steps: z.array(z.string()).optional(),
  /** The version of the calendar by which deadlines were moved. */
  recalculation: z.number().optional(),
});
export type Touched = z.infer<typeof Touched>;

/**
 * One event as it was, never edited. Source: R-803; lifecycle.md, "What must always hold", 2; storage.md, "The case", `record`.
 */
export const RecordEntry = z.object({
  /** Its place in the record, from 1. */
  n: z.number(),
  event: z.string(),
  at: z.date(),
  by: z.object({ openId: z.string().optional(), name: z.string() }),
  /** The message pressed or written. */
  card: z.string().optional(),
  delivery: z.string().optional(),
  /** The state the event left the case in. */
  state: z.enum(STATES),
  /**
   * The parsed form, whole; fields left empty are left out. No form holds more than 2,000 characters but that of 提交诉求: its
   * `content` is kept once, in the case itself, and stands here as `{ in: 'content' }`.
   */
  input: z.record(z.string(), z.unknown()),
  touched: Touched,
});
export type RecordEntry = z.infer<typeof RecordEntry>;
