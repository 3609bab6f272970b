import { randomUUID } from 'node:crypto';
import type { Leases } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import { caseOutbox } from './case-outbox.ts';
import { LEASE, senderLease } from './lease.ts';
import { noticeOutbox } from './notice-outbox.ts';
import { senderRates } from './rates.ts';
import { addressKey, addressOf } from './receivers.ts';
import { sendItem } from './send-item.ts';
import type { Signal } from './signal.ts';
import type { SendResult, Turn } from './turn.ts';

/** How often outboxes are read when nobody wakes the sender, in milliseconds (storage.md, "The outbox"). */
const LOOK_EVERY_MS = 500;
/** The shortest time between two reads, in milliseconds: all that happens in it is seen by one read. */
const LOOKS_APART_MS = 25;
const BATCH = 200;
/** Most items of a read. It passes over those whose receivers are slow, so that no lane waits for another. */
const BATCH_MOST = 3_200;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MOST_MS = 15_000;

/** One item to be sent, with its key and its place in the order. */
type Task = { key: string; id: string; at: number; order: string; send: (turn: Turn) => Promise<SendResult> };

export type Sender = {
  start: () => void;
  /**
   * Resolves when no item due by now can be sent: all are sent, parked, or wait after a failure. Resolves at once where
   * another instance sends.
   */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
  /** Whether this instance sends. */
  holds: () => boolean;
};

/**
 * Sends the items of all outboxes: one instance at a time, one lane a receiver so that order is kept, within the app's
 * rate. A failure of Feishu makes a lane wait and changes no case. Source: storage.md, "The outbox".
 *
 * @param outbox  raised when an outbox has a new item
 */
export function createSender(deps: Deps, leases: Leases, outbox: Signal): Sender {
  const stores = { cases: caseOutbox(deps), notices: noticeOutbox(deps) };
  const token = randomUUID();
  const lease = senderLease(leases, token, deps.clock, deps.log);
  const rates = senderRates(deps.clock, deps.messenger.traits.rates);
  const lanes = new Map<string, { done: Promise<void>; has: ReadonlySet<string>; again: boolean }>();
  const backoff = new Map<string, { until: number; ms: number }>();
  let stopping = false;
  const pauses = new Set<() => void>();
  let loops: Promise<void>[] = [];

  const mayStart = (): boolean => lease.mayStart() && !stopping;
  const turn: Turn = { token, mayStart, room: (receiver) => rates.room(receiver, mayStart) };
  /** Waits for `ms`, or until this instance stops. */
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        pauses.delete(end);
        resolve();
      };
      pauses.add(end);
      void deps.clock.wait(ms).then(end);
      if (stopping) end();
    });

  /** The items due by now, oldest first, by lane; `full` when there are more than were read. */
  async function tasks(most: number): Promise<{ byLane: Map<string, Task[]>; full: boolean }> {
    const now = deps.clock.now();
    const directory = deps.directory.current();
    const [cases, notices] = await Promise.all([deps.cases.queued(now, most), deps.notices.queued(now, most)]);
    const byLane = new Map<string, Task[]>();
    const add = (key: string, task: Task) => byLane.set(key, [...(byLane.get(key) ?? []), task]);
    const laneOf = (to: Parameters<typeof addressOf>[0]): string => {
      const address = addressOf(to, directory);
      return address ? addressKey(address) : 'nobody';
    };
    for (const c of cases)
      for (const o of c.outbox)
        if (!o.parked && o.at <= now)
          add(laneOf(o.to), {
            key: o.id,
            id: o.id,
            at: o.at.getTime(),
            // Items of two cases that are due at one instant are sent in the order of filing.
            order: `${c.no}/${orderOf(o.id)}`,
            send: (t) => sendItem(deps, stores.cases, c._id, o.id, t),
          });
    for (const n of notices)
      for (const o of n.outbox)
        if (!o.parked)
          add(laneOf(o.to), {
            key: n._id,
            id: `${n._id}/${o.id}`,
            at: o.at.getTime(),
            order: n._id,
            send: (t) => sendItem(deps, stores.notices, n._id, o.id, t),
          });
    for (const list of byLane.values()) list.sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
    return { byLane, full: cases.length >= most || notices.length >= most };
  }

  const resting = (lane: string): boolean => (backoff.get(lane)?.until ?? 0) > deps.clock.monotonic();

  async function sent(lane: string, task: Task): Promise<Exclude<SendResult, 'again'>> {
    for (;;) {
      const result = await task.send(turn).catch((error: unknown): SendResult => {
        deps.log.error({ lane, task: task.key, err: error }, 'send.failed');
        return 'later';
      });
      if (result !== 'again') deps.metrics.send(result);
      if (result !== 'again') return result;
    }
  }

  /** True when an item has to be looked at again. */
  async function runLane(lane: string, list: Task[]): Promise<boolean> {
    for (const task of list) {
      if (!mayStart()) return false;
      const result = await sent(lane, task);
      if (result === 'done') {
        backoff.delete(lane);
        continue;
      }
      // An item that is not sent holds up the next ones, so that order is kept.
      if (result === 'busy') return true;
      if (!mayStart()) return false;
      const ms = Math.min((backoff.get(lane)?.ms ?? BACKOFF_FIRST_MS / 2) * 2, BACKOFF_MOST_MS);
      backoff.set(lane, { until: deps.clock.monotonic() + ms, ms });
      return false;
    }
    return false;
  }

  /** Starts a lane. When it ends the outboxes are read again if more has come for its receiver, or waits unread. */
  function run(lane: string, list: Task[], again: boolean): void {
    const done = runLane(lane, list).then((busy) => {
      const { again } = lanes.get(lane) ?? {};
      lanes.delete(lane);
      if (busy || again) outbox.raise();
    });
    lanes.set(lane, { done, has: new Set(list.map((t) => t.id)), again });
  }

  /** Starts every lane that has items and neither runs nor waits; true when there was one. */
  async function round(): Promise<boolean> {
    let started = false;
    for (let most = BATCH; mayStart() && most <= BATCH_MOST; most *= 2) {
      const { byLane, full } = await tasks(most);
      const ready = [...byLane].filter(([lane]) => !lanes.has(lane) && !resting(lane));
      for (const [lane, list] of byLane) {
        const running = lanes.get(lane);
        if (running && list.some((t) => !running.has.has(t.id))) running.again = true;
      }
      for (const [lane, list] of ready) run(lane, list, full);
      started = ready.length > 0;
      if (started || !full) break;
    }
    rates.tidy();
    return started;
  }

  const guarded = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      deps.log.error({ err: error }, what);
    }
  };

  async function sending(): Promise<void> {
    while (!stopping) {
      const woken = outbox.raised();
      await guarded('sender.round_failed', round);
      await Promise.race([woken, pause(LOOK_EVERY_MS)]);
      await pause(LOOKS_APART_MS);
    }
  }

  async function keeping(): Promise<void> {
    while (!stopping) {
      await guarded('sender.lease_failed', lease.keepOrWatch);
      outbox.raise();
      await pause(lease.mine() ? LEASE.keepEveryMs : LOOK_EVERY_MS);
    }
  }

  return {
    start: () => {
      loops = [keeping(), sending()];
    },
    async drain() {
      while (await holding()) {
        // No lane was started and none runs: the remaining items wait after a failure.
        if (!(await round()) && lanes.size === 0) return;
        await Promise.all([...lanes.values()].map((l) => l.done));
      }
    },
    async stop() {
      stopping = true;
      for (const end of [...pauses]) end();
      // Everything that keeps the lease ends before it is released, so that it is not taken back.
      await Promise.all([...[...lanes.values()].map((l) => l.done), ...loops]);
      await guarded('sender.release_failed', lease.release);
    },
    holds: lease.mine,
  };

  /** Whether calls may start. A lease that ends soon is renewed, a free one is taken. */
  async function holding(): Promise<boolean> {
    if (!mayStart() && !stopping) await guarded('sender.lease_failed', lease.keepOrWatch);
    return mayStart();
  }
}

/** The id as text that sorts items of one case in the order in which they were added (`<case>.<rev>.<n>`). */
const orderOf = (id: string): string =>
  id
    .split('.')
    .map((part, i) => (i === 0 ? part : part.padStart(8, '0')))
    .join('.');
