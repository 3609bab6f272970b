import { z } from 'zod';
import { FILE_PURPOSES } from './parts.ts';

/** A slot: the next files this person sends go to this case and purpose. Source: interface.md, "Files". */
export const Slot = z.object({
  person: z.string(),
  caseId: z.string(),
  purpose: z.enum(FILE_PURPOSES),
  expiresAt: z.date(),
});
export type Slot = z.infer<typeof Slot>;
