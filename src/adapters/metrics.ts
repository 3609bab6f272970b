import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics, Readings } from '../metrics-port.ts';

/** Most values of a label that comes from outside (D): whatever is called, a series stays a series. */
const VALUES_MOST = 100;
/** Seconds up to which answers and calls are told apart; a press must be answered within three. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 8, 30];
/** What begins an id of Feishu's, and a token's path below `auth`. */
const ID = /^(?:om|oc|ou|on|omt|cli|file|img)_|[A-Z]|\d{6}|^.{40}/;

/** `GET /im/v1/messages/:id`: an API without the ids in its path. */
const apiOf = (method: string, path: string): string => {
  const parts = path.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  const named = parts.replace(/^\/open-apis(?=\/)/, '').split('/');
  return `${method.toUpperCase()} ${named.map((part) => (ID.test(part) ? ':id' : part)).join('/')}`;
};

/** Gives a value back while few are known; any further one is `other`. */
function few(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= VALUES_MOST) return 'other';
    known.add(value);
    return value;
  };
}

/** The gauges that are looked up at reading, by what they show. */
const GAUGES: [name: string, help: string, of: (r: Readings) => number | boolean | undefined][] = [
  ['qisu_database_up', 'Whether the database answers', (r) => r.databaseUp],
  ['qisu_database_ping_seconds', 'How long the database took to answer a ping', (r) => r.databasePing],
  ['qisu_outbox_lag_seconds', 'Age of the oldest message that is due and not sent', (r) => r.outboxLag],
  ['qisu_clock_lag_seconds', 'Age of the oldest step of a case that is due and not taken', (r) => r.clockLag],
  ['qisu_cases_named', 'Cases with a message that only people can mend, by the last audit', (r) => r.named],
  ['qisu_notices_given_up', 'Messages of no case that were given up within a day of the last audit', (r) => r.givenUp],
  ['qisu_audit_age_seconds', 'Time since the auditor last looked at every open case', (r) => r.sinceAudit],
  ['qisu_callback_age_seconds', 'Time since the last press on a card was heard', (r) => r.sinceCallback],
  ['qisu_event_age_seconds', 'Time since the last event was heard', (r) => r.sinceEvent],
  ['qisu_long_connection_up', 'Whether the long connection to Feishu stands', (r) => r.connected],
  ['qisu_sends', 'Whether this instance is the one that sends', (r) => r.sends],
  ['qisu_log_lines_lost', 'Lines of the log that could not be written since the start', (r) => r.lostLogLines],
];

export type MetricsPage = Metrics & {
  /** The page in Prometheus' own format, with what `look` finds out. */
  page: (look: () => Promise<Readings>) => Promise<{ type: string; text: string }>;
};

/**
 * Metrics in Prometheus' format. Source: interface.md, "Metrics".
 *
 * @param about  constant labels of `qisu_info`
 * @param ofProcess  with the memory, CPU and event loop of this process
 */
export function promMetrics(about: { version: string; role: string }, ofProcess = false): MetricsPage {
  const registry = new Registry();
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name, help, labelNames, registers });
  const timer = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Histogram({ name, help, labelNames, buckets: SECONDS, registers });
  const deliveries = counter('qisu_deliveries_total', 'Deliveries by kind and outcome', ['kind', 'outcome']);
  const answering = timer('qisu_delivery_seconds', 'Time until a delivery was answered', ['kind']);
  const refusals = counter('qisu_refusals_total', 'Refused presses by reason', ['code']);
  const calls = counter('qisu_feishu_calls_total', 'Calls to Feishu by API and code', ['api', 'code']);
  const calling = timer('qisu_feishu_call_seconds', 'Duration of calls to Feishu', ['api']);
  const jobs = counter('qisu_jobs_total', 'Runs of jobs by outcome', ['job', 'outcome']);
  const sends = counter('qisu_sends_total', 'Items of outboxes by outcome of a try', ['outcome']);
  const shorts = counter('qisu_short_messages_total', 'Short messages by outcome of a try', ['outcome']);
  const gauges = GAUGES.map(([name, help, of]) => ({ gauge: new Gauge({ name, help, registers }), of }));
  new Gauge({ name: 'qisu_info', help: 'Version and role', labelNames: ['version', 'role'], registers }).set(about, 1);
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const [api, code] = [few(), few()];

  return {
    delivery(kind, outcome, seconds) {
      deliveries.inc({ kind, outcome });
      answering.observe({ kind }, seconds);
    },
    refusal: (why) => refusals.inc({ code: why }),
    call(method, path, answer, seconds) {
      const called = api(apiOf(method, path));
      calls.inc({ api: called, code: code(String(answer)) });
      calling.observe({ api: called }, seconds);
    },
    job: (job, outcome) => jobs.inc({ job, outcome }),
    send: (outcome) => sends.inc({ outcome }),
    short: (outcome) => shorts.inc({ outcome }),
    async page(look) {
      const readings = await look();
      for (const { gauge, of } of gauges) {
        const value = of(readings);
        // A gauge without a value is left out: an old one would be a lie.
        if (value === undefined) gauge.remove();
        else gauge.set(Number(value));
      }
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
