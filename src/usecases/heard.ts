import type { Delivery } from '../deliveries.ts';
import type { ClockPort, Log, Memory } from '../ports.ts';

/** What Feishu delivers on two subscriptions, either of which may be missing (T32). */
export type Heard = 'callback' | 'event';

/** The least time between two notes of the same, in milliseconds (D). */
const NOTED_EVERY_MS = 60_000;

const nameOf = (what: Heard): string => `${what}-heard`;

/** When one was last heard by any instance, to the minute; null where none ever was. */
export async function lastHeard(memory: Pick<Memory, 'fact'>, what: Heard): Promise<Date | null> {
  const kept = await memory.fact(nameOf(what));
  return kept === null ? null : new Date(kept);
}

/**
 * Notes when a callback or an event came, so that another instance, an alarm and a diagnosis can read it. Nobody waits
 * for the note. Source: T32.
 */
export function hearing({ memory, clock, log }: { memory: Memory; clock: ClockPort; log: Log }) {
  const noted = new Map<Heard, number>();
  return ({ kind }: Pick<Delivery, 'kind'>): void => {
    const what: Heard = kind === 'tap' ? 'callback' : 'event';
    const last = noted.get(what);
    if (last !== undefined && clock.monotonic() - last < NOTED_EVERY_MS) return;
    noted.set(what, clock.monotonic());
    memory
      .keepFact(nameOf(what), clock.now().toISOString())
      .catch((err: unknown) => log.warn({ what, err }, 'heard.not_noted'));
  };
}
