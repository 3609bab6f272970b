import { z } from 'zod';

/** Whose card a card is: it is drawn for the audience, never for whoever presses. */
export const AUDIENCES = [
  'respondent',
  'filer',
  'desk',
  'coordinator',
  'unit',
  'co_unit',
  /** The chief of the service board a case was dispatched to. */
  'chief',
  'signer',
  'expert',
  'supervision',
  'leader',
  /** A confidential officer. */
  'confidential_officer',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Where a message goes. Symbolic: the directory says at the moment of sending which chat that is. */
export const Receiver = z.union([
  z.object({ unit: z.string() }),
  z.object({ audience: z.enum(['desk', 'coordinator', 'supervision']) }),
  /** Nobody: other cases are told. */
  z.object({ cases: z.literal('across') }),
  z.object({ person: z.string(), name: z.string().optional() }),
  z.object({ chat: z.string() }),
]);
export type Receiver = z.infer<typeof Receiver>;

/** What must be true at the receiver; drawn at the moment of sending, so a retry can never show yesterday. */
export const Show = z.union([
  /** The living card of an audience: updated in place, or sent fresh where there is none. */
  z.object({ card: z.enum(AUDIENCES), fresh: z.boolean().optional() }),
  /** A living card that has lost its audience becomes one line. */
  z.object({ stub: z.string() }),
  /** A short reply in the thread of that audience's card, naming whoever must act. */
  z.object({ notification: z.string(), audience: z.enum(AUDIENCES), words: z.string().optional() }),
  /** A form card for the person who pressed. */
  z.object({ form: z.string(), datum: z.string().optional() }),
  /** Private answers to look-only taps. */
  z.object({ inquiry: z.enum(['contact', 'files', 'record', 'why_date', 'whole']), audience: z.enum(AUDIENCES) }),
  /** One stored file. */
  z.object({ file: z.string() }),
  /** Cases that follow this one are told, or the one it follows is asked (storage.md, "Across cases"). */
  z.object({ across: z.enum(['duplicates', 'primary']) }),
  /** A reminder, alarm or rung: batched with what falls due in the same minute for the same receiver. */
  z.object({ step: z.string(), minute: z.date() }),
]);
export type Show = z.infer<typeof Show>;

/** Events that a delivery itself is. */
const ON_DELIVERY = ['result_delivered', 'reply_delivered'] as const;
export type OnDelivery = (typeof ON_DELIVERY)[number];

export const OutboxItem = z.object({
  /** Under which it is sent: sent again it is the same message. */
  id: z.string(),
  at: z.date(),
  to: Receiver,
  show: Show,
  /** An event that delivery itself is: applied in the write that records the result. */
  onDelivery: z.enum(ON_DELIVERY).optional(),
  /** Only what a clock owes may wait through the minutes in which the messenger is overloaded. */
  fromClock: z.boolean().optional(),
  claim: z.object({ token: z.string(), firstTriedAt: z.date(), tries: z.number() }).optional(),
  parked: z.string().optional(),
  /** Receivers that could not be reached, as JSON; none is tried again. */
  tried: z.array(z.string()).optional(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;
