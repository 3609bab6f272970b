import { ownerOf } from '../directory/person.ts';
import type { ClockName } from './assignment.ts';
import type { Case } from './case.ts';
import { openObligations, openPause, openTasks, runningAssignment } from './current.ts';
import type { Audience, Receiver } from './message.ts';
import type { ObligationKind } from './parts.ts';
import type { ShortMessage } from './short.ts';
import { isOpen, type State } from './state.ts';

/** The facts a notification may use, as Chinese text, without anything that its reader may not see. */
export type NotificationFacts = {
  /** Number and title of the case. */
  which: string;
  /** Its number alone. */
  no: string;
  /** Number and title, as whoever filed it for the enterprise is told. */
  filing: string;
  /** Asks them to tell the enterprise; empty where it reads so itself. */
  passOn: string;
  /** `于3月9日（周二）17:30前`; once that is over `尽快（时限…已过）`; empty where no clock runs. */
  by: string;
  /** Whether the deadline was over when the message was sent. */
  late: boolean;
  unit: string;
  desk: string;
  /** How a closed case ended, as the enterprise is told. */
  ending: string;
  /** Whether 仍未解决 may be pressed after it. */
  mayGoOn: boolean;
  /** What silence means here. */
  silence: string;
  /** The place that a redirected case was sent to. */
  guidance: string;
  /** What whoever dispatches is asked to do, by the kind of the appeal. */
  deed: string;
  /** What the enterprise is asked about the result, by the kind of its appeal. */
  question: string;
  /** The result or explanation in hand; empty where there is none. */
  result: string;
  /** The enterprise's latest rating; empty where there is none. */
  rating: string;
  /** Who said or did it, by name; empty where the event does not tell. */
  who: string;
  /** What came with the event: a person's own words, or what changed. */
  words: string;
  /** Whether the reader belongs to the enterprise's side. */
  yours: boolean;
  /** Working days left on the notification's clock; 0 on its last day. */
  daysLeft: number;
  /** How many rework assignments the case has had. */
  reworks: number;
  /** The escalation level that was reached. */
  step: string;
  /** 交办要求 of the assignment in hand. */
  instruction: string;
  /** The co-units that were named. */
  helpers: string;
  /** Who has the case, for its enterprise: the unit, with its handler once it is accepted. */
  holder: string;
  accepted: boolean;
  /** The deadline of the notification's clock, alone; empty where none runs. */
  promised: string;
  /** Whom the clock has told that it is late: `已督促加快办理，并已报其负责人`. */
  escalated: string;
  /** Whom to ring, as a sentence: the unit's telephone, else the desk's. */
  ring: string;
  /** Working days without news after which the clock asks for it. */
  quietDays: number;
  /** What the enterprise is asked to bring, and until when the case waits for it. */
  awaited: string;
  until: string;
};

/** A clock of the case, an obligation, the running assignment (`handle`) or the reader's own co-task. */
export type NotificationClock = ClockName | ObligationKind | 'handle' | 'co_task';

/** A short sentence in the thread of a card: somebody must act, or should know. Private where the card is private. */
export type Notification = {
  /** The sentence. The people named with @ are added when it is sent. */
  text: (facts: NotificationFacts) => string;
  /** Of one to the respondent: what whoever filed it for the enterprise reads at the same time. Absent: nothing. */
  filed?: (facts: NotificationFacts) => string;
  /** Of one to the respondent: as what it goes to a contact without an account. Absent: not at all. */
  short?: ShortMessage;
  /** Whether a receiver must act; if so, that person is named with @ in the group. */
  wakes: boolean;
  /** Audiences of which it asks nothing: nobody is named with @ there. */
  quietAt?: readonly Audience[];
  /** Waits this long for more of its kind, in milliseconds; what comes meanwhile is said in one sentence. */
  gathersMs?: number;
  /** The unit's head is named with @ as well as whoever must act. */
  head?: true;
  /** Its receiver must act in private: the card comes anew below, with its buttons (lifecycle.md, invariant 7). */
  freshCard?: true;
  /** Still sent to a unit whose assignment has ended in the meantime. */
  outlivesAssignment?: true;
  /** Overtaken by this one where both wait for a receiver: the message after an outage is the newer one. */
  successor?: string;
  /** Its line in a batch. A notification without it is never batched. */
  batched?: string;
  /** It waits for the next working morning, and is a line of what its receiver is told then. */
  inMorning?: true;
} & (
  | {
      /** It holds while this is so of the case, or while it is in one of these states; else it is dropped unsent (T19).
       * Absent: always. */
      while?: Condition | readonly State[];
      /** The clock whose deadline the sentence names. */
      clock?: NotificationClock;
    }
  /** The notification holds only while this clock runs. */
  | { while: 'clock'; clock: ClockName | ObligationKind }
  /** It holds only while this clock runs and its deadline is over. */
  | { while: 'overdue'; clock: 'dispatch' | 'handle' }
);

/** What a notification may claim of a case beside its state, or of whoever reads it. */
const CONDITIONS = {
  open: isOpen,
  unit_absent: (c) => c.absent?.includes('unit') ?? false,
  obligation_absent: (c) => c.absent?.some((what) => what !== 'unit') ?? false,
  /** The unit works on it, and its clock runs. */
  worked_on: (c) => c.state === 'in_progress' && openPause(c) === undefined,
  /** Its clock stands still. */
  paused: (c) => openPause(c) !== undefined,
  /** It waits for the enterprise's material. */
  material: (c) => openPause(c)?.reason === 'material',
  /** The respondent has yet to rate. */
  to_rate: (c) => c.state === 'confirmed' && c.ratings.every((r) => r.settledAt),
  /** The desk has yet to name co-units. */
  co_asked: (c) => c.state === 'in_progress' && c.coAsk !== undefined,
  /** The expert has yet to reply. */
  expert_asked: (c) => c.state === 'submitted' && c.expertAsk !== undefined && !c.expertAsk.repliedAt,
  /** An exclusion waits for supervision. */
  exclusion_asked: (c) => c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt,
  /** The reader's unit has yet to reply to its co-task. */
  task_open: (c, to) => openTasks(c).some((t) => !('unit' in to) || t.unit === to.unit),
  /** The signer it is for has yet to sign, in person or by a deputy: each turn by itself. */
  to_sign: (c, to) =>
    c.state === 'awaiting_signoff' && !c.signoff?.signed.some((s) => 'person' in to && ownerOf(s.by) === to.person),
} as const satisfies Record<string, (c: Case, to: Receiver) => boolean>;
type Condition = keyof typeof CONDITIONS;

/** Notifications by their codes. */
export type Notifications<Code extends string = string> = Readonly<Record<Code, Notification>>;

/** Every notification by its code. A stored code may no longer be in it. */
export type NotificationTable = ReadonlyMap<string, Notification>;

/** Whether the notification holds for this receiver at this instant; true for a code that is no longer known. */
export function holds(n: Notification | undefined, c: Case, { at, to }: { at: Date; to: Receiver }): boolean {
  if (!n?.while) return true;
  if (n.while === 'clock') return runs(c, n.clock);
  if (n.while === 'overdue') return isOverdue(c, n.clock, at);
  return typeof n.while === 'string' ? CONDITIONS[n.while](c, to) : n.while.includes(c.state);
}

function isOverdue(c: Case, clock: 'dispatch' | 'handle', at: Date): boolean {
  const deadline = clock === 'handle' ? runningAssignment(c)?.deadline : c.clocks.dispatch?.deadline;
  return deadline !== undefined && deadline !== null && deadline < at;
}

function runs(c: Case, clock: ClockName | ObligationKind): boolean {
  const clocks: Partial<Record<typeof clock, unknown>> = c.clocks;
  return clocks[clock] !== undefined || openObligations(c).some((o) => o.kind === clock);
}

/** Words as a whole sentence: a stop that somebody wrote themselves stays the only one. Empty where there are none. */
export const ended = (words: string): string => {
  const said = words.trim();
  if (said === '' || /[。！？!?…]$/.test(said)) return said;
  return `${said.replace(/[.．;；,，、:：]+$/, '')}。`;
};

/** What a person wrote, at the end of what is said of it; a stop alone when they wrote nothing. */
export const saying = (words: string): string => (words ? `：${ended(words)}` : '。');

/** What a person wrote, as a sentence under a label; empty when they wrote nothing. */
export const because = (label: string, words: string): string => (words ? `${label}：${ended(words)}` : '');
