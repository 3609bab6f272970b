import type { z } from 'zod';
import type { Move } from '../api.ts';
import type { Bus } from './bus.ts';
import type { News } from './news.ts';
import type { Clock } from './page-body.ts';
import { PageError } from './page-error.ts';
import type { SandboxClock } from './time.ts';
import { addWorkingDays, type ClockWalk, type Way } from './walk.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Longer than the five seconds after which a pressed card is redrawn and reminders are gathered, in milliseconds. */
const SOON_MS = 10_000;
const ROUNDS = 5;
/** How far the next message is looked for, in working days: every limit of the profiles is shorter. D */
const FAR_DAYS = 60;

type Asked = z.infer<typeof Clock>;
type Parts = { clock: SandboxClock; bus: Bus; walk: ClockWalk; news: News };

/** What people do with the clock: one move after the other, and what each of them brought. */
export function clockMoves({ clock, bus, walk, news }: Parts) {
  let queue: Promise<unknown> = Promise.resolve();
  let move: Move | null = null;
  let halted = false;

  /** Where the move is by now, for every open page. */
  function tell(changed: Partial<Move>): void {
    if (!move) return;
    move = { ...move, at: clock.now().toISOString(), latest: news.latest(), seen: news.seen(), ...changed };
    bus.tell('clock', { now: move.at, move });
  }

  const go = (target: (now: Date) => Date, arrived: Way['arrived'] = () => false, settle = false): Promise<Date> =>
    walk.go({
      target(now) {
        const to = target(now);
        tell({ to: to.toISOString() });
        return to;
      },
      arrived: (there) => halted || arrived(there),
      settle,
      step: ({ next }) => tell({ next: next?.toISOString() ?? null }),
    });

  /** To the first instant at which somebody is sent something, and through what comes within seconds of it. */
  function toMessage(): Promise<Date> {
    let soon: Date | undefined;
    return go(
      (now) => addWorkingDays(now, FAR_DAYS),
      ({ now, next }) => {
        if (!news.any()) return false;
        soon ??= new Date(now.getTime() + SOON_MS);
        return !next || next > soon;
      },
      true,
    );
  }

  /** What falls due next, after waiting for what is due within seconds. */
  async function nextDue(): Promise<Date> {
    for (let left = ROUNDS; ; left--) {
      const next = await walk.nextDue();
      if (!next) throw new PageError('目前没有到期事项');
      const soon = clock.now().getTime() + SOON_MS;
      if (next.getTime() > soon || left === 0) return next;
      await go(() => new Date(soon));
    }
  }

  /** The instant that a request asks for. */
  async function target(asked: Exclude<Asked, { addSeconds: number } | { nextMessage: true }>): Promise<Date> {
    if ('to' in asked) return new Date(asked.to);
    if ('addHours' in asked) return new Date(clock.now().getTime() + asked.addHours * HOUR_MS);
    if ('addDays' in asked) return new Date(clock.now().getTime() + asked.addDays * DAY_MS);
    if ('addWorkingDays' in asked) return addWorkingDays(clock.now(), asked.addWorkingDays);
    const next = await nextDue();
    if ('nextDue' in asked) return next;
    return new Date(next.getTime() - (asked.beforeNextDue === 'day' ? DAY_MS : MINUTE_MS));
  }

  async function moved(asked: Asked): Promise<Date> {
    if ('addSeconds' in asked) return go((now) => new Date(now.getTime() + asked.addSeconds * 1_000));
    if ('nextMessage' in asked) {
      if (!(await walk.nextDue())) throw new PageError('目前没有到期事项');
      return toMessage();
    }
    const to = await target(asked);
    if (to.getTime() < clock.now().getTime() - 1_000) throw new PageError('时钟只能向前拨');
    return go(() => to);
  }

  async function make(asked: Asked): Promise<Date> {
    const before = move;
    const from = clock.now().toISOString();
    move = {
      running: true,
      forMessage: 'nextMessage' in asked,
      from,
      at: from,
      to: null,
      next: null,
      latest: null,
      seen: [],
      came: [],
      more: 0,
    };
    halted = false;
    news.begin();
    try {
      return await moved(asked);
    } catch (error) {
      // What was refused at once was no move, and what the one before brought still stands.
      if (error instanceof PageError && move.to === null) move = before;
      throw error;
    } finally {
      news.end();
      if (move === before) bus.tell('clock', { now: clock.now().toISOString() });
      else tell({ running: false, ...news.came() });
    }
  }

  return {
    /** The move under way, or the last one. */
    last: (): Move | null => move,
    /** The next instant at which Qisu has something to do, also while it is busy with a move. */
    nextDue: async (): Promise<Date | null> =>
      move?.running ? (move.next ? new Date(move.next) : null) : walk.nextDue(),
    /**
     * Makes a move when those before it have ended; the instant it ended at.
     *
     * @throws PageError when it cannot be made; Error when Qisu does not answer or stands still
     */
    make(asked: Asked): Promise<Date> {
      const turn = queue.then(() => make(asked));
      queue = turn.catch(() => undefined);
      return turn;
    },
    /** Ends the move under way after its present step, at which everything due has been done. */
    stop(): void {
      halted = true;
    },
  };
}
export type ClockMoves = ReturnType<typeof clockMoves>;
