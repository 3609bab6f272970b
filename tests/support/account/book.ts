import { CLOSES, dateOf, instant, inWords, isWorked, midnight, nextDay } from './days.ts';

// What an onlooker with the documents in hand writes down of each case. Nothing here asks the program.

export type State =
  | 'submitted'
  | 'dispatched'
  | 'return_requested'
  | 'in_progress'
  | 'answered'
  | 'resolved'
  | 'confirmed'
  | 'callback'
  | 'closure_review'
  | 'closed'
  | 'redirected'
  | 'withdrawn';

/** Which clock, by the names of calendar.md, "Default limits". */
export type ClockName =
  | 'dispatch'
  | 'accept'
  | 'handle'
  | 'arbitration'
  | 'confirm'
  | 'rate'
  | 'callback'
  | 'explanation'
  | 'review'
  | 'extension'
  | 'pause'
  | 'co_task'
  | 'urge'
  | 'monthly'
  | 'letter';

/** A running clock. */
export type Clock = {
  name: ClockName;
  /** Tells it from others of its name. */
  id: string;
  from: Date;
  /** Working days. */
  limit: number;
  /** Undefined while it stands still. */
  until?: Date;
  /** The office or unit that must act; nobody but the enterprise for `confirm` and `rate`. */
  at: string;
  /** Steps that were taken, each with the deadline that it was of. */
  taken: Set<string>;
};

type Pause = { from: Date; to?: Date };
/** The running assignment. */
export type Round = {
  unit: string;
  from: Date;
  limit: number;
  extension: number;
  pauses: Pause[];
  askedExtension: boolean;
  recalled: boolean;
  /** When its result was taken back: what fell due meanwhile was never due. */
  back?: Date;
  /** Steps of its clock that were taken. */
  taken: Set<string>;
  handler?: string;
};

type Asked = { kind: 'extension'; days: number; why: string } | { kind: 'pause'; reason: 'material' | 'court' };
export type Book = {
  no: string;
  title: string;
  state: State;
  /** How it ended. */
  outcome?: string;
  enterprise: string;
  respondent: string;
  /** Who filed it for the enterprise. */
  agent?: string;
  received: Date;
  urgent: boolean;
  /** Working days that the unit has: 诉求 15, 咨询 5. */
  limit: number;
  referred: boolean;
  round?: Round;
  /** Paused for material that the enterprise is to bring, or for a court. */
  standsFor?: 'material' | 'court';
  asked: Asked[];
  coAsked?: string;
  returns: number;
  upheld: string[];
  reworks: number;
  escalations: number;
  /** The dissatisfied rating that is called back, or that was, in words. */
  rating?: string;
  settlesAt?: Date;
  callNoted: boolean;
  explained: boolean;
  nudgedOn?: string;
  /** Why the unit applied to close it. */
  reason?: string;
  /** The enterprise said something while it was asked about a result. */
  heard?: boolean;
  /** When the clock takes it a step up by itself. */
  climbsAt?: Date;
  /** When the enterprise last saw something new. */
  news: Date;
  clocks: Clock[];
  closedAt?: Date;
};

/** Deadlines end at closing time, those of the enterprise at 24:00. Source: calendar.md, rule 3. */
export const endOf = (name: ClockName, date: string): Date =>
  name === 'confirm' || name === 'rate' ? midnight(date) : instant(date, CLOSES);

const standsAt = (at: Date, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => from < at && (to === undefined || to > at));

/** The n-th working day after the start on which the clock did not stand still at 24:00. */
function counted(from: Date, limit: number, pauses: readonly Pause[]): Date {
  let date = dateOf(from);
  for (let left = limit; left > 0; ) {
    date = nextDay(date);
    if (isWorked(date) && !standsAt(midnight(date), pauses)) left -= 1;
  }
  return instant(date, CLOSES);
}

/**
 * When the unit's work must be done; undefined while its clock stands still. A pause moves only a deadline that had not
 * passed when it began. Source: calendar.md, rule 5.
 */
export function handleBy({ from, limit, extension, pauses }: Round): Date | undefined {
  const moving: Pause[] = [];
  for (const pause of pauses) {
    if (pause.from > counted(from, limit + extension, moving)) continue;
    if (!pause.to) return undefined;
    moving.push(pause);
  }
  return counted(from, limit + extension, moving);
}

/** The clock of a name, if it runs. */
export const clockOf = (c: Book, name: ClockName, at?: string): Clock | undefined =>
  c.clocks.find((k) => k.name === name && (at === undefined || k.at === at));

/** `于3月9日（周一）17:30前`, or that its date is over. Source: lifecycle.md, invariant 10. */
export const byWhen = (until: Date | undefined, at: Date): string => {
  if (!until) return '尽快';
  return at <= until ? `于${inWords(until)}前` : `尽快（时限${inWords(until)}已过）`;
};

export const OPEN: readonly State[] = [
  'submitted',
  'dispatched',
  'return_requested',
  'in_progress',
  'answered',
  'resolved',
  'confirmed',
  'callback',
  'closure_review',
];

type Filed = Pick<Book, 'no' | 'title' | 'enterprise' | 'respondent' | 'agent' | 'received' | 'limit'>;
/** A case as it is when it has just been filed. */
export const newCase = (filed: Filed): Book => ({
  ...filed,
  state: 'submitted',
  urgent: false,
  referred: false,
  asked: [],
  returns: 0,
  upheld: [],
  reworks: 0,
  escalations: 0,
  callNoted: false,
  explained: false,
  news: filed.received,
  clocks: [],
});
