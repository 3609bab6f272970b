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

/** A way through what falls due. */
export type Way = {
  /** Where it ends, found out when it begins. */
  target: (now: Date) => Date;
  /** Asked before each step: true ends the way there. */
  arrived: (there: QisuClock) => boolean;
  /** Does what is due by now before the clock moves: what it brings may be what is waited for. */
  settle?: boolean;
  /** Told after each step. */
  step: (there: QisuClock) => void;
};

/** Moves Qisu's clock and the stand-in's own together, from one due instant to the next, so nothing is skipped. */
export function clockWalk({ clock, bus, deliveries, qisuUrl }: Parts) {
  async function ask(init?: RequestInit): Promise<QisuClock> {
    const base = qisuUrl();
    if (!base) return { now: clock.now(), next: null };
    const answer = await fetch(new URL('/sandbox/clock', base), init ?? { signal: AbortSignal.timeout(READ_MS) });
    if (!answer.ok) throw new Error(`Qisu's clock answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    const { now, next } = (await answer.json()) as { now: string; next: string | null };
    return { now: new Date(now), next: next ? new Date(next) : null };
  }

  /** Both clocks at `to`, or at what is due before it, and all that is due there done. */
  async function both(to: Date): Promise<QisuClock> {
    clock.set(to);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ to }) };
    const there = qisuUrl() ? await ask(init) : { now: to, next: null };
    clock.set(there.now);
    await deliveries.actDue();
    return there;
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
    /** Goes a way; one at a time. @throws Error when Qisu does not answer or stands still */
    async go({ target, arrived, settle, step }: Way): Promise<Date> {
      let { now, next } = await ask({});
      const to = target(now);
      const take = async (goal: Date) => {
        const there = await both(goal);
        ({ now, next } = there);
        step(there);
      };
      if (settle) await take(now);
      for (let stuck = 0; now < to && !arrived({ now, next }); ) {
        const own = deliveries.nextDue() ?? Number.POSITIVE_INFINITY;
        const before = now;
        // The clock does not move past something overdue until that is done.
        const stop = Math.min(to.getTime(), next?.getTime() ?? Number.POSITIVE_INFINITY, own);
        await take(new Date(Math.max(now.getTime(), stop)));
        stuck = now > before ? 0 : stuck + 1;
        if (stuck > PATIENCE) throw new Error(`Qisu's clock stands still at ${now.toISOString()}`);
      }
      return now;
    },
  };
}
export type ClockWalk = ReturnType<typeof clockWalk>;
