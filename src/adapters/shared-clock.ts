import { randomUUID } from 'node:crypto';
import type { ClockPort, Memory } from '../ports.ts';
import { movableClock } from './clock.ts';

/** How often an instance checks whether another has moved the clock, in milliseconds. */
const LOOK_MS = 1_000;

export type SharedClock = ClockPort & {
  /** Sets the clock to `to` for every instance. */
  move(to: Date): Promise<void>;
  stop(): void;
};

/**
 * A clock shared by all instances on one database, for the sandbox and wherever the open platform is a stand-in.
 *
 * @param born  its time on a new database; absent: the real time
 */
export async function sharedClock(memory: Memory, born?: Date): Promise<SharedClock> {
  let offset = await memory.clockOffset();
  const clock = movableClock(() => offset);
  const move = async (to: Date): Promise<void> => {
    const ms = offset + to.getTime() - clock.now().getTime();
    await memory.setClockOffset(ms);
    offset = ms;
  };
  const mark = randomUUID();
  const isNew = (await memory.once('sandbox/born', () => mark)) === mark;
  if (isNew && born) await move(born);
  const timer = setInterval(async () => {
    offset = await memory.clockOffset().catch(() => offset);
  }, LOOK_MS);
  return { ...clock, move, stop: () => clearInterval(timer) };
}
