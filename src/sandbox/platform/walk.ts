import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Bus } from './bus.ts';
import type { Deliveries } from './deliver.ts';
import type { SandboxClock } from './time.ts';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** After this many rounds without progress a walk is given up. */
const PATIENCE = 50;
/** How long the page waits for Qisu's clock when it only reads it, in milliseconds. A walk has no such limit. */
const READ_MS = 2_000;

/** A working day of the notices: the package's own functions mix local and UTC dates, its table does not. */
function isWorkday(on: string): boolean {
  if (on in published.workdays) return true;
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6 && !(on in published.holidays);
}

/** The same time of day on the `days`-th working day after `from`; dates are taken in Asia/Shanghai. */
export function addWorkingDays(from: Date, days: number): Date {
  const onDay = (at: Date) => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
  let at = from;
  for (let left = days; left > 0; ) {
    at = new Date(at.getTime() + DAY_MS);
    if (isWorkday(onDay(at))) left -= 1;
  }
  return at;
}

type QisuClock = { now: Date; next: Date | null };
type Parts = { clock: SandboxClock; bus: Bus; deliveries: Deliveries; qisuUrl: () => string | undefined };

/** Moves Qisu's clock and the stand-in's own together, from one due instant to the next, so nothing is skipped. */
export function clockWalk({ clock, bus, deliveries, qisuUrl }: Parts) {
  let queue: Promise<unknown> = Promise.resolve();

  async function ask(init?: RequestInit): Promise<QisuClock> {
    const base = qisuUrl();
    if (!base) return { now: clock.now(), next: null };
    const answer = await fetch(new URL('/sandbox/clock', base), init ?? { signal: AbortSignal.timeout(READ_MS) });
    if (!answer.ok) throw new Error(`Qisu's clock answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    const { now, next } = (await answer.json()) as { now: string; next: string | null };
    return { now: new Date(now), next: next ? new Date(next) : null };
  }

  const push = (to: Date) =>
    ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to }) });

  async function walk(target: (now: Date) => Date): Promise<Date> {
    let { now, next } = await ask({});
    const to = target(now);
    let stuck = 0;
    while (now < to) {
      const own = deliveries.nextDue();
      // The clock does not move past something overdue until that is done.
      const stop = Math.min(to.getTime(), next?.getTime() ?? Number.POSITIVE_INFINITY, own ?? Number.POSITIVE_INFINITY);
      const step = new Date(Math.max(now.getTime(), stop));
      clock.set(step);
      const there = qisuUrl() ? await push(step) : { now: step, next: null };
      clock.set(there.now);
      await deliveries.actDue();
      stuck = there.now > now ? 0 : stuck + 1;
      if (stuck > PATIENCE) throw new Error(`Qisu's clock stands still at ${there.now.toISOString()}`);
      ({ now, next } = there);
      bus.tell('clock', { now: now.toISOString() });
    }
    return now;
  }

  function inTurn(target: (now: Date) => Date): Promise<Date> {
    const turn = queue.then(() => walk(target));
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    /** Reads Qisu's clock and keeps the difference. */
    async sync(): Promise<void> {
      const { now } = await ask();
      clock.set(now);
      bus.tell('clock', { now: now.toISOString() });
    },
    /** The next instant at which Qisu has something to do; null when nothing is due or Qisu does not answer. */
    nextDue: (): Promise<Date | null> =>
      ask().then(
        ({ next }) => next,
        () => null,
      ),
    /** Walks to an instant; one walk at a time. @throws Error when Qisu does not answer or stands still */
    to: (instant: Date): Promise<Date> => inTurn(() => instant),
    /** Walks on by `ms` of Qisu's time. @throws Error as `to` does */
    by: (ms: number): Promise<Date> => inTurn((now) => new Date(now.getTime() + ms)),
  };
}
export type ClockWalk = ReturnType<typeof clockWalk>;
