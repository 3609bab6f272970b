import { dueSteps } from '../../../jobs/due-steps.ts';
import { mongoLeases } from '../../../src/adapters/mongo/leases.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { nextWindow } from '../../../src/domain/time/window.ts';
import { createSender } from '../../../src/outbox/sender.ts';
import { signal } from '../../../src/outbox/signal.ts';
import type { ClockPort, Log } from '../../../src/ports.ts';
import { type Acted, act } from '../../../src/usecases/act.ts';
import { type Deps, rulesNow } from '../../../src/usecases/deps.ts';
import { caseWorld } from '../../support/case-world.ts';
import { freshDatabase } from '../../support/database.ts';
import { depsOn } from '../../support/deps.ts';
import { until } from '../../support/outside/ledger.ts';
import { fakeMessenger } from '../../support/platforms/fake.ts';
import type { Platform } from '../../support/platforms/platform.ts';
import { feishuOnStandIn } from '../../support/platforms/stand-in.ts';
import { town } from '../../support/small-town.ts';

/** A little longer than a list waits for its last line. */
const GATHERED_WITHIN_MS = 3_000;
const START = '2026-09-24 10:10';

export type OpenPlatform = (now: () => Date) => Promise<Platform>;
export const PLATFORMS: [name: string, open: OpenPlatform][] = [
  ['Feishu, as its stand-in plays it', (now) => feishuOnStandIn(town('apart'), now())],
  ['a fake of other traits', async (now) => fakeMessenger(now)],
];

/** Real time that can be moved on as well: whoever waits long enough by then waits no more. */
function movableTime(start: Date): ClockPort & { later: (ms: number) => void } {
  const began = performance.now();
  let moved = 0;
  const monotonic = (): number => performance.now() + moved;
  const waiting = new Set<{ until: number; end: () => void }>();
  return {
    now: () => new Date(start.getTime() + monotonic() - began),
    monotonic,
    wait: (ms) =>
      new Promise((resolve) => {
        const one = {
          until: monotonic() + ms,
          end: () => {
            waiting.delete(one);
            resolve();
          },
        };
        waiting.add(one);
        setTimeout(one.end, ms).unref();
      }),
    later(ms) {
      moved += ms;
      for (const one of [...waiting]) if (one.until <= monotonic()) one.end();
    },
  };
}

/** The outbox at work: the real database, a messenger with its platform, people who act, and a time that can be moved. */
export async function outboxWorld(open: OpenPlatform) {
  const database = await freshDatabase();
  const clock = movableTime(shanghai(START));
  const platform = await open(clock.now);
  const lines: { event: string; fields: Record<string, unknown> }[] = [];
  const keep = (fields: Record<string, unknown>, event: string) => void lines.push({ event, fields });
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
  const outbox = signal();
  const deps: Deps = {
    ...(await depsOn(database.db, { now: clock.now, log })),
    clock,
    messenger: platform.messenger,
    wake: outbox.raise,
  };
  const sender = createSender(deps, mongoLeases(database.db), outbox);
  sender.start();
  const people = caseWorld({ now: START });
  let presses = 0;

  const caseOf = async (id: string): Promise<Case> => {
    const found = await deps.cases.load(id);
    if (!found) throw new Error(`no case ${id}`);
    return found.current;
  };
  return {
    ...platform,
    deps,
    lines,
    caseOf,
    /** A case that a desk has just sent to a unit. */
    async dispatched(unit = 'scjg'): Promise<Case> {
      people.another();
      const c = people.do('desk', 'dispatch', { unit });
      await deps.cases.insert(c);
      deps.wake();
      return c;
    },
    /** A case of the misconduct line, as a desk writes it down. */
    async confidential(): Promise<Case> {
      const c = people.another({ enterprise: 'e1', channel: 'misconduct', category: 'complaint' }, 'desk', 'desk');
      await deps.cases.insert(c);
      deps.wake();
      return c;
    },
    /** Somebody of the town does something, by word or form. */
    async act(who: string, caseId: string, action: string, form: Record<string, unknown> = {}): Promise<Acted> {
      const actor = actorOf(deps.directory.current(), `ou_${who}`);
      if (!actor) throw new Error(`nobody is called ${who}`);
      const press = `press-${++presses}`;
      const acted = await act(deps, { caseId, action, form, actor, delivery: press, messageId: press });
      if (acted.what !== 'done') throw new Error(`${action}: ${JSON.stringify(acted)}`);
      return acted;
    },
    /** Waits until all that is owed by now has been sent or parked, with what waits for others of its minute. */
    quiet: (): Promise<void> =>
      until('everything owed is sent', async () => {
        const soon = new Date(clock.now().getTime() + GATHERED_WITHIN_MS);
        const [cases, notices] = await Promise.all([deps.cases.queued(soon, 100), deps.notices.queued(soon, 100)]);
        return [...cases, ...notices].every((d) => d.outbox.every((o) => o.parked || o.at > soon));
      }),
    /** At least so much later, and within the hours in which anything is said. */
    async later(ms: number): Promise<void> {
      const now = clock.now().getTime();
      const { profile, calendar } = rulesNow(deps);
      clock.later(nextWindow(new Date(now + ms), { profile, calendar }).getTime() - now);
      await platform.moved(clock.now());
    },
    /** Moves time to an instant in Shanghai and does what has fallen due by then. */
    async travelTo(words: string): Promise<void> {
      clock.later(shanghai(words).getTime() - clock.now().getTime());
      await platform.moved(clock.now());
      await dueSteps.run(deps);
    },
    async close(): Promise<void> {
      await sender.stop();
      await database.close();
    },
  };
}
export type OutboxWorld = Awaited<ReturnType<typeof outboxWorld>>;
