import { z } from 'zod';
import { FILE_PURPOSES } from './parts.ts';

/** An upload slot: what this person sends next in private chat goes to this case and purpose. Source: interface.md, "Files". */
export const Slot = z.object({
  person: z.string(),
  caseId: z.string(),
  purpose: z.enum(FILE_PURPOSES),
  expiresAt: z.date(),
});
export type Slot = z.infer<typeof Slot>;
