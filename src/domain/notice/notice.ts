import { z } from 'zod';
import { SCHEMA } from '../case/case.ts';
import { OutboxItem, Receiver } from '../case/message.ts';
import { DIGEST_LISTS, Figures } from '../digest/figures.ts';
import { INCOMING_KINDS } from '../events/parts/incoming.ts';
import { SUBMISSIONS } from '../events/parts/new-case.ts';

const person = z.string();
const caseIds = z.array(z.string());

/** An appeal that is not submitted yet: its filer, the way of filing, and the enterprise if it was named. */
export const Intake = z.object({
  /** Created here; the case will have the same id. */
  caseId: z.string(),
  text: z.string(),
  person,
  fileIds: z.array(z.string()),
  as: z.enum(SUBMISSIONS),
  enterprise: z.string().exactOptional(),
  /** Whether somebody calls or came, and since when this is written down. */
  incoming: z.object({ kind: z.enum(INCOMING_KINDS), at: z.date() }).exactOptional(),
});
export type Intake = z.infer<typeof Intake>;

/**
 * A batch: reminders, alarms and rungs of one minute for one receiver, one line for each case. `morning`: it is the one card
 * of this working day's morning for its person, with what else that person must know.
 */
export const StepLines = z.object({
  minute: z.date(),
  lines: z.array(z.object({ caseId: z.string(), key: z.string() })),
  morning: z.string().exactOptional(),
});
export type StepLines = z.infer<typeof StepLines>;

/** A question with one answer that does something; only an administrator answers it. */
export const Ask = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  /** What the button says that does it. */
  yes: z.string(),
  does: z.union([
    /** Takes the directory file of this mark as it is. */
    z.object({ takeDirectory: z.string() }),
    /** Nothing more: that it is pressed shows that presses come in. */
    z.object({ testPress: z.literal(true) }),
    /** Makes the group the unit's own. */
    z.object({ bind: z.object({ unit: z.string(), chatId: z.string() }) }),
  ]),
});
export type Ask = z.infer<typeof Ask>;

/** Which list: whose it is, and what is looked for. */
export const ListOf = z.union([
  /** The cases behind a line of the digest; `absent`: whose, where a deputy reads it. */
  z.object({ what: z.enum(DIGEST_LISTS), person, on: z.string(), absent: person.exactOptional() }),
  /** What waits for a unit by due date, or the part of it that is dispatching. */
  z.object({ what: z.enum(['to_do', 'to_dispatch']), unit: z.string() }),
  /** What fits these words. */
  z.object({ what: z.literal('found'), person, words: z.string() }),
  /** The same for a person, and lists of cases. */
  z.object({ what: z.enum(['to_do', 'to_dispatch', 'my_cases', 'special', 'urges', 'confidential']), person }),
]);
export type ListOf = z.infer<typeof ListOf>;

/** What a notice shows. */
export const NoticeShow = z.union([
  z.object({ words: z.string() }),
  z.object({ intake: Intake }),
  /**
   * A list as it is when it is drawn. `page`: where it is opened, from 1. `night`: what came to the unit between these instants,
   * and is untouched, stands first.
   */
  z.object({
    list: z.object({
      of: ListOf,
      page: z.number().exactOptional(),
      night: z.object({ from: z.date(), to: z.date() }).exactOptional(),
    }),
  }),
  /**
   * Asks whether a text is a new appeal or belongs to one of these cases, and what is to be done to it. `wish`: the event
   * that a label without a number asked for; then there is no text.
   */
  z.object({
    which: z.object({
      text: z.string(),
      caseIds,
      person,
      fileIds: z.array(z.string()),
      wish: z.string().exactOptional(),
    }),
  }),
  z.object({ ask: Ask }),
  z.object({ help: z.object({ person }) }),
  /** Asks an agent whether whoever filed this case speaks for the enterprise (绑定企业). */
  z.object({ claim: z.object({ caseId: z.string() }) }),
  /** 绑定企业: the form, the question to desk and agents about an enterprise that was named, and a decision's form. */
  z.object({ bind: z.object({ person }) }),
  z.object({ bindAsk: z.object({ claim: z.string() }) }),
  z.object({
    bindForm: z.object({ claim: z.string(), what: z.enum(['merge', 'refuse']), person, asked: z.string() }),
  }),
  /** A QR code as a picture; or the codes that this person may stop. */
  z.object({ code: z.string() }),
  z.object({ codes: z.object({ person }) }),
  /** 请假: the form, with what is known already, or the absence that goes on. */
  z.object({
    absence: z.object({
      person,
      form: z.boolean(),
      until: z.string().exactOptional(),
      deputy: z.string().exactOptional(),
    }),
  }),
  z.object({ steps: StepLines }),
  /** 链接: what links the contacts of an enterprise have, for somebody at the desk. */
  z.object({ links: z.object({ person, enterprise: z.string() }) }),
  /** A new link for somebody without an account; `by`: who at the desk made it, absent where it was asked for on the page. */
  z.object({ link: z.object({ of: person, by: person.exactOptional() }) }),
  /** The day's figures for whoever reads them. */
  z.object({ digest: z.object({ on: z.string(), person, figures: Figures }) }),
]);
export type NoticeShow = z.infer<typeof NoticeShow>;

/** A message of no case: an answer to words, an intake card, a list. Its id makes a second insert fail. */
export const Notice = z.object({
  /** kind/period/recipient, or the message id answered. */
  _id: z.string(),
  schema: z.literal(SCHEMA),
  rev: z.number(),
  to: Receiver,
  show: NoticeShow,
  outbox: z.array(OutboxItem),
  sendAt: z.date().nullable(),
  /** Where and when it was sent. */
  sent: z.object({ messageId: z.string(), chatId: z.string(), at: z.date() }).exactOptional(),
  /** The cases that a list shows in it. */
  lists: caseIds.exactOptional(),
  /** Of a work list: why it was last sent anew, by date or by the message that asked for it; each reason counts once. */
  anew: z.array(z.string()).exactOptional(),
  /** It may have been sent twice, because Feishu could not say whether the first message arrived. */
  maybeTwice: z.boolean().exactOptional(),
  /** When it was given up, because nobody could be sent it. */
  parkedAt: z.date().exactOptional(),
  /** When its question was answered, or its form put away for a newer one. */
  usedAt: z.date().exactOptional(),
  at: z.date(),
});
export type Notice = z.infer<typeof Notice>;

/** The ids of the cases that a notice lists. */
export function casesIn({ show, lists }: Pick<Notice, 'show' | 'lists'>): string[] {
  if ('list' in show) return lists ?? [];
  if ('which' in show) return show.which.caseIds;
  if ('claim' in show) return [show.claim.caseId];
  return 'steps' in show ? [...show.steps.lines.map((line) => line.caseId), ...(lists ?? [])] : [];
}
