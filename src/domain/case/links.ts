import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { ReturnAsk } from './asked.ts';
import { CLOCKS, Clock, PAUSE_REASONS } from './assignment.ts';
import { STATES } from './state.ts';

/** Another case, by whom and when it was linked. */
export const Link = z.object({ id: z.string(), no: z.string(), by: Person, at: z.date() });

/** 并案: the link of a merged case to the one it goes with; the merged case alone holds it (storage.md, "Across cases"). */
export const DuplicateOf = Link.extend({
  rev: z.number(),
  from: z.enum(STATES),
  returnAsk: ReturnAsk.optional(),
  /** How many additions it had: those that come later are the primary case's as well. */
  additions: z.number(),
  /** The pause that the merge cut off: an undone merge lets it go on. */
  paused: z.object({ reason: z.enum(PAUSE_REASONS), until: z.date().optional() }).optional(),
  /** The clocks of the state left: an undone merge gives them back, moved by the days between. */
  clocks: z.partialRecord(z.enum(CLOCKS), Clock),
  /** The primary case's state, date and latest notes meant for the enterprise, shown to this filer. */
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
