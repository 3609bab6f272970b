import { OUTAGE_MS } from '../../domain/clocks/outage.ts';
import type { Deps } from '../deps.ts';

/** How often the heartbeat is written. Source: lifecycle.md, "Events". */
const BEAT_EVERY_MS = 10_000;

export type Outage = { from: Date; to: Date };

/**
 * Finds at start how long the heartbeat stood still. It is not compared later, because a wall clock that jumps while
 * the service runs is no outage.
 */
export async function findOutage({ memory, clock, log }: Deps): Promise<Outage | null> {
  const last = await memory.lastBeat();
  const now = clock.now();
  if (!last || now.getTime() - last.getTime() <= OUTAGE_MS) return null;
  const outage = { from: last, to: now };
  await memory.addOutage(outage);
  log.warn({ from: last.toISOString(), to: now.toISOString() }, 'service.outage');
  return outage;
}

/**
 * Writes the heartbeat. It is started after catching up, so a program killed before that finds the same outage again.
 */
export async function keepHeartbeat({ memory, clock, log }: Deps): Promise<{ stop: () => Promise<void> }> {
  const beat = () => memory.beat(clock.now());
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) => log.error({ err: error }, 'heartbeat.failed'));
  }, BEAT_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await beat();
    },
  };
}
