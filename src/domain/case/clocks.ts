import type { Limit, Profile } from '../../../config/profile.ts';
import { closingTimeOf, deadline, type WorkCalendar } from '../time/working-days.ts';
import type { Case, Clock, ClockName, Leg, State } from './case.ts';
import { lastLeg, runningLeg } from './case.ts';

/** What reckoning needs: when, by which rules, on which calendar. */
export type Reckoning = { at: Date; profile: Profile; calendar: WorkCalendar };

/** The clocks that belong to a state; `handle` is the leg's and is not among them. Source: lifecycle.md, "States". */
const STATE_CLOCKS: Record<State, readonly ClockName[]> = {
  submitted: ['dispatch'],
  dispatched: ['accept'],
  return_requested: ['arbitration'],
  in_progress: [],
  answered: ['notify'],
  resolved: ['notify'],
  confirmed: ['rate'],
  callback: ['callback'],
  closure_review: ['review'],
  closed: [],
  redirected: [],
  withdrawn: [],
};

/** Clocks that bind the enterprise end at 24:00 (calendar.md 3). */
const END_OF_DAY: readonly ClockName[] = ['confirm', 'rate'];

const runFor = (limit: Limit, endOfDay: boolean, { at, profile, calendar }: Reckoning): Clock => {
  const end = deadline(at, limit.workingDays, calendar, { close: endOfDay ? '24:00' : profile.hours.close });
  return { startedAt: at, limit, deadline: end.at, provisional: end.provisional, endOfDay };
};

/** Starts a clock at `at` with the profile's limit, copied with its clause. */
export const startClock = (name: Exclude<ClockName, 'settle'>, r: Reckoning): Clock =>
  runFor(r.profile.limits[name], END_OF_DAY.includes(name), r);

/** The minutes in which a rating may still be changed. */
export const settleClock = ({ at, profile }: Reckoning): Clock => ({
  startedAt: at,
  limit: null,
  deadline: new Date(at.getTime() + profile.settle.minutes * 60_000),
  provisional: false,
  endOfDay: false,
});

export const writtenReplyClock = (r: Reckoning): Clock => runFor(r.profile.limits.writtenReply, false, r);

/** Moves the case into a state and starts the clocks that belong to it; every other clock ends, and a new callback counts its own attempts. */
export function enter(c: Case, state: State, r: Reckoning): Case {
  const clocks: Case['clocks'] = {};
  for (const name of STATE_CLOCKS[state]) clocks[name] = startClock(name as Exclude<ClockName, 'settle'>, r);
  const called = state === 'callback' ? { missedCalls: [] } : {};
  return { ...c, ...called, state, clocks, claimedBy: undefined, explanationAskedAt: undefined };
}

/** The limit of a leg by the case's category or urgency. An approval case has none until its unit names the law's date. */
export function handleLimit(c: Pick<Case, 'category' | 'urgency'>, profile: Profile): Leg['limit'] {
  const category = profile.categories.find((k) => k.id === c.category);
  if (category?.kind === 'approval')
    return { clause: category.clause, ...(category.says !== undefined && { says: category.says }) };
  const urgency = profile.urgencies.find((u) => u.id === c.urgency);
  const limit = (profile.limitFollows === 'urgency' ? urgency : category)?.handle;
  if (!limit) throw new RangeError(`profile ${profile.id} has no limit for ${c.category}/${c.urgency ?? '-'}`);
  return limit;
}

/** The deadline from the leg's own facts, computed afresh; null while stopped or while the law's date is unknown. */
export function legDeadline(leg: Leg, calendar: WorkCalendar): { at: Date | null; provisional: boolean } {
  if (leg.stops.some((s) => !s.to)) return { at: null, provisional: false };
  if (leg.limit.on) {
    const byLaw = closingTimeOf(leg.limit.on, leg.close);
    return { at: leg.notBefore && leg.notBefore > byLaw ? leg.notBefore : byLaw, provisional: false };
  }
  if (leg.limit.workingDays === undefined) return { at: null, provisional: false };
  return deadline(leg.startedAt, leg.limit.workingDays, calendar, {
    close: leg.close,
    stops: leg.stops,
    ...(leg.notBefore && { notBefore: leg.notBefore }),
  });
}

const reckoned = (leg: Leg, calendar: WorkCalendar): Leg => {
  const { at, provisional } = legDeadline(leg, calendar);
  return { ...leg, deadline: at, provisional };
};

/** Changes the last leg and reckons its deadline afresh. */
export function withLeg(c: Case, r: Reckoning, change: (leg: Leg) => Leg): Case {
  const leg = lastLeg(c);
  if (!leg) return c;
  return { ...c, legs: [...c.legs.slice(0, -1), reckoned(change(leg), r.calendar)] };
}

/** Starts a leg at `unit`: the unit clock runs from this instant (a late acceptance buys no time). */
export function startLeg(c: Case, unit: string, why: Leg['why'], r: Reckoning): Case {
  const leg: Leg = {
    n: c.legs.length + 1,
    unit,
    why,
    startedAt: r.at,
    limit: handleLimit(c, r.profile),
    close: r.profile.hours.close,
    stops: [],
    deadline: null,
    provisional: false,
    recalled: false,
  };
  return { ...c, legs: [...c.legs, reckoned(leg, r.calendar)] };
}

/** Stops the unit clock, where the profile lists the reason; for any other it runs on (calendar.md 5). */
export const stopLeg = (c: Case, reason: Leg['stops'][number]['reason'], r: Reckoning): Case =>
  r.profile.stopReasons.some((s) => s.id === reason)
    ? withLeg(c, r, (leg) => ({ ...leg, stops: [...leg.stops, { reason, from: r.at }] }))
    : c;

const resumed = (leg: Leg, at: Date): Leg => ({
  ...leg,
  stops: leg.stops.map((s) => (s.to ? s : { ...s, to: at })),
});

export const resumeLeg = (c: Case, r: Reckoning): Case => withLeg(c, r, (leg) => resumed(leg, r.at));

/**
 * Ends the running leg: a stopped clock resumes, a return asked for lapses, and the verdict is frozen.
 * `late` when the deadline had passed by `judgedAt`, whatever ended the leg.
 */
export function endLeg(c: Case, verdict: 'in_time' | 'passed_on' | 'withdrawn', r: Reckoning, judgedAt = r.at): Case {
  if (!runningLeg(c)) return c;
  const ended = withLeg(c, r, (leg) => {
    const { at: end } = legDeadline(resumed(leg, r.at), r.calendar);
    return {
      ...resumed(leg, r.at),
      endedAt: r.at,
      verdict: end && judgedAt > end ? ('late' as const) : verdict,
      ...(verdict === 'passed_on' && { passedOn: true }),
    };
  });
  return { ...ended, returnAsk: undefined };
}

/** Undoes an end: the same leg runs on as if it had never ended (撤回办结). */
export const reopenLeg = (c: Case, r: Reckoning): Case =>
  withLeg(c, r, ({ endedAt: _ended, verdict: _verdict, result: _result, ...leg }) => leg);

/** Every instant at which a clock of this case ends, with the clock's name. */
export function deadlinesOf(c: Case): { clock: ClockName | 'handle' | 'written_reply'; at: Date }[] {
  const own = Object.entries(c.clocks).map(([clock, k]) => ({ clock: clock as ClockName, at: k.deadline }));
  const leg = runningLeg(c);
  const handle = leg?.deadline ? [{ clock: 'handle' as const, at: leg.deadline }] : [];
  const replies = openObligations(c).map((o) => ({ clock: 'written_reply' as const, at: o.clock.deadline }));
  return [...own, ...handle, ...replies];
}

export const openObligations = (c: Case): Case['obligations'] => c.obligations.filter((o) => !o.metAt && !o.lapsedAt);

/** The same clock with the same deadline is one step, told once. */
export const stepKey = (d: { clock: string; at: Date }): string => `${d.clock}/${d.at.toISOString()}`;

/** What the end of a clock does to the case; the others are told on the cards and change no state. */
const ENDS_IN: Partial<Record<ClockName | 'handle' | 'written_reply', string>> = {
  settle: 'settle',
  confirm: 'confirm_over',
  rate: 'rate_over',
  explanation: 'explanation_over',
};

/** Deadlines that have passed by `at` and are still to be told; clocks that end in an event of their own are not among them. */
export const passedUntold = (c: Case, at: Date): { clock: string; at: Date }[] =>
  untold(c).filter((d) => d.at <= at && !ENDS_IN[d.clock]);

const untold = (c: Case) => deadlinesOf(c).filter((d) => !c.told.includes(stepKey(d)));

/** When the clock must next act on this case; null when nothing runs. */
export function nextDue(c: Case): Date | null {
  const times = untold(c).map((d) => d.at.getTime());
  return times.length ? new Date(Math.min(...times)) : null;
}

/** The event that the clock must cause now, earliest deadline first; null when nothing is due. Source: calendar.md, rule 6. */
export function dueEvent(c: Case, now: Date): string | null {
  const [first] = untold(c)
    .filter((d) => d.at <= now)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ? (ENDS_IN[first.clock] ?? 'deadline_told') : null;
}
