import type { Deps } from '../deps.ts';

/** A gap in the heartbeat longer than this is an outage; it is written every so often. Source: lifecycle.md, "Events". */
const OUTAGE_MS = 30 * 60_000;
const BEAT_EVERY_MS = 10_000;

/**
 * Writes the heartbeat, and at start looks how long it had stood still: a wall clock that jumps under a running service is
 * no outage, so nothing is compared later.
 */
export async function keepHeartbeat({
  memory,
  clock,
  log,
}: Deps): Promise<{ outage: { from: Date; to: Date } | null; stop: () => Promise<void> }> {
  const last = await memory.lastBeat();
  const now = clock.now();
  const outage = last && now.getTime() - last.getTime() > OUTAGE_MS ? { from: last, to: now } : null;
  if (outage && last) {
    await memory.addOutage(outage);
    log.warn({ from: last.toISOString(), to: now.toISOString() }, 'service.outage');
  }
  const beat = () => memory.beat(clock.now());
  await beat();
  const timer = setInterval(() => {
    beat().catch((error: unknown) => log.error({ err: error }, 'heartbeat.failed'));
  }, BEAT_EVERY_MS);
  return {
    outage,
    async stop() {
      clearInterval(timer);
      await beat();
    },
  };
}
