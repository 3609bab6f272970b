import { type Book, byWhen, type Clock, type ClockName, clockOf, endOf, handleBy } from './book.ts';
import { CLOSES, dateOf, instant, window, workday } from './days.ts';
import { asked, COORDINATOR, DESK, office } from './offices.ts';
import { type Tell, tell } from './tell.ts';

// What acts do to a case, by lifecycle.md, "Events" and "Assignments and two clocks".

/** Limits in working days. Source: calendar.md, "Default limits". */
export const LIMITS: Record<Exclude<ClockName, 'handle' | 'monthly'>, number> = {
  dispatch: 1,
  accept: 1,
  arbitration: 2,
  confirm: 3,
  rate: 3,
  callback: 2,
  explanation: 2,
  review: 2,
  extension: 1,
  pause: 1,
  co_task: 5,
  urge: 2,
  letter: 15,
};

/** Whoever dispatches: the desk, after referral the coordinator. */
export const dispatcher = (c: Book): string => (c.referred ? COORDINATOR : DESK);

export function start(c: Book, name: keyof typeof LIMITS, from: Date, at: string, id = ''): Clock {
  const limit = LIMITS[name];
  const clock = {
    name,
    id,
    from,
    limit,
    at,
    until: endOf(name, workday(dateOf(from), limit)),
    taken: new Set<string>(),
  };
  c.clocks.push(clock);
  return clock;
}

export const stop = (c: Book, ...names: ClockName[]): void => {
  c.clocks = c.clocks.filter((k) => !names.includes(k.name));
};

/** Whether a clock still runs. */
export const runs = (c: Book, clock: Clock) => (): boolean => c.clocks.includes(clock);
export const inState =
  (c: Book, ...states: Book['state'][]) =>
  (): boolean =>
    states.includes(c.state);

/** The unit clock by the assignment as it now stands. */
export function setHandle(c: Book): void {
  const { round } = c;
  if (!round) return;
  const known = clockOf(c, 'handle');
  const until = handleBy(round);
  const clock: Clock = known ?? {
    name: 'handle',
    id: '',
    from: round.from,
    limit: round.limit,
    at: round.unit,
    taken: round.taken,
  };
  clock.limit = round.limit + round.extension;
  if (until) clock.until = until;
  else delete clock.until;
  if (!known) c.clocks.push(clock);
}

/** The unit that has it. */
export const unitOf = (c: Book): string => c.round?.unit ?? '';

/** The case is sent to a unit, which gets a clock of its own. */
export function sendTo(c: Book, unit: string, at: Date, says: (string | false)[] = []): Tell {
  c.state = 'dispatched';
  c.round = {
    unit,
    from: at,
    limit: c.limit,
    extension: 0,
    pauses: [],
    askedExtension: false,
    recalled: false,
    taken: new Set(),
  };
  c.news = at;
  setHandle(c);
  const accept = start(c, 'accept', at, unit);
  return tell(c, at, unit, 'to accept', {
    says: (now) => [
      `已派给${unit}`,
      `请${byWhen(accept.until, now)}受理或申请退回`,
      ...says.filter((s) => s !== false),
    ],
    names: () => asked(c, unit),
    still: () => c.state === 'dispatched' && runs(c, accept)(),
    asks: 'accept',
    news: says.length > 0,
  });
}

/** The case waits to be dispatched, and whoever dispatches is told why. */
export function toDispatch(c: Book, at: Date, why: string): Tell {
  c.state = 'submitted';
  delete c.round;
  const clock = start(c, 'dispatch', at, dispatcher(c));
  return tell(c, at, dispatcher(c), 'to dispatch', {
    says: (now) => [`请${byWhen(clock.until, now)}派单`, why],
    names: () => asked(c, dispatcher(c)),
    still: () => c.state === 'submitted' && runs(c, clock)(),
    asks: 'dispatch',
    news: true,
  });
}

/** Whatever ends an assignment: what it asked for lapses, and the asker is told; its tasks close. */
export function endRound(c: Book, at: Date): Tell[] {
  const unit = c.round?.unit;
  const lapses = c.asked.length > 0 || c.coAsked !== undefined;
  const pause = c.round?.pauses.at(-1);
  if (pause && !pause.to) pause.to = at;
  delete c.standsFor;
  delete c.coAsked;
  c.asked = [];
  stop(c, 'handle', 'accept', 'arbitration', 'extension', 'pause', 'co_task', 'review', 'explanation');
  if (!unit || !lapses) return [];
  return [tell(c, at, unit, 'what it asked for lapsed', { says: ['本次办理已结束', '申请随之终止'], names: () => [] })];
}

/** A new assignment at the same unit, whose handler goes on with it. */
export function again(c: Book, at: Date): void {
  const { round } = c;
  if (!round) return;
  const { unit, handler } = round;
  c.state = 'in_progress';
  c.reworks += 1;
  c.explained = false;
  c.news = at;
  c.round = {
    unit,
    ...(handler && { handler }),
    from: at,
    limit: c.limit,
    extension: 0,
    pauses: [],
    askedExtension: false,
    recalled: false,
    taken: new Set(),
  };
  setHandle(c);
  if (c.reworks === CLIMBS_AT) c.climbsAt = c.urgent ? at : window(at);
}
/** The rework that the clock takes a step up. */
const CLIMBS_AT = 3;

/** The case is over; what the unit still owes outlives it. */
export function close(c: Book, at: Date, outcome: string): void {
  c.state = 'closed';
  c.outcome = outcome;
  c.closedAt = at;
  delete c.settlesAt;
  c.clocks = c.clocks.filter((k) => k.name === 'letter' || k.name === 'urge' || k.name === 'monthly');
}

/** Who has the case, once, with the date of the work. */
export const workBy = (c: Book, now: Date): string => `${byWhen(clockOf(c, 'handle')?.until, now)}办结`;

/** A case has come, and whoever dispatches is told. */
export function dispatchTold(c: Book, at: Date): Tell {
  const clock = start(c, 'dispatch', at, dispatcher(c));
  return tell(c, at, dispatcher(c), 'to dispatch', {
    says: (now) => ['待派单', `请${byWhen(clock.until, now)}派单`],
    names: () => asked(c, dispatcher(c)),
    still: () => c.state === 'submitted' && runs(c, clock)(),
    asks: 'dispatch',
  });
}

const MOST_PAUSED = 10;
/** When a pause for material ends by itself. */
export const pausedUntil = (from: Date): Date => instant(workday(dateOf(from), MOST_PAUSED), CLOSES);

/** The clock goes on, and the unit hears until when. */
export function resumed(c: Book, at: Date): Tell {
  const pause = c.round?.pauses.at(-1);
  if (pause) pause.to = at;
  delete c.standsFor;
  setHandle(c);
  return tell(c, at, unitOf(c), 'resumed', {
    says: (now) => ['已恢复计时', workBy(c, now)],
    names: () => asked(c, unitOf(c)),
    still: inState(c, 'in_progress'),
    news: true,
  });
}

/** Co-units get their tasks, at latest for the day before the lead unit's date. */
export function helps(c: Book, at: Date, units: readonly string[] = [], matter = ''): Tell[] {
  return units.map((unit) => {
    const task = start(c, 'co_task', at, unit, unit);
    const lead = clockOf(c, 'handle')?.until;
    const before = lead && instant(workday(dateOf(lead), -1), CLOSES);
    const latest = before && before > at ? before : lead && lead > at ? lead : undefined;
    if (latest && task.until && latest < task.until) task.until = latest;
    return tell(c, at, unit, 'to help', {
      says: (now) => ['请贵单位协办', `${byWhen(task.until, now)}提交协办意见`, matter],
      names: () => office(unit).liaisons,
      still: runs(c, task),
      news: true,
    });
  });
}
