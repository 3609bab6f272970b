import { z } from 'zod';
import { FILE_PURPOSES } from './parts.ts';

/** A slot: the next files this person sends go to this case and purpose. Source: interface.md, "Files". */
export const Slot = z.object({
  person: z.string(),
  caseId: z.string(),
  purpose: z.enum(FILE_PURPOSES),
  /** The progress note that the files join, by its place from 1; absent: they are a note of their own. */
  note: z.number().optional(),
  /** The notice that asked for the files: an answer to it is meant for the slot. */
  asked: z.string().optional(),
  expiresAt: z.date(),
});
export type Slot = z.infer<typeof Slot>;
