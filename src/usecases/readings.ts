import type { OutboxItem } from '../domain/case/message.ts';
import type { Readings } from '../metrics-port.ts';
import type { Deps } from './deps.ts';
import { lastHeard } from './heard.ts';

type Found = Omit<Readings, 'connected' | 'sends' | 'lostLogLines'>;

/**
 * What the store says about how far the service is behind. What cannot be found out is left out. Source: interface.md,
 * "Metrics".
 *
 * @param ping  asks the database for nothing
 */
export async function readings(deps: Deps, ping: () => Promise<void>): Promise<Found> {
  try {
    return await look(deps, ping);
  } catch (err) {
    deps.log.warn({ err }, 'metrics.database_away');
    return { databaseUp: false };
  }
}

async function look(deps: Deps, ping: () => Promise<void>): Promise<Found> {
  const { cases, notices, memory, clock } = deps;
  const begun = clock.monotonic();
  await ping();
  const databasePing = (clock.monotonic() - begun) / 1000;
  const now = clock.now();
  const [steps, ofCases, ofNotices, audit, callback, event] = await Promise.all([
    cases.due(now, 1),
    cases.queued(now, 1),
    notices.queued(now, 1),
    memory.lastAudit(),
    lastHeard(memory, 'callback'),
    lastHeard(memory, 'event'),
  ]);
  const since = (at: Date): number => Math.max(0, (now.getTime() - at.getTime()) / 1000);
  const lag = (instants: readonly (Date | null)[]): number =>
    Math.max(0, ...instants.map((at) => (at ? since(at) : 0)));
  return {
    databaseUp: true,
    databasePing,
    outboxLag: lag([...ofCases, ...ofNotices].flatMap(({ outbox }) => waiting(outbox))),
    clockLag: lag(steps.map((c) => c.dueAt)),
    ...(audit && {
      named: audit.named.length + audit.unchecked.length,
      givenUp: audit.givenUp,
      sinceAudit: since(audit.at),
    }),
    ...(callback && { sinceCallback: since(callback) }),
    ...(event && { sinceEvent: since(event) }),
  };
}

const waiting = (outbox: readonly OutboxItem[]): Date[] => outbox.filter((o) => !o.parked).map((o) => o.at);
