import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { CLOCKS, Clock } from './assignment.ts';
import { DuplicateOf } from './links.ts';
import { OUTCOMES, STATES } from './state.ts';

/** The clock of an item in a list of the case; `n` is the item's place, from 1. */
const Numbered = z.object({ n: z.number(), clock: Clock });

/**
 * What an event touched. Each number is a place in the case's own list, from 1. Those lists only grow, except that a
 * rating not yet settled is replaced by the next.
 */
export const Touched = z.object({
  /** The assignment that ran, or ran last, when the event was over; absent before the first assignment. */
  assignment: z.number().optional(),
  /** The pause of that assignment that began. */
  pause: z.number().optional(),
  /** The rating that was given, replaced or taken back. */
  rating: z.number().optional(),
  /** The escalation level that was reached. */
  escalation: z.number().optional(),
  /** How the case ended. */
  outcome: z.enum(OUTCOMES).optional(),
  /** The case's clocks that began or moved, and null for those that ended. */
  clocks: z.partialRecord(z.enum(CLOCKS), Clock.nullable()).optional(),
  /** Obligations and co-tasks whose clock began or moved. */
  obligations: z.array(Numbered).optional(),
  coTasks: z.array(Numbered).optional(),
  /** A duplicate's link, null when it ended. The notes it shows are left out: they are asked for again. */
  duplicateOf: DuplicateOf.nullable().optional(),
  /** Text from another case: words of a duplicate's enterprise, or the primary case's answer or explanation. */
  brought: z.string().optional(),
  /** Keys of the steps that were taken, as in the case's `steps`. */
  steps: z.array(z.string()).optional(),
  /** The version of the calendar by which deadlines were moved. */
  recalculation: z.number().optional(),
});
export type Touched = z.infer<typeof Touched>;

/**
 * One event as it was, never edited.
 * Source: R-803; lifecycle.md, "What must always hold", 2; storage.md, "The case", `record`.
 */
export const RecordEntry = z.object({
  /** Its place in the record, from 1. */
  n: z.number(),
  event: z.string(),
  at: z.date(),
  /** Of a deputy's act both: `name` reads `周芳（代李强）`, `for` is who was away. */
  by: Person.partial({ openId: true }),
  /** Feishu's id of the message that was pressed or written. */
  card: z.string().optional(),
  delivery: z.string().optional(),
  /** The state of the case after the event. */
  state: z.enum(STATES),
  /**
   * The parsed form without empty fields, and the files that came with it. A text over 2,000 characters is kept once, in
   * the case itself, and stands here as `{ in: 'content' }` or `{ in: 'additions', n }`.
   */
  input: z.record(z.string(), z.unknown()),
  touched: Touched,
});
export type RecordEntry = z.infer<typeof RecordEntry>;
