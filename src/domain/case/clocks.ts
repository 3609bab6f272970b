import type { Limit, Profile } from '../../../config/profile.ts';
import { closingTimeOf, deadline, type WorkCalendar } from '../time/working-days.ts';
import type { Case, Clock, ClockName, Leg, State } from './case.ts';
import { lastLeg, runningLeg } from './case.ts';

/** What reckoning needs: when, by which rules, on which calendar. */
export type Reckoning = { at: Date; profile: Profile; calendar: WorkCalendar };

/** The clocks that belong to a state; `handle` is the leg's and is not among them. Source: lifecycle.md, "States". */
const STATE_CLOCKS: Record<State, readonly ClockName[]> = {
  submitted: ['dispatch'],
  awaiting_signoff: ['signoff'],
  dispatched: ['accept'],
  return_requested: ['arbitration'],
  in_progress: [],
  answered: ['notify'],
  resolved: ['notify'],
  confirmed: ['rate'],
  callback: ['callback'],
  closure_review: ['review'],
  merged: [],
  closed: [],
  redirected: [],
  withdrawn: [],
};

/** The limit of each clock in the profile. */
const LIMITS: Record<Exclude<ClockName, 'settle'>, keyof Profile['limits']> = {
  dispatch: 'dispatch',
  accept: 'accept',
  arbitration: 'arbitration',
  notify: 'notify',
  confirm: 'confirm',
  rate: 'rate',
  callback: 'callback',
  explanation: 'explanation',
  review: 'review',
  signoff: 'signoff',
  phone: 'phoneInquiry',
  extension_decision: 'extensionDecision',
  stop_decision: 'stopDecision',
  legal_decision: 'legalDecision',
};

/** Clocks that bind the enterprise end at 24:00 (calendar.md 3). */
const END_OF_DAY: readonly ClockName[] = ['confirm', 'rate'];

const runFor = (limit: Limit, endOfDay: boolean, { at, profile, calendar }: Reckoning): Clock => {
  const end = deadline(at, limit.workingDays, calendar, { close: endOfDay ? '24:00' : profile.hours.close });
  return { startedAt: at, limit, deadline: end.at, provisional: end.provisional, endOfDay };
};

/** Starts a clock at `at` with the profile's limit, copied with its clause. */
export const startClock = (name: Exclude<ClockName, 'settle'>, r: Reckoning): Clock =>
  runFor(r.profile.limits[LIMITS[name]], END_OF_DAY.includes(name), r);

/** The minutes in which a rating may still be changed. */
export const settleClock = ({ at, profile }: Reckoning): Clock => ({
  startedAt: at,
  limit: null,
  deadline: new Date(at.getTime() + profile.settle.minutes * 60_000),
  provisional: false,
  endOfDay: false,
});

/** The clock of an obligation or a task, from the profile's limit of that name. */
export const clockOf = (limit: 'writtenReply' | 'urgeAnswer' | 'coTask', r: Reckoning): Clock =>
  runFor(r.profile.limits[limit], false, r);
export const writtenReplyClock = (r: Reckoning): Clock => clockOf('writtenReply', r);

/** Moves the case into a state and starts the clocks that belong to it; every other clock ends, and a new callback counts its own attempts. */
export function enter(c: Case, state: State, r: Reckoning): Case {
  const clocks: Case['clocks'] = {};
  for (const name of STATE_CLOCKS[state]) clocks[name] = startClock(name as Exclude<ClockName, 'settle'>, r);
  const called = state === 'callback' ? { missedCalls: [] } : {};
  return { ...c, ...called, state, clocks, claimedBy: undefined, explanationAskedAt: undefined };
}

/** The limit of a leg by the case's category or urgency. An approval case has none until its unit names the law's date. */
export function handleLimit(
  c: Pick<Case, 'category' | 'urgency'> & { coTasks?: Case['coTasks'] },
  profile: Profile,
): Leg['limit'] {
  const category = profile.categories.find((k) => k.id === c.category);
  if (category?.kind === 'approval')
    return { clause: category.clause, ...(category.says !== undefined && { says: category.says }) };
  // Several units make a matter the complex one, where the limit follows urgency (SQ 八).
  const several = profile.limitFollows === 'urgency' && (c.coTasks ?? []).some((t) => !t.closedAt);
  const urgency = profile.urgencies.find((u) => u.id === (several ? 'complex' : c.urgency));
  const limit = (profile.limitFollows === 'urgency' ? urgency : category)?.handle;
  if (!limit) throw new RangeError(`profile ${profile.id} has no limit for ${c.category}/${c.urgency ?? '-'}`);
  return limit;
}

/** The deadline from the leg's own facts, computed afresh; null while stopped or while the law's date is unknown. */
export function legDeadline(leg: Leg, calendar: WorkCalendar): { at: Date | null; provisional: boolean } {
  if (leg.limit.on) {
    if (leg.stops.some((s) => !s.to)) return { at: null, provisional: false };
    const byLaw = closingTimeOf(leg.limit.on, leg.close);
    return { at: leg.notBefore && leg.notBefore > byLaw ? leg.notBefore : byLaw, provisional: false };
  }
  if (leg.limit.workingDays === undefined) return { at: null, provisional: false };
  return deadline(leg.startedAt, leg.limit.workingDays, calendar, {
    close: leg.close,
    stops: leg.stops,
    ...(leg.extension?.granted && { extensionDays: leg.extension.days }),
    ...(leg.extension?.granted && leg.extension.notBefore && { extensionNotBefore: leg.extension.notBefore }),
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
export function startLeg(c: Case, unit: string, why: Leg['why'], r: Reckoning, board?: string): Case {
  const leg: Leg = {
    n: c.legs.length + 1,
    unit,
    ...(board && { board }),
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
    ? withLeg(c, r, (leg) => ({ ...leg, stops: [...leg.stops, { reason, from: r.at, ...mostOf(reason, r) }] }))
    : c;

/** When a stop ends by itself: closing time of the last working day the profile allows it (calendar.md, "Default limits"). */
function mostOf(reason: Leg['stops'][number]['reason'], { at, profile, calendar }: Reckoning): { until?: Date } {
  const most = profile.stopReasons.find((s) => s.id === reason)?.mostWorkingDays;
  return most ? { until: deadline(at, most, calendar, { close: profile.hours.close }).at } : {};
}

const resumed = (leg: Leg, at: Date): Leg => ({
  ...leg,
  stops: leg.stops.map((s) => (s.to ? s : { ...s, to: at })),
});

export const resumeLeg = (c: Case, r: Reckoning): Case => withLeg(c, r, (leg) => resumed(leg, r.at));

/**
 * Ends the running leg: a stopped clock resumes, a return asked for lapses, and the verdict is frozen.
 * `late` when the deadline had passed by `judgedAt`, whatever ended the leg.
 */
export function endLeg(
  c: Case,
  verdict: 'in_time' | 'passed_on' | 'withdrawn' | 'merged',
  r: Reckoning,
  judgedAt = r.at,
): Case {
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
  // Whatever ends a leg ends what was asked for it (lifecycle.md, "Legs and two clocks").
  const coTasks = ended.coTasks.map((t) => (t.repliedAt || t.closedAt ? t : { ...t, closedAt: r.at }));
  const { extension_decision: _e, stop_decision: _s, legal_decision: _l, ...clocks } = ended.clocks;
  return { ...ended, clocks, coTasks, returnAsk: undefined, stopAsk: undefined, legalAsk: undefined, coAsk: undefined };
}

/** Undoes an end: the same leg runs on as if it had never ended (撤回办结). */
export const reopenLeg = (c: Case, r: Reckoning): Case =>
  withLeg(c, r, ({ endedAt: _ended, verdict: _verdict, result: _result, ...leg }) => leg);

/** The stop that runs now, if any. */
export const openStop = (c: Case): Leg['stops'][number] | undefined => runningLeg(c)?.stops.find((s) => !s.to);
export const openTasks = (c: Case): Case['coTasks'] => c.coTasks.filter((t) => !t.repliedAt && !t.closedAt);

/** Every instant at which a clock of this case ends, with the clock's name. */
export type Deadline = {
  clock: ClockName | 'handle' | 'stop' | 'co_task' | Case['obligations'][number]['kind'];
  at: Date;
};

export function deadlinesOf(c: Case): Deadline[] {
  const own = Object.entries(c.clocks).map(([clock, k]) => ({ clock: clock as ClockName, at: k.deadline }));
  const leg = runningLeg(c);
  const handle = leg?.deadline ? [{ clock: 'handle' as const, at: leg.deadline }] : [];
  const owed = openObligations(c).map((o) => ({ clock: o.kind, at: o.clock.deadline }));
  const tasks = openTasks(c).map((t) => ({ clock: 'co_task' as const, at: t.clock.deadline }));
  const until = openStop(c)?.until;
  return [...own, ...handle, ...owed, ...tasks, ...(until ? [{ clock: 'stop' as const, at: until }] : [])];
}

export const openObligations = (c: Case): Case['obligations'] => c.obligations.filter((o) => !o.metAt && !o.lapsedAt);
