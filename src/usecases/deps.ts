import type { Profile } from '../../config/profile.ts';
import type { Case } from '../domain/case/case.ts';
import type { Ctx, Rules } from '../domain/case/context.ts';
import type { Actor } from '../domain/directory/person.ts';
import type { WorkCalendar } from '../domain/time/work-calendar.ts';
import type { Codes, Links, Notifier } from '../links-port.ts';
import type {
  CaseStore,
  ClockPort,
  DirectoryPort,
  Files,
  Log,
  Memory,
  Messenger,
  Metrics,
  NoticeStore,
} from '../ports.ts';

/** Something that an operator must do, and what to do next. */
type Wrong = { check: string; said: string; next?: string };

/** What use-cases and jobs work with. */
export type Deps = {
  cases: CaseStore;
  notices: NoticeStore;
  memory: Memory;
  files: Files;
  directory: DirectoryPort;
  messenger: Messenger;
  links: Links;
  codes: Codes;
  /** The town's gateway for short messages; absent where it has none. */
  notifier?: Notifier;
  /** Where a browser reaches the program, without a slash at the end. */
  publicUrl: () => string;
  clock: ClockPort;
  /** Whether the clock may be moved, as in the sandbox. */
  clockMoves: boolean;
  log: Log;
  metrics: Metrics;
  profile: Profile;
  calendar: () => WorkCalendar;
  /** Picks up a newer calendar that another instance stored. */
  refreshCalendar: () => Promise<void>;
  /** Set while messages missed in an outage are read. Messages written since then count from when they were written. */
  missedSince?: Date;
  /**
   * What is wrong with the installation, once a day for each process: null for the second time, and where it cannot be
   * examined, absent.
   */
  examine?: (on: string) => Promise<readonly Wrong[] | null>;
  /** Tells the sender that an item waits in an outbox. */
  wake: () => void;
};

/** What the rules of a place are read from. */
export type Place = Pick<Deps, 'profile' | 'calendar' | 'directory' | 'clock'>;

/** The rules of this place now, for views and for deciding which buttons there are. */
export const rulesNow = ({ profile, calendar, directory, clock }: Place): Rules => ({
  profile,
  calendar: calendar(),
  directory: directory.current(),
  at: clock.now(),
});

/** The oldest time of a message that still counts (lifecycle.md, "Events"). */
const WORDS_AGE_MOST_MS = 8 * 3_600_000;

/**
 * The instant an event counts from: never in the future, never before the case's last event. An older message counts at
 * receipt, except one that was written during an outage (since `missedSince`).
 */
function eventAt(now: Date, saidAt: Date | undefined, last: Date | undefined, missedSince?: Date): Date {
  const oldest = Math.min(now.getTime() - WORDS_AGE_MOST_MS, missedSince?.getTime() ?? Number.POSITIVE_INFINITY);
  const fresh = saidAt && saidAt <= now && saidAt.getTime() >= oldest ? saidAt : now;
  return last && fresh < last ? last : fresh;
}

/** The context of a decision on this case. */
export function contextFor(
  deps: Deps,
  actor: Actor,
  c: Case | null,
  from: {
    v?: number | undefined;
    delivery?: string | undefined;
    messageId?: string | undefined;
    saidAt?: Date | undefined;
  },
): Ctx {
  const rules = rulesNow(deps);
  const { overload } = deps.messenger.traits;
  return {
    ...rules,
    actor,
    now: rules.at,
    at: eventAt(rules.at, from.saidAt, c?.lastEventAt, deps.missedSince),
    ...(overload && { overload }),
    ...(from.v !== undefined && { v: from.v }),
    ...(from.delivery && { delivery: from.delivery }),
    ...(from.messageId && { messageId: from.messageId }),
  };
}
