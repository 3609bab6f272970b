import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { ReturnAsk } from './asked.ts';
import { CLOCKS, Clock, PAUSE_REASONS } from './assignment.ts';
import { STATES } from './state.ts';

/** Another case, by whom and when it was linked. */
export const Link = z.object({ id: z.string(), no: z.string(), by: Person, at: z.date() });

/** 并案: the link of a duplicate to its primary case; only the duplicate stores it (storage.md, "Across cases"). */
export const DuplicateOf = Link.extend({
  rev: z.number(),
  from: z.enum(STATES),
  returnAsk: ReturnAsk.optional(),
  /** How many additions the duplicate had when it was merged; later ones go to the primary case as well. */
  additions: z.number(),
  /** The pause that the merge ended; 撤销并案 resumes it. */
  paused: z.object({ reason: z.enum(PAUSE_REASONS), until: z.date().optional() }).optional(),
  /** The clocks that the merge ended; 撤销并案 restores them, moved by the days between. */
  clocks: z.partialRecord(z.enum(CLOCKS), Clock),
  /** The primary case's state, date and latest notes for the enterprise, as shown to the duplicate's filer. */
  shows: z
    .object({
      state: z.enum(STATES),
      unit: z.string().optional(),
      deadline: z.date().nullable(),
      progress: z.array(z.object({ at: z.date(), text: z.string() })),
    })
    .optional(),
});
export type DuplicateOf = z.infer<typeof DuplicateOf>;
