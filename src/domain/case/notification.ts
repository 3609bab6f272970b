import type { ClockName } from './assignment.ts';
import type { Case } from './case.ts';
import { openObligations } from './current.ts';
import type { ObligationKind } from './parts.ts';
import { isOpen, type State } from './state.ts';

/** What a sentence may say, already in words and without anything that its reader must not see. */
export type NotificationFacts = {
  /** Number and title, to tell which case. */
  which: string;
  /** `于3月9日（周二）17:30前`, or empty where no clock runs. */
  by: string;
  unit: string;
  desk: string;
  /** How a closed case ended. */
  outcome: string;
  /** Whether 仍未解决 may be pressed after it. */
  mayGoOn: boolean;
  /** What silence means here. */
  silence: string;
  /** Where it was guided to. */
  guidance: string;
  /** A person's own words that came with the event. */
  words: string;
  /** Whether it is said to the enterprise's side, to whom the case is its own. */
  yours: boolean;
  /** Working days that are left of the clock that is spoken of; 0 on its last day. */
  daysLeft: number;
  /** How many times the case was to be handled again. */
  reworks: number;
  /** The step of 提级协调 that was reached. */
  step: string;
  /** Units named for co-handling. */
  helpers: string;
};

/** A clock of the case, of an obligation, of the running assignment (`handle`), or of the reader's own co-task. */
export type NotificationClock = ClockName | ObligationKind | 'handle' | 'co_task';

/** Short words in the thread of a card, or in private where the card lives there: somebody must act, or should know. */
export type Notification = {
  /** The sentence; whom it names with @ is added when it is sent. */
  text: (facts: NotificationFacts) => string;
  /** Whether somebody at the receiving end must act: they are then named with @ in their group. */
  wakes: boolean;
  /** Still sent to a unit whose assignment has ended in the meantime. */
  outlivesAssignment?: true;
  /** Its line where all that falls due in one minute for one receiver is one message; without it a message of its own. */
  batched?: string;
} & (
  | {
      /** While the case is open, or in which states, it still makes sense; afterwards it is dropped unsent. Without it, always. Source: T19. */
      while?: 'open' | readonly State[];
      /** The clock by whose deadline something is asked. */
      clock?: NotificationClock;
    }
  /** It makes sense only as long as the clock of which it speaks runs. */
  | { while: 'clock'; clock: ClockName | ObligationKind }
);

/** Notifications by their codes. */
export type Notifications<Code extends string = string> = Readonly<Record<Code, Notification>>;

/** Every notification there is, by its code; a code that is stored may be unknown by now. */
export type NotificationTable = ReadonlyMap<string, Notification>;

/** Whether the case still is where the notification says it is; of one that is not known nothing is known against it. */
export function holds(n: Notification | undefined, c: Case): boolean {
  if (!n?.while) return true;
  if (n.while === 'open') return isOpen(c);
  return n.while === 'clock' ? runs(c, n.clock) : n.while.includes(c.state);
}

function runs(c: Case, clock: ClockName | ObligationKind): boolean {
  const clocks: Partial<Record<typeof clock, unknown>> = c.clocks;
  return clocks[clock] !== undefined || openObligations(c).some((o) => o.kind === clock);
}

/** A person's own words at the end of a sentence, under their label; nothing where there are none. */
export const because = (label: string, words: string): string => (words ? `。${label}：${words}` : '');
