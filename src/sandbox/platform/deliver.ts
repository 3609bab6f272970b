import type { Envelope, Purpose } from './envelope.ts';
import type { Carried, Carrier } from './http-carrier.ts';
import type { Journal } from './journal.ts';
import type { SandboxClock } from './time.ts';
import type { App } from './tokens.ts';

/** 15 s, 5 min, 1 h, 6 h after each failure; then the event is given up. Source: events-and-callbacks §2.4. */
const RETRY_MS = [15_000, 300_000, 3_600_000, 21_600_000];
const ARCHIVE = 5_000;

/** `nextAt`: ms of the virtual clock; null when delivered or given up. */
type Delivery = { message: Envelope; purpose: Purpose; failures: number; nextAt: number | null };

export type Deliveries = {
  /** Pushes an event and resolves after the first attempt, whatever its result. */
  event(message: Envelope): Promise<void>;
  /** Pushes a callback once: they are never repeated. */
  callback(app: App, message: Envelope): Promise<Carried>;
  /** Pushes an earlier message again, by its event id or by the id of the message it is about. */
  again(id: string, times: number): Promise<number[]>;
  nextDue(): number | null;
  /** Tries every delivery that is due. */
  actDue(): Promise<void>;
};

type Parts = { apps: App[]; journal: Journal; clock: SandboxClock; carrier: Carrier };

/** Deliveries: events are repeated until they are accepted, callbacks are sent once. */
export function createDeliveries({ apps, journal, clock, carrier }: Parts): Deliveries {
  const known = new Map<string, Delivery>();
  const trying = new Set<string>();
  const nowMs = () => clock.now().getTime();
  const owed = () => [...known.values()].filter((d) => d.nextAt !== null);

  const write = journal.fact<Delivery>('delivery', (d) => {
    known.set(d.message.header.event_id, d);
    const oldest = known.size > ARCHIVE && [...known].find(([, k]) => k.nextAt === null)?.[0];
    if (oldest) known.delete(oldest);
  });
  const writeTried = journal.fact<{ id: string; failures: number; nextAt: number | null }>('tried', (t) => {
    const delivery = known.get(t.id);
    if (delivery) Object.assign(delivery, { failures: t.failures, nextAt: t.nextAt });
  });

  async function attempt(delivery: Delivery) {
    const id = delivery.message.header.event_id;
    const app = apps.find((a) => a.appId === delivery.message.header.app_id);
    if (!app || trying.has(id)) return;
    trying.add(id);
    const carried = await carrier.carry(app, delivery.message, 'event');
    trying.delete(id);
    if ('status' in carried && carried.status === 200)
      return writeTried({ id, failures: delivery.failures, nextAt: null });
    const wait = RETRY_MS[delivery.failures];
    writeTried({ id, failures: delivery.failures + 1, nextAt: wait === undefined ? null : nowMs() + wait });
  }

  return {
    async event(message) {
      const delivery: Delivery = { message, purpose: 'event', failures: 0, nextAt: nowMs() };
      write(delivery);
      await attempt(delivery);
    },
    async callback(app, message) {
      write({ message, purpose: 'callback', failures: 0, nextAt: null });
      return carrier.carry(app, message, 'callback');
    },
    async again(id, times) {
      const about = (d: Delivery) => JSON.stringify(d.message.event).includes(`"${id}"`);
      const delivery = known.get(id) ?? [...known.values()].find(about);
      const app = delivery && apps.find((a) => a.appId === delivery.message.header.app_id);
      const statuses: number[] = [];
      for (let n = 0; app && n < times; n += 1) {
        const carried = await carrier.carry(app, delivery.message, delivery.purpose);
        statuses.push('status' in carried ? carried.status : 0);
      }
      return statuses;
    },
    nextDue() {
      const instants = owed().map((d) => d.nextAt ?? 0);
      return instants.length > 0 ? Math.min(...instants) : null;
    },
    async actDue() {
      const due = owed().filter((d) => (d.nextAt ?? 0) <= nowMs());
      await Promise.all(due.map(attempt));
    },
  };
}
