import { z } from 'zod';
import { Person } from '../directory/person.ts';
import { Clock } from './assignment.ts';
import { AUDIENCES } from './message.ts';

export const Rating = z.object({
  /** The assignment it rates; null for a 直接答复. */
  assignment: z.number().nullable(),
  level: z.string(),
  firstAt: z.date(),
  at: z.date(),
  by: Person,
  settledAt: z.date().optional(),
  comment: z.string().optional(),
  /** Why it is dissatisfied, by the profile's ids. */
  reasons: z.array(z.string()).optional(),
  /** Entered for the respondent (代录) by the desk, or by the agent at its request (代评: left out of 考核口径). */
  how: z.enum(['desk', 'agent']).optional(),
});
export type Rating = z.infer<typeof Rating>;

export const FILE_PURPOSES = ['appeal', 'addition', 'progress', 'result', 'written_reply'] as const;
/** A stored file that no case has yet. */
export const SentFile = z.object({ id: z.string(), name: z.string(), size: z.number(), sha256: z.string() });
export type SentFile = z.infer<typeof SentFile>;
export const CaseFile = SentFile.extend({
  purpose: z.enum(FILE_PURPOSES),
  by: Person,
  at: z.date(),
  /** Meant for the enterprise as well. */
  visible: z.boolean(),
  /** The number of the duplicate it came from; only staff see it then. */
  of: z.string().optional(),
  /** Its key as a picture at the platform; null where it is none; absent while no card has asked. */
  picture: z.string().nullable().optional(),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** A card that shows this case: one living card per chat and audience. */
export const CardPlace = z.object({
  messageId: z.string(),
  chatId: z.string(),
  audience: z.enum(AUDIENCES),
  unit: z.string().optional(),
  person: z.string().optional(),
  /** Who has the card of an audience that has no group. */
  reader: z.string().optional(),
  v: z.number(),
  sentAt: z.date(),
  /** It is a pointer by now: a fresh card comes when the case is next touched (lifecycle.md, invariant 7). */
  asleep: z.literal(true).optional(),
});
export type CardPlace = z.infer<typeof CardPlace>;

/** How many forms a case remembers: enough for all in use, few enough to keep the document small. */
export const FORMS_KEPT = 50;

export const FormPlace = z.object({
  messageId: z.string(),
  person: z.string(),
  event: z.string(),
  sentAt: z.date(),
  usedAt: z.date().optional(),
});

/** 送达方式: by post, in person, by e-mail. */
export const WAYS_TO_SERVE = ['post', 'in_person', 'email'] as const;

export const OBLIGATIONS = ['written_reply', 'urge_answer', 'monthly_progress'] as const;
export type ObligationKind = (typeof OBLIGATIONS)[number];
export const Obligation = z.object({
  kind: z.enum(OBLIGATIONS),
  /** Distinguishes obligations of one kind: the urge's id or the month. */
  id: z.string().optional(),
  /** Who urged, and why. */
  by: Person.optional(),
  text: z.string().optional(),
  /** What was answered. */
  reply: z.string().optional(),
  /** Unit id; the desk's own for a 直接答复. */
  unit: z.string(),
  /** The assignment whose rating or closure caused it; null for a 直接答复. */
  assignment: z.number().nullable(),
  clock: Clock,
  metAt: z.date().optional(),
  lapsedAt: z.date().optional(),
  /** 缺报: it lapsed because the next month's fell due. */
  missed: z.literal(true).optional(),
  /** The files of the written reply, and when each reached the respondent. */
  letter: z.array(z.object({ file: z.string(), deliveredAt: z.date().optional() })).optional(),
  /** The desk, once it must serve the letter itself: Feishu reaches nobody of the enterprise, or refused a file. */
  servedBy: z.string().optional(),
  /** 登记送达: how, on which day and to whom the desk had it served. */
  served: z.object({ how: z.enum(WAYS_TO_SERVE), on: z.string(), to: z.string(), by: Person }).optional(),
});
export type Obligation = z.infer<typeof Obligation>;

/** `files`: the ids of the files that came with it. */
export const Note = z.object({ at: z.date(), by: Person, text: z.string(), files: z.array(z.string()).optional() });

export const ScaleLevel = z.object({ id: z.string(), word: z.string(), good: z.boolean(), closes: z.boolean() });
