import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { CLOCKS, Clock, STOP_REASONS } from './leg.ts';
import { SEATS } from './message.ts';
import { STATES } from './state.ts';

export const Rating = z.object({
  /** The leg it rates; null for a 直接答复. */
  leg: z.number().nullable(),
  level: z.string(),
  firstAt: z.date(),
  at: z.date(),
  by: Person,
  settledAt: z.date().optional(),
  comment: z.string().optional(),
  /** Entered for the respondent (代录) by the desk, or by the agent at its request (代评: left out of 考核口径). */
  how: z.enum(['desk', 'agent']).optional(),
});
export type Rating = z.infer<typeof Rating>;

export const FILE_PURPOSES = ['appeal', 'addition', 'progress', 'result', 'written_reply'] as const;
export const CaseFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  purpose: z.enum(FILE_PURPOSES),
  by: Person,
  at: z.date(),
  /** Meant for the enterprise as well. */
  visible: z.boolean(),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** A card that shows this case: one living card per chat and seat. */
export const CardPlace = z.object({
  messageId: z.string(),
  chatId: z.string(),
  seat: z.enum(SEATS),
  unit: z.string().optional(),
  person: z.string().optional(),
  v: z.number(),
  sentAt: z.date(),
});
export type CardPlace = z.infer<typeof CardPlace>;

export const FormPlace = z.object({
  messageId: z.string(),
  person: z.string(),
  event: z.string(),
  sentAt: z.date(),
  usedAt: z.date().optional(),
});

export const OBLIGATIONS = ['written_reply', 'urge_answer', 'monthly_progress'] as const;
export type ObligationKind = (typeof OBLIGATIONS)[number];
export const Obligation = z.object({
  kind: z.enum(OBLIGATIONS),
  /** Tells several of a kind apart: the urge's or the month's. */
  id: z.string().optional(),
  /** Who urged, and what for. */
  by: Person.optional(),
  text: z.string().optional(),
  /** What was answered. */
  reply: z.string().optional(),
  /** Unit id; the desk's own for a 直接答复. */
  unit: z.string(),
  /** The leg whose rating or closure made it owed; null for a 直接答复. */
  leg: z.number().nullable(),
  clock: Clock,
  metAt: z.date().optional(),
  /** When Feishu took the file for the respondent. */
  deliveredAt: z.date().optional(),
  lapsedAt: z.date().optional(),
  file: z.string().optional(),
});
export type Obligation = z.infer<typeof Obligation>;

export const ReturnAsk = z.object({
  unit: z.string(),
  ground: z.string(),
  reason: z.string(),
  by: Person,
  at: z.date(),
});

/** 并案: the link of a merged case to the one it goes with; the merged case alone holds it (storage.md, "Across cases"). */
export const Follows = z.object({
  id: z.string(),
  no: z.string(),
  rev: z.number(),
  by: Person,
  at: z.date(),
  from: z.enum(STATES),
  returnAsk: ReturnAsk.optional(),
  /** How many additions it had: those that come later are the leading case's as well. */
  additions: z.number(),
  /** The pause that the merge cut off: an undone merge lets it go on. */
  paused: z.object({ reason: z.enum(STOP_REASONS), until: z.date().optional() }).optional(),
  /** The clocks of the state left: an undone merge gives them back, moved by the days between. */
  clocks: z.partialRecord(z.enum(CLOCKS), Clock).default({}),
  /** The leading case's state, date and latest notes meant for the enterprise, shown to this filer. */
  shows: z
    .object({
      state: z.enum(STATES),
      unit: z.string().optional(),
      deadline: z.date().nullable(),
      progress: z.array(z.object({ at: z.date(), text: z.string() })).default([]),
    })
    .optional(),
});
export type Follows = z.infer<typeof Follows>;

export const Note = z.object({ at: z.date(), by: Person, text: z.string() });

export const ScaleLevel = z.object({ id: z.string(), word: z.string(), good: z.boolean(), closes: z.boolean() });
