import type { LogEntry } from '../api.ts';
import type { Bus } from './bus.ts';
import type { SandboxClock } from './time.ts';

const KEPT = 2_000;
type About = Pick<LogEntry, 'says' | 'places' | 'cases'>;
type Entry = Omit<LogEntry, 'seq' | 'at' | keyof About>;
export type CallLog = {
  add(entry: Entry): void;
  after(seq: number): LogEntry[];
};

/**
 * The last 2,000 calls in either direction, in memory only.
 *
 * @param about  what an entry says and is about, asked when it is added
 */
export function createLog(clock: SandboxClock, bus: Bus, about: (entry: Entry) => About): CallLog {
  const entries: LogEntry[] = [];
  let seq = 0;
  return {
    add(entry) {
      seq += 1;
      entries.push({ seq, at: clock.now().toISOString(), ...about(entry), ...entry });
      if (entries.length > KEPT) entries.splice(0, entries.length - KEPT);
      bus.tell('log', { seq });
    },
    after: (from) => entries.filter((e) => e.seq > from),
  };
}

const SECRET = /^(app_secret|AppSecret)$/;

/** The same JSON without the app's secret. */
export const withoutSecrets = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, SECRET.test(k) ? '***' : v]))
    : value;
