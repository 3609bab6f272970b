import { z } from 'zod';
import { Capacity } from '../directory/person.ts';
import { isWeb } from '../directory/web-contact.ts';

/** For whom a card is drawn. It is never drawn for the person who pressed. */
export const AUDIENCES = [
  'respondent',
  'filer',
  'desk',
  'coordinator',
  'unit',
  'co_unit',
  /** Takes part in an escalation: a unit's group, or one person. */
  'party',
  /** Whoever acts for the service board a case was dispatched to: in its group, else its chief alone. */
  'chief',
  'signer',
  'expert',
  'supervision',
  'leader',
  /** A confidential officer. */
  'confidential_officer',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where a message goes, by name. The directory decides at sending which chat that is. */
export const Receiver = z.union([
  z.object({ unit: z.string() }),
  z.object({ board: z.string() }),
  z.object({ audience: z.enum(['desk', 'coordinator', 'supervision']) }),
  /** Not a chat: the item changes other cases. */
  z.object({ cases: z.literal('across') }),
  /** `as`: what this person gets it as; while they are away their deputy in that gets it. Absent: it is theirs alone. */
  z.object({ person: z.string(), name: z.string().optional(), as: Capacity.optional() }),
  /** `askedBy`: an answer, which this person gets in private where the chat cannot be written to. */
  z.object({ chat: z.string(), askedBy: z.string().optional() }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** What the receiver must see. It is drawn at sending, so a retry shows the case as it is then. */
export const Show = z.union([
  /** The living card of an audience: updated in place; sent as a new message where there is none, or if `fresh`. */
  z.object({
    card: z.enum(AUDIENCES),
    fresh: z.boolean().optional(),
    /** Where it stands it is changed; nothing new is sent. */
    standing: z.boolean().optional(),
  }),
  /** A living card that has lost its audience becomes one line; `asleep`: one too old to be changed becomes a pointer. */
  z.object({ stub: z.string(), asleep: z.literal(true).optional() }),
  /**
   * A notification in the thread of that audience's card, naming whoever must act. `who` said the `words`; `of`: the id of what
   * it is about, where the case has several.
   */
  z.object({
    notification: z.string(),
    audience: z.enum(AUDIENCES),
    words: z.string().optional(),
    who: z.string().optional(),
    of: z.string().optional(),
  }),
  /** A form card for the person who pressed. */
  z.object({ form: z.string(), datum: z.string().optional() }),
  /** The private answer to an inquiry. */
  z.object({ inquiry: z.enum(['contact', 'files', 'record', 'why_date', 'whole']), audience: z.enum(AUDIENCES) }),
  /** One stored file. */
  z.object({ file: z.string() }),
  /** A message of ours that is taken back, where the platform still lets us. */
  z.object({ recall: z.string() }),
  /** Duplicates are informed of a change, or the primary case is asked for its state (storage.md, "Across cases");
   * cases that name this one, which is confidential now, forget it; parts of it become cases; what was decided about whoever
   * filed it counts everywhere, and before that those are asked who may decide. */
  z.object({ across: z.enum(['duplicates', 'primary', 'linked', 'parts', 'claim']) }),
  /** A reminder, alarm or rung; it is batched with others of the same minute and receiver. */
  z.object({ step: z.string() }),
]);
export type Show = z.infer<typeof Show>;

/**
 * Whether it is a sentence, a line of a list or a short message. Cards change, and come, at any hour (lifecycle.md,
 * invariant 10); to somebody without an account a new card is a short message.
 */
export const speaks = (show: Show, to: Receiver): boolean =>
  'notification' in show || 'step' in show || ('person' in to && isWeb(to.person));

/** Events that happen when a message is delivered. */
const ON_DELIVERY = ['result_delivered', 'reply_delivered'] as const;
export type OnDelivery = (typeof ON_DELIVERY)[number];

export const OutboxItem = z.object({
  /** Sent along as Feishu's `uuid`: a retry with the same id is the same message. */
  id: z.string(),
  at: z.date(),
  to: Receiver,
  show: Show,
  /** The event that happens on delivery, applied in the write that records the delivery. */
  onDelivery: z.enum(ON_DELIVERY).optional(),
  /**
   * `any`: said at whatever hour, to the person who has just acted or of an urgent case. `held`: it has waited for the next
   * window. Absent: it keeps the hours and came within them (lifecycle.md, invariant 10).
   */
  hours: z.enum(['any', 'held']).optional(),
  /** Caused by the clock: only such an item may wait while Feishu is overloaded. */
  fromClock: z.boolean().optional(),
  claim: z.object({ token: z.string(), firstTriedAt: z.date(), tries: z.number() }).optional(),
  parked: z.string().optional(),
  /** Receivers that Feishu could not reach, as JSON; none of them is tried again. */
  tried: z.array(z.string()).optional(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;
