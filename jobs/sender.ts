import { randomUUID } from 'node:crypto';
import type { Leases } from '../src/ports.ts';
import type { Deps } from '../src/usecases/deps.ts';
import { LEASE, senderLease } from './sending/lease.ts';
import { senderRates } from './sending/rates.ts';
import { addressKey, addressOf } from './sending/receivers.ts';
import { type SendResult, sendEntry, type Turn } from './sending/send-entry.ts';
import { sendNotice } from './sending/send-notice.ts';

/** How often `owedAt` is looked at when nobody wakes the sender (storage.md, "Messages owed"). */
const LOOK_EVERY_MS = 500;
const BATCH = 200;
const BACKOFF_FIRST_MS = 500;
const BACKOFF_MOST_MS = 15_000;

/** One message to be sent, by where it is kept. */
type Task = { key: string; at: number; order: string; send: (turn: Turn) => Promise<SendResult> };

export type Sender = {
  start: () => void;
  wake: () => void;
  /** Resolves when nothing that is owed by now can be sent any more: all sent, parked, or waiting out a failure. */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
  /** Whether this instance sends. */
  holds: () => boolean;
};

/**
 * Sends what is owed, one instance at a time, one lane a receiver so that order holds, within the app's rate.
 * A failure of the platform makes a lane wait and changes no case. Source: storage.md, "Messages owed".
 */
export function createSender(deps: Deps, leases: Leases, wait = sleep): Sender {
  const token = randomUUID();
  const lease = senderLease(leases, token, deps.clock, deps.log);
  const rates = senderRates(deps.clock, wait);
  const lanes = new Map<string, Promise<void>>();
  const backoff = new Map<string, { until: number; ms: number }>();
  let stopping = false;
  let wakeUp: () => void = () => {};
  let loops: Promise<void>[] = [];

  const turn: Turn = { token, mayStart: () => lease.mayStart() && !stopping, rate: rates.turn };

  async function tasks(): Promise<Map<string, Task[]>> {
    const now = deps.clock.now();
    const directory = deps.directory.current();
    const [cases, notices] = await Promise.all([deps.cases.owing(now, BATCH), deps.notices.owing(now, BATCH)]);
    const byLane = new Map<string, Task[]>();
    const add = (key: string, task: Task) => byLane.set(key, [...(byLane.get(key) ?? []), task]);
    const laneOf = (to: Parameters<typeof addressOf>[0]): string => {
      const address = addressOf(to, directory);
      return address ? addressKey(address) : 'nobody';
    };
    for (const c of cases)
      for (const o of c.owed)
        if (!o.parked && o.at <= now)
          add(laneOf(o.to), {
            key: o.id,
            at: o.at.getTime(),
            order: orderOf(o.id),
            send: (t) => sendEntry(deps, c._id, o.id, t),
          });
    for (const n of notices)
      for (const o of n.owed)
        if (!o.parked)
          add(laneOf(o.to), { key: n._id, at: o.at.getTime(), order: n._id, send: (t) => sendNotice(deps, n._id, t) });
    for (const list of byLane.values()) list.sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
    return byLane;
  }

  const resting = (lane: string): boolean => (backoff.get(lane)?.until ?? 0) > deps.clock.monotonic();

  async function runLane(lane: string, list: Task[]): Promise<void> {
    for (const task of list) {
      if (!turn.mayStart()) return;
      const result = await task.send(turn).catch((error: unknown): SendResult => {
        deps.log.error({ lane, task: task.key, err: error }, 'send.failed');
        return 'later';
      });
      if (result !== 'later') {
        backoff.delete(lane);
        continue;
      }
      const ms = Math.min((backoff.get(lane)?.ms ?? BACKOFF_FIRST_MS / 2) * 2, BACKOFF_MOST_MS);
      backoff.set(lane, { until: deps.clock.monotonic() + ms, ms });
      return;
    }
  }

  /** Starts every lane that has work and is not running or resting; the number started. */
  async function round(): Promise<number> {
    if (!turn.mayStart()) return 0;
    let started = 0;
    for (const [lane, list] of await tasks()) {
      if (lanes.has(lane) || resting(lane)) continue;
      started++;
      const done = runLane(lane, list).finally(() => {
        lanes.delete(lane);
        // Newer work for the same receiver may be waiting.
        wakeUp();
      });
      lanes.set(lane, done);
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
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      await guarded('sender.round_failed', round);
      await Promise.race([woken, wait(LOOK_EVERY_MS)]);
    }
  }

  async function keeping(): Promise<void> {
    while (!stopping) {
      await guarded('sender.lease_failed', lease.keepOrWatch);
      wakeUp();
      await wait(lease.mine() ? LEASE.keepEveryMs : LOOK_EVERY_MS);
    }
  }

  return {
    start: () => {
      loops = [keeping(), sending()];
    },
    wake: () => wakeUp(),
    async drain() {
      do {
        await round();
        await Promise.all(lanes.values());
      } while (!stopping && (await hasWork()));
    },
    async stop() {
      stopping = true;
      wakeUp();
      await Promise.all(lanes.values());
      await guarded('sender.release_failed', lease.release);
      await Promise.race([Promise.all(loops), wait(LOOK_EVERY_MS)]);
    },
    holds: lease.mine,
  };

  async function hasWork(): Promise<boolean> {
    if (!turn.mayStart()) return false;
    return [...(await tasks()).keys()].some((lane) => !resting(lane));
  }
}

/** Entries of one case in the order in which they came to be owed: `<case>.<rev>.<n>`. */
const orderOf = (id: string): string =>
  id
    .split('.')
    .map((part, i) => (i === 0 ? part : part.padStart(8, '0')))
    .join('.');

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
