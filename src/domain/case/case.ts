import { z } from 'zod';
import { Settled } from '../directory/claims.ts';
import { Person } from '../directory/person.ts';
import {
  Closure,
  CoAsk,
  CoTask,
  Exclusion,
  ExpertAsk,
  LegalAsk,
  PARTIES,
  PauseAsk,
  ReturnAsk,
  Signoff,
} from './asked.ts';
import { Assignment, CLOCKS, Clock } from './assignment.ts';
import { DuplicateOf, Link } from './links.ts';
import { OutboxItem } from './message.ts';
import { CardPlace, CaseFile, FormPlace, Note, Obligation, Rating, ScaleLevel } from './parts.ts';
import { RecordEntry } from './record-entry.ts';
import { OUTCOMES, STATES } from './state.ts';

/** The schema number in every document. A document with another number is not read (storage.md, "The rest"). */
export const SCHEMA = 5;

/** A case (诉求), whole: one document, changed by one guarded write a decision. Source: lifecycle.md, storage.md. */
export const Case = z.object({
  _id: z.string(),
  schema: z.literal(SCHEMA),
  /** Counts writes; every write is guarded by it. */
  rev: z.number(),
  /** Rises when what people may press changes; buttons carry it. */
  v: z.number(),
  no: z.string(),
  origin: z.string(),
  profile: z.object({
    id: z.string(),
    scale: z.array(ScaleLevel),
    silence: z.object({ confirm: z.enum(['unconfirmed', 'counted_good']), rate: z.enum(['unrated', 'counted_good']) }),
  }),
  state: z.enum(STATES),
  outcome: z.enum(OUTCOMES).optional(),
  title: z.string(),
  content: z.string(),
  category: z.string(),
  urgency: z.string().optional(),
  /** The profile's words for what the case names by id (`category/appeal`), as they were when it last used them. */
  words: z.record(z.string(), z.string()).optional(),
  /** The channel it came through, when it did not come from the enterprise or its agent itself. */
  channel: z.object({ id: z.string(), name: z.string(), kind: z.string() }).optional(),
  /** Misconduct line: only the named officers get cards, in private chat. */
  confidential: z.boolean().optional(),
  /** Absent for a problem that a unit found itself (主动发现). */
  enterprise: z.object({ id: z.string(), name: z.string() }).optional(),
  filer: Person.extend({ as: z.enum(['contact', 'agent', 'desk', 'staff']), unit: z.string().optional() }),
  respondent: z.object({
    openId: z.string().optional(),
    name: z.string(),
    reach: z.enum(['member', 'web', 'phone', 'none']),
  }),
  /** 来电登记: who called or came, from which number and when. Shown on request alone. */
  incoming: z.object({ name: z.string(), number: z.string(), at: z.date() }).optional(),
  /** 绑定企业: what was decided about whoever filed it in the name of an enterprise that nobody had bound them to. */
  binding: Settled.optional(),
  receivedAt: z.date(),
  closedAt: z.date().optional(),
  lastEventAt: z.date(),
  /** When an event last changed it, by the program's clock; `lastEventAt` may be earlier, when it counts from. */
  changedAt: z.date().optional(),
  assignments: z.array(Assignment),
  claimedBy: Person.optional(),
  /** What waits for a unit that has left the directory, as the desk was told: `unit`, or `owed/<place>` for an obligation. */
  absent: z.array(z.string()).optional(),
  referral: z.object({ at: z.date(), by: Person.optional(), reason: z.string() }).optional(),
  returnAsk: ReturnAsk.optional(),
  refusedReturns: z.array(z.object({ unit: z.string(), ground: z.string() })),
  grantedReturns: z.number(),
  clocks: z.partialRecord(z.enum(CLOCKS), Clock),
  answer: Note.optional(),
  guidance: z.object({ where: z.string(), text: z.string(), by: Person, at: z.date() }).optional(),
  /** When the result was delivered to the respondent. */
  resultToldAt: z.date().optional(),
  /** The confirm clock was started again because the respondent wrote; this happens once (T49). */
  confirmRenewed: z.boolean(),
  ratings: z.array(Rating),
  /** 回访: the calls noted, and the days on which nobody answered. */
  calls: z.array(Note.extend({ assignment: z.number().nullable() })),
  missedCalls: z.array(z.object({ at: z.date(), on: z.string(), by: Person })),
  explanationAskedAt: z.date().optional(),
  closure: Closure.optional(),
  obligations: z.array(Obligation),
  /** The mayor's line: the proposed dispatch, the signers in order, and who has signed. */
  signoff: Signoff.optional(),
  /** 申请协办: asked by the unit, named by the desk. */
  coAsk: CoAsk.optional(),
  coTasks: z.array(CoTask),
  pauseAsk: PauseAsk.optional(),
  legalAsk: LegalAsk.optional(),
  /** Administrative review or a lawsuit: its legal date replaces the limit, and the card says so. */
  legal: z.object({ on: z.string(), ground: z.string(), at: z.date() }).optional(),
  /** 电话征询: present while nobody can be reached in writing and the desk must telephone. */
  phone: z
    .object({
      since: z.date(),
      attempts: z.array(z.object({ at: z.date(), on: z.string(), by: Person, number: z.string(), note: z.string() })),
      /** 请助企员代评: the desk has asked the agent. */
      agent: z.boolean(),
    })
    .optional(),
  /** Answers entered for the respondent, by whom and how. */
  entered: z.array(
    z.object({
      assignment: z.number().nullable(),
      at: z.date(),
      by: Person,
      how: z.enum(['desk', 'agent']),
      number: z.string(),
      calledAt: z.string(),
      said: z.string(),
      note: z.string(),
    }),
  ),
  /** Calls on three days reached nobody: silence is `unconfirmed` whatever the profile says. */
  unreached: z.boolean().optional(),
  expertAsk: ExpertAsk.optional(),
  /** 提级协调: the escalation levels reached so far. */
  escalations: z.array(
    z.object({
      level: z.number(),
      word: z.string(),
      by: Person.optional(),
      at: z.date(),
      reason: z.string(),
      leadUnit: z.string().optional(),
      /** Who takes part, copied from the profile; the directory says who that is. */
      takePart: z.array(z.enum(PARTIES)).optional(),
    }),
  ),
  /** 并案: the link to the primary case; only the duplicate stores it. */
  duplicateOf: DuplicateOf.optional(),
  /** Other cases are merged into this one and are informed of its changes. */
  hasDuplicates: z.boolean().optional(),
  related: z.array(Link),
  /** 拆分: what was parted from it; `no` once that is a case of its own. */
  parts: z.array(Note.extend({ no: z.string().optional() })).optional(),
  recurrenceOf: Link.optional(),
  /** Numbers of confidential cases that it named; nobody is shown them any more. */
  withheld: z.array(z.string()).optional(),
  typical: z.object({ by: Person, at: z.date(), reason: z.string() }).optional(),
  listed: z.object({ list: z.enum(['red', 'black']), by: Person, at: z.date(), reason: z.string() }).optional(),
  exclusion: Exclusion.optional(),
  /** `of`: the number of the duplicate whose respondent it was. */
  nudges: z.array(z.object({ at: z.date(), by: Person, of: z.string().optional() })),
  progress: z.array(Note.extend({ unit: z.string(), visible: z.boolean() })),
  /** `of`: the number of the duplicate an addition came from; `nth`: its place there, from 1; 0 is the appeal. */
  additions: z.array(Note.extend({ of: z.string().optional(), nth: z.number().optional() })),
  missing: z.array(Note),
  files: z.array(CaseFile),
  forms: z.array(FormPlace),
  cards: z.array(CardPlace),
  outbox: z.array(OutboxItem),
  /** Fired keys, as `assignment/clock/deadline/step`, kept while the step could be taken again. */
  firedKeys: z.array(z.string()),
  /** The latest steps: who was notified, when, or why nobody was. */
  steps: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      clock: z.string().optional(),
      deadline: z.date().optional(),
      /** `at` is when it fell due, `actedAt` when it was taken. */
      at: z.date(),
      actedAt: z.date(),
      to: z.array(Person),
      who: z.string().optional(),
      /** Taken after an outage: marked 补发. */
      late: z.boolean(),
      /** Its deadline had passed by then, so nobody was notified (calendar.md 6). */
      dropped: z.boolean(),
      /** Nobody held the rung below. */
      passed: z.boolean(),
      /** The rung below is held by whoever must act alone. */
      own: z.boolean().optional(),
      /** It reached nobody: neither whom it was for nor anybody in their place. */
      unsent: z.boolean().optional(),
    }),
  ),
  /** The latest few recalculations: deadlines before and after a newer calendar. Source: calendar.md, rule 4. */
  recalculations: z
    .array(
      z.object({
        version: z.number(),
        at: z.date(),
        moved: z.array(z.object({ clock: z.string(), before: z.date(), after: z.date() })),
      }),
    )
    .optional(),
  /** When its words, names, numbers and files were erased; what is counted stays (storage.md, "What an enterprise may ask for"). */
  erasedAt: z.date().optional(),
  /** The calendar version that its deadlines were last recalculated with. */
  calendarVersion: z.number(),
  dueAt: z.date().nullable(),
  sendAt: z.date().nullable(),
  record: z.array(RecordEntry),
  /** The last 50 delivery ids: a tap delivered twice is recognised. */
  deliveries: z.array(z.string()),
  /** Words and files sent about it lately, which Feishu lets us take back for a while; `person` where it was private. */
  said: z
    .array(z.object({ messageId: z.string(), chatId: z.string(), at: z.date(), person: z.string().optional() }))
    .optional(),
  /** Messages that may have been sent twice: whether they had arrived was unknown (storage.md, "The outbox"). */
  maybeTwice: z.array(z.string()).optional(),
});
export type Case = z.infer<typeof Case>;
