import { z } from 'zod';
import type { Party } from '../../../config/profile.ts';
import { Person } from '../directory/person.ts';
import { Clock, PAUSE_REASONS } from './assignment.ts';

/** The parties of the profile's escalation levels. */
export const PARTIES = [
  'head',
  'board',
  'desk',
  'coordinator',
  'supervision',
  'leader',
  'leaders',
] as const satisfies readonly Party[];

export const ReturnAsk = z.object({
  unit: z.string(),
  ground: z.string(),
  reason: z.string(),
  by: Person,
  at: z.date(),
});

export const Closure = z.object({
  ground: z.string(),
  text: z.string(),
  by: Person,
  at: z.date(),
  from: z.enum(['in_progress', 'callback']),
  approvedAt: z.date().optional(),
});

export const Signoff = z.object({
  unit: z.string(),
  board: z.string().optional(),
  coUnits: z.array(z.string()),
  /** 交办要求. */
  instruction: z.string().optional(),
  /** 改派 is signed again; absent for the first dispatch. */
  why: z.literal('reassign').optional(),
  /** In the order of signing; `signs` is their place in it when the case was proposed. */
  signers: z.array(Person.extend({ signs: z.number().optional() })),
  signed: z.array(z.object({ at: z.date(), by: Person })),
});

export const CoAsk = z.object({ text: z.string(), units: z.array(z.string()), by: Person, at: z.date() });

export const CoTask = z.object({
  id: z.string(),
  /** The assignment it belongs to. */
  assignment: z.number(),
  unit: z.string(),
  task: z.string(),
  clock: Clock,
  reply: z.string().optional(),
  /** Ids of the files that came with the reply. */
  files: z.array(z.string()).optional(),
  repliedAt: z.date().optional(),
  by: Person.optional(),
  /** 不再需要: the assignment ended before the co-unit replied. */
  closedAt: z.date().optional(),
});

export const PauseAsk = z.object({
  reason: z.enum(PAUSE_REASONS),
  text: z.string(),
  /** What the enterprise is to bring, as it reads it; the `text` is for the desk alone. */
  wanted: z.string().optional(),
  by: Person,
  at: z.date(),
});

export const LegalAsk = z.object({ on: z.string(), ground: z.string(), by: Person, at: z.date() });

export const ExpertAsk = z.object({
  expert: Person,
  question: z.string(),
  by: Person,
  at: z.date(),
  reply: z.string().optional(),
  repliedAt: z.date().optional(),
});

export const Exclusion = z.object({
  reason: z.string(),
  text: z.string(),
  by: Person,
  at: z.date(),
  approvedAt: z.date().optional(),
  refusedAt: z.date().optional(),
});
