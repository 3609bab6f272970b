import { actorOf } from '../src/domain/directory/actor.ts';
import { closingTimeOf } from '../src/domain/time/day-kind.ts';
import { dayOpenAt, nextOnWorkingDay } from '../src/domain/time/window.ts';
import { type Deps, rulesNow } from '../src/usecases/deps.ts';
import { type MorningReader, morningNotice, morningReader, readOnMorning } from '../src/usecases/lists/morning.ts';
import { mayHaveDuties } from '../src/usecases/lists/read.ts';
import type { Job } from './job.ts';

/** How long a card waits for what falls due at the opening and is written meanwhile. D */
const GATHER_MS = 10_000;
/** Where the last morning is kept whose cards are all on their way. */
const SENT = 'morning-cards-sent';
/** For how long after the opening it waits for steps that are not taken yet; one that never is must not hold it up. D */
const STEPS_MS = 300_000;

/**
 * One card a working morning for each leader, supervisor and head: what has climbed to them, what is late or owed. It is drawn
 * when it is sent, and where there is nothing to tell nothing is sent; what the clock tells somebody at the opening comes on
 * it. Source: interface.md, "How much is said".
 */
export const morningCards: Job = {
  name: 'morning-cards',
  title: '早间清单',
  cron: '* * * * *',
  nextAt: (deps, after) => nextOnWorkingDay(after, deps.profile.hours.open, deps.calendar()),
  async run(deps) {
    const now = deps.clock.now();
    const on = dayOpenAt(now, rulesNow(deps));
    if (on === null) return;
    if ((await deps.memory.fact(SENT)) === on) return;
    const open = closingTimeOf(on, deps.profile.hours.open);
    const waits = now.getTime() - open.getTime() < STEPS_MS && (await deps.cases.due(now, 1)).length > 0;
    if (waits) return;
    const at = new Date(now.getTime() + GATHER_MS);
    for (const reader of await readersOf(deps))
      if (await deps.notices.insert(morningNotice(on, reader, [], at))) deps.wake();
    await deps.memory.keepFact(SENT, on);
  },
};

/**
 * Leaders and heads in whose lists a case stands, each once; in the place of whoever is away their deputy. To whom the clock
 * tells something it begins their card itself.
 */
async function readersOf(deps: Deps): Promise<MorningReader[]> {
  const d = deps.directory.current();
  const staff = d.units.filter((u) => u.active).flatMap((u) => u.staff);
  const ids = new Set([...d.leaders, ...staff].map((p) => p.openId));
  const readers = [...ids].flatMap((openId) => {
    const [actor, reader] = [actorOf(d, openId), morningReader(d, openId)];
    return actor && reader ? [{ reader, read: readOnMorning(actor, d) }] : [];
  });
  const mayHave = await mayHaveDuties(
    deps,
    readers.flatMap(({ read }) => read),
  );
  return readers.filter(({ read }) => read.some(mayHave)).map(({ reader }) => reader);
}
