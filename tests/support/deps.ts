import type { mongo } from 'mongoose';
import { realClock } from '../../src/adapters/clock.ts';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import { mongoCases } from '../../src/adapters/mongo/cases.ts';
import { mongoCodes } from '../../src/adapters/mongo/codes.ts';
import { mongoFiles } from '../../src/adapters/mongo/files.ts';
import { mongoLinks } from '../../src/adapters/mongo/links.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { mongoNotices } from '../../src/adapters/mongo/notices.ts';
import { mongoVersions } from '../../src/adapters/mongo/versions.ts';
import { WorkCalendar } from '../../src/domain/time/work-calendar.ts';
import { uncounted } from '../../src/metrics-port.ts';
import type { Log, Messenger } from '../../src/ports.ts';
import { keepCalendar } from '../../src/usecases/calendar/keep.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { caseWorld } from './case-world.ts';

type Ask = { now: () => Date; log: Log };

/** What the jobs work with, on a real database, for the test town in Suzhou; nobody is told, because nothing sends. */
export async function depsOn(db: mongo.Db, { now, log }: Ask): Promise<Deps> {
  const { profile, directory, calendar } = caseWorld({ profile: 'suzhou' });
  const versions = mongoVersions(db, 'calendar', (v) => WorkCalendar.parse(v));
  const kept = await keepCalendar({ versions, log }, calendar);
  return {
    cases: mongoCases(db),
    notices: mongoNotices(db),
    files: mongoFiles(db),
    memory: mongoMemory(db),
    directory: { current: () => directory, refresh: async () => {} },
    messenger: noMessenger,
    links: mongoLinks(db),
    codes: mongoCodes(db),
    publicUrl: () => 'http://qisu.test',
    clock: { ...realClock(), now },
    clockMoves: true,
    log,
    metrics: uncounted,
    profile,
    calendar: kept.current,
    refreshCalendar: kept.refresh,
    wake: () => {},
  };
}

/** Jobs owe messages and send none. */
const noMessenger = new Proxy({ traits: feishuTraits } as Messenger, {
  get: (none, name) =>
    name === 'traits'
      ? none.traits
      : () => Promise.reject(new Error(`a job must not call the messenger: ${String(name)}`)),
});
