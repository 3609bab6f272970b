import { z } from 'zod';

/**
 * The source of a rule: its clause and, if quoted, its words. `D` marks a default of this project; `nearest` is then the
 * clause that comes closest without saying it.
 */
const cited = {
  clause: z.string().min(1),
  says: z.string().min(1).optional(),
  nearest: z.string().min(1).optional(),
};

/** A limit in whole working days. */
export const Limit = z.strictObject({ workingDays: z.number().int().min(1).max(250), ...cited });
export type Limit = z.infer<typeof Limit>;

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 17:30');

/** The kinds of category: four are handled, `redirect` is redirected. */
const CATEGORY_KINDS = ['consultation', 'appeal', 'suggestion', 'approval', 'redirect'] as const;

const Category = z.strictObject({
  id: z.string(),
  word: z.string(),
  kind: z.enum(CATEGORY_KINDS),
  /** Limit of an assignment; absent where urgency decides, for `approval` (legal date) and for `redirect`. */
  handle: Limit.optional(),
  /** Where the filer is sent, for a `redirect` category. */
  guidance: z.string().optional(),
  ...cited,
});

const Urgency = z.strictObject({
  id: z.enum(['urgent', 'general', 'complex']),
  word: z.string(),
  /** Limit of an assignment, in profiles whose limit follows urgency (SQ (八)). */
  handle: Limit.optional(),
  ...cited,
});

const Level = z.strictObject({
  id: z.string().regex(/^\d$/),
  word: z.string(),
  /** Counts as satisfied. */
  good: z.boolean(),
  /** Closes the case; after any other level the desk calls back. */
  closes: z.boolean(),
});
/** One level of the rating scale, best first. */
export type Level = z.infer<typeof Level>;

const PauseReason = z.strictObject({
  id: z.enum(['arbitration', 'closure_review', 'material', 'court']),
  word: z.string(),
  /** After this many working days the clock resumes by itself. */
  mostWorkingDays: z.number().int().min(1).optional(),
  /** A unit may ask for it with 暂停计时; other reasons belong to a state. */
  asked: z.boolean().default(false),
  ...cited,
});

/** Who is notified after a deadline; each rung a number of working days after the deadline's date. */
const Rung = z.strictObject({
  who: z.enum(['handler', 'head', 'supervision', 'leader']),
  afterWorkingDays: z.number().int().min(0),
  ...cited,
});

/** Reminders before a deadline and on its day, and the rungs after it. */
const Alerts = z.strictObject({
  /** A reminder comes this many working days before, for limits of at least `limitAtLeast` working days. */
  remind: z.array(
    z.strictObject({ beforeWorkingDays: z.number().int().min(1), limitAtLeast: z.number().int().min(1), ...cited }),
  ),
  /** Whether a warning comes on the day itself. */
  warn: z.boolean(),
  rungs: z.array(Rung),
  ...cited,
});

/**
 * Who may take part in an escalation: the unit's head, the leader and the chief of its board, the desk or centre, the
 * coordinator, supervision, the leaders in charge of the unit, the leaders in charge of everything.
 */
const PARTIES = ['head', 'board', 'desk', 'coordinator', 'supervision', 'leader', 'leaders'] as const;
export type Party = (typeof PARTIES)[number];

export const ALERTED = [
  'dispatch',
  'signoff',
  'accept',
  'handle',
  'arbitration',
  'co_task',
  'extension_decision',
  'pause_decision',
  'legal_decision',
  'callback',
  'explanation',
  'review',
  'phone',
  'urge_answer',
  'monthly_progress',
  'written_reply',
  'confirm',
  'rate',
] as const;
/** Clocks with reminders and rungs; the others end in an event that notifies. */
export type Alerted = (typeof ALERTED)[number];

/**
 * The rules of one place: every number and text that differs between places, each with its clause. Source:
 * requirements.md (R-numbers in the YAML files), calendar.md "Default limits".
 */
export const Profile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/),
  name: z.string(),
  /** The desk's name in this place. */
  deskName: z.string(),
  hours: z.strictObject({
    /** Reminders are sent from this time of day on … */
    open: TimeOfDay,
    /** … until this one. It also ends the working day of every clock but the enterprise's own. */
    close: TimeOfDay,
    ...cited,
  }),
  /** Whether an assignment's limit follows the case's category (ML) or its urgency (SQ). */
  limitFollows: z.enum(['category', 'urgency']),
  limits: z.strictObject({
    dispatch: Limit,
    accept: Limit,
    arbitration: Limit,
    confirm: Limit,
    rate: Limit,
    callback: Limit,
    explanation: Limit,
    review: Limit,
    writtenReply: Limit,
    phone: Limit,
    /** How long an undelivered result waits before the desk must telephone. */
    notify: Limit,
    /** How long 仍未解决 may be pressed after a closure by silence. */
    stillNotSolved: Limit,
    /** The floor of a running deadline when a case is reclassified. */
    reclassifyFloor: Limit,
    signoff: Limit,
    coTask: Limit,
    /** Deciding an extension, a pause or the legal track. */
    extensionDecision: Limit,
    pauseDecision: Limit,
    legalDecision: Limit,
    urgeAnswer: Limit,
    /** How long a merge may be undone. */
    undoMerge: Limit,
    /** How long before its deadline an extension must be asked for. */
    extensionNotice: Limit,
  }),
  categories: z.array(Category).min(1),
  urgencies: z.array(Urgency).min(1),
  /** Channels with limits of their own: one for what is complex or has several units, one for the rest. */
  channelLimits: z
    .array(z.strictObject({ channelKinds: z.array(z.string()).min(1), simple: Limit, complex: Limit, ...cited }))
    .default([]),
  returnGrounds: z.array(z.strictObject({ id: z.string(), word: z.string(), ...cited })).min(1),
  /** What the enterprise may choose after a rating that is called back. */
  dissatisfiedReasons: z
    .array(z.strictObject({ id: z.string(), word: z.string(), ...cited }))
    .min(1)
    .max(8),
  pauseReasons: z.array(PauseReason),
  scale: z.strictObject({ levels: z.array(Level).min(2), ...cited }),
  silence: z.strictObject({
    confirm: z.strictObject({ as: z.enum(['unconfirmed', 'counted_good']), ...cited }),
    rate: z.strictObject({ as: z.enum(['unrated', 'counted_good']), ...cited }),
    /** What silence means, in words for the respondent. */
    words: z.string(),
  }),
  /** Who decides a closure review. */
  closureApprover: z.strictObject({ role: z.enum(['desk', 'supervision']), ...cited }),
  /** Minutes in which a rating may be changed before it settles (T43). */
  settle: z.strictObject({ minutes: z.number().int().min(1), ...cited }),
  /** Granted returns after which the case is referred instead of dispatched again. */
  grantedReturns: z.strictObject({ most: z.number().int().min(1), ...cited }),
  /** Days of unanswered calls after which a callback ends and the unit goes on. */
  callbackAttempts: z.strictObject({ most: z.number().int().min(1), ...cited }),
  /** Days of unanswered calls after which 电话征询 ends and the confirm clock starts. */
  phoneAttempts: z.strictObject({ most: z.number().int().min(1), ...cited }),
  /** Channels whose cases need signatures before dispatch; absent where there is no mayor's line. */
  signoff: z.strictObject({ channelKinds: z.array(z.string()).min(1), ...cited }).optional(),
  /** Channels whose cases are confidential from the start. */
  confidential: z.strictObject({ channelKinds: z.array(z.string()), ...cited }),
  /** A directory file is not taken unasked when it puts out more than this share of the people, or leaves fewer enterprises. */
  directory: z.strictObject({
    peopleOut: z.strictObject({ most: z.number().min(0).max(1), ...cited }),
    enterprisesLeft: z.strictObject({ least: z.number().int().min(0), ...cited }),
  }),
  /** 来电登记: how many days ago a call may have been that is written down now. */
  incoming: z.strictObject({ calendarDays: z.number().int().min(1), ...cited }),
  /** Escalation levels (提级协调), lowest first, and who takes part in each besides the unit and supervision. */
  escalationLevels: z.array(z.strictObject({ word: z.string(), takePart: z.array(z.enum(PARTIES)), ...cited })).min(1),
  exclusionReasons: z.array(z.strictObject({ id: z.string(), word: z.string(), ...cited })).min(1),
  /** Reminders, warning, alarm and rungs of each clock. */
  alerts: z.record(z.enum(ALERTED), Alerts),
  /** 久拖未决: after the last rung, a list every this many working days to supervision and the leader. */
  longOverdue: z.strictObject({ everyWorkingDays: z.number().int().min(1), ...cited }),
  /** On the first working day of a week the desk gets a list of what is late by more than this. */
  weekly: z.strictObject({ overWorkingDays: z.number().int().min(1), ...cited }),
  /** After this long without news the respondent is informed, and the unit is asked for progress. */
  noNews: z.strictObject({ workingDays: z.number().int().min(1), ...cited }),
  /** The working day of every month on which an overdue case owes its progress. */
  monthly: z.strictObject({ workingDay: z.number().int().min(1), ...cited }),
  /** The number of the rework assignment at which the clock escalates the case. */
  reworkEscalates: z.strictObject({ assignment: z.number().int().min(2), ...cited }),
  /** On how many of the last working days a card counts those left; it is redrawn on each of them. */
  countdown: z.strictObject({ workingDays: z.number().int().min(1).max(15), ...cited }),
  /** A card is replaced on the last working day up to this many days after sending (Feishu freezes it after 14). */
  renewal: z.strictObject({ calendarDays: z.number().int().min(1).max(13), ...cited }),
  /** The digest warns when the auditor last ran longer ago than this. */
  audit: z.strictObject({ staleHours: z.number().int().min(1), ...cited }),
  /** When leaders get the digest. */
  digest: z.strictObject({ at: TimeOfDay, ...cited }),
  /** When each unit's group gets its work list anew on a working day. */
  workList: z.strictObject({ at: TimeOfDay, ...cited }),
  /** Days after closing in which a comment may be added to the rating. */
  commentDays: z.strictObject({ calendarDays: z.number().int().min(1), ...cited }),
  /** How far ahead the last day of an absence may lie. */
  absence: z.strictObject({ calendarDays: z.number().int().min(1), ...cited }),
});
export type Profile = z.infer<typeof Profile>;
