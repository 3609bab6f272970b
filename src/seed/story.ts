import type { Examples } from '../../config/examples.ts';
import type { StoryAsk } from '../../config/options.ts';
import { type StandingClock, standingClock } from '../adapters/clock.ts';
import { compose } from '../compose.ts';
import { addWorkingDays, closingTimeOf, isWorkingDay } from '../domain/time/day-kind.ts';
import { plusDays, shanghai, shanghaiDate } from '../domain/time/shanghai.ts';
import { dayOpenAt, nextOnWorkingDay } from '../domain/time/window.ts';
import type { Parts } from '../program.ts';
import { keptCases } from './kept-cases.ts';
import { type Played, play } from './play.ts';
import { quietMessenger, rememberingSent } from './quiet.ts';
import { keepTold } from './told.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Messages are sent for this long before the end: as long as Feishu lets a card be changed. */
const LOUD_MS = 14 * DAY_MS;
/** How long after something was done its messages are sent. D */
const ROUND_MS = 30 * 60_000;

/** What a story needs of the stand-in. */
type Chats = {
  follow(at: Date, passed: number): void;
  privateChat(openId: string): string;
  wrote(openId: string, text: string): void;
  allRead(): void;
};

/** How far a story is. `part`: from 0 to 1. */
export type Progress = { at: Date; part: number; cases: number };

export type Stage = {
  /** What the program is made of, but for clock and messenger. */
  parts: Parts;
  chats: Chats;
  /** Sets the clock on which the program goes on afterwards. */
  setClock: (at: Date) => Promise<void>;
  tell: (progress: Progress) => void;
  halted?: () => boolean;
  examples: () => Examples;
};

/** When a story ends: now, or in the last hour in which people were at work. */
function endOf(now: Date, { profile, calendar }: Parts): Date {
  if (dayOpenAt(now, { profile, calendar }) !== null) return now;
  const today = shanghaiDate(now);
  const close = closingTimeOf(today, profile.hours.close);
  const day = isWorkingDay(today, calendar) && now > close ? today : addWorkingDays(today, -1, calendar);
  return new Date(closingTimeOf(day, profile.hours.close).getTime() - HOUR_MS);
}

/** So many months earlier, or days, in the morning. */
function beginOf(end: Date, { months, days }: StoryAsk): Date {
  const today = shanghaiDate(end);
  if (days !== undefined) return shanghai(`${plusDays(today, 1 - days)} ${BEGINS}`);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
  return shanghai(`${plusDays(first, Math.min(day, 28) - 1)} ${BEGINS}`);
}
/** Before anybody is at work. */
const BEGINS = '07:50';

/**
 * Tells a made-up story into an empty database: it is played through the program as it is, on a clock that stands between
 * two instants. Source: interface.md, "Sandbox".
 */
export async function tellStory(
  { parts, chats, setClock, tell, halted, examples }: Stage,
  ask: StoryAsk,
): Promise<Played & { until: Date; halted: boolean }> {
  const until = ask.until ?? endOf(parts.clock.now(), parts);
  const from = beginOf(until, ask);
  const clock: StandingClock = standingClock(from, chats.follow);
  const loud = (): boolean => until.getTime() - clock.now().getTime() < LOUD_MS;
  chats.follow(from, 0);
  await keepTold(parts.memory, ask, until, false);
  await setClock(from);
  const messenger = quietMessenger(parts.messenger, loud, chats.privateChat);
  const { connect: _none, examine: _nor, ...rest } = parts;
  const memory = rememberingSent(parts.memory);
  const program = await compose({
    ...rest,
    alone: keptCases,
    memory,
    clock,
    messenger,
    moveClock: async (at) => clock.moveTo(at),
  });
  await program.catchUp();
  const stage = {
    program,
    moveTo: async (at: Date) => clock.moveTo(at),
    speaks: loud,
    // Where nothing is sent, what it would bring about is done once a day.
    roundAfter: (at: Date): Date =>
      loud() ? new Date(at.getTime() + ROUND_MS) : nextOnWorkingDay(at, parts.profile.hours.close, parts.calendar),
    wrote: (person: string, text: string) => {
      if (loud()) chats.wrote(person, text);
    },
    async day(at: Date, cases: number) {
      tell({ at, part: (at.getTime() - from.getTime()) / (until.getTime() - from.getTime()), cases });
      // Whoever starts the sandbox on half a story finds its clock where that ended.
      await setClock(at);
      await parts.memory.beat(at);
      if (until.getTime() - at.getTime() < DAY_MS) chats.allRead();
    },
    ...(halted && { halted }),
  };
  const played = await play(stage, { seed: `${ask.seed}`, from, until }, examples());
  await program.stopSending();
  if (halted?.()) return { ...played, until, halted: true };
  await setClock(until);
  await parts.memory.beat(until);
  await keepTold(parts.memory, ask, until, true);
  tell({ at: until, part: 1, cases: played.cases });
  return { ...played, until, halted: false };
}
