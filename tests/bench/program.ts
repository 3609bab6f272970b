import { readProfile } from '../../config/read-profile.ts';
import { auditor } from '../../jobs/auditor.ts';
import type { Job } from '../../jobs/job.ts';
import { runJob, TIMETABLE } from '../../jobs/timetable.ts';
import { realClock } from '../../src/adapters/clock.ts';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import type { Db } from '../../src/adapters/mongo/connection.ts';
import type { RangeReads } from '../../src/adapters/mongo/due.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { compose } from '../../src/compose.ts';
import { SCHEMA } from '../../src/domain/case/case.ts';
import { shanghaiDate } from '../../src/domain/time/shanghai.ts';
import type { Log, Messenger } from '../../src/ports.ts';
import { digestId } from '../../src/usecases/digest/figures.ts';
import { auditNoticeId } from '../../src/usecases/tell-audit.ts';
import { CALENDAR_2026 } from '../support/calendars.ts';
import { asNews, townRows } from '../support/town.ts';
import { timed } from './figures.ts';
import { MORNING } from './open-cases.ts';

/** What the timetable wakes every minute: all but the auditor, which looks once an hour at every open case. */
const EVERY_MINUTE: readonly Job[] = TIMETABLE.filter((job) => job !== auditor);

/** The sender reads so many at a look (src/outbox/sender.ts). */
const LOOK = 200;

/** Cron wakes a second after the minute at most. */
const NOW = new Date(MORNING.getTime() + 1_000);

/** The program on one database, without the sender: nobody is told, so that only deciding and writing are in the figures. */
export async function program(db: Db, rangeReads: RangeReads) {
  const failures: string[] = [];
  const note = (fields: Record<string, unknown>, event: string) =>
    void failures.push(`${event} ${String(fields.err ?? '')}`);
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note };
  const file = [asNews(townRows())];
  const { deps } = await compose({
    db,
    rangeReads,
    publicUrl: () => 'http://qisu.test',
    memory: mongoMemory(db),
    messenger: nobody,
    clock: { ...realClock(), now: () => NOW },
    log,
    profile: readProfile('suzhou'),
    calendar: CALENDAR_2026,
    directoryNews: async () => file.shift() ?? null,
    keys: { appId: undefined, encryptKey: undefined, verificationToken: undefined },
  });
  const { leaders, administrators } = deps.directory.current();
  // This morning's digests and self-checks are written once a day; this is one of the other ticks.
  const on = shanghaiDate(NOW);
  const morning = [
    ...leaders.map(({ openId }) => ({ _id: digestId(on, openId), person: openId })),
    ...administrators.map(({ openId }) => ({ _id: auditNoticeId(on, openId), person: openId })),
  ];
  for (const { _id, person } of morning)
    await deps.notices.insert({
      _id,
      schema: SCHEMA,
      rev: 1,
      to: { person },
      show: { words: '' },
      outbox: [],
      sendAt: null,
      at: NOW,
    });

  /** A tick that left something due, or a case that could not be acted upon, is no measurement. */
  async function proven(due: number): Promise<void> {
    const acted = await db.collection('cases').countDocuments({ lastEventAt: NOW });
    const left = await deps.cases.due(NOW, 1);
    if (failures.length > 0 || left.length > 0 || acted !== due)
      throw new Error(`acted on ${acted} of ${due}, ${left.length} left, ${failures.slice(0, 3).join('; ')}`);
  }

  return {
    deps,
    proven,
    /** Milliseconds of a tick by job, in the timetable's order. */
    async tick(jobs: readonly Job[] = EVERY_MINUTE): Promise<Record<string, number>> {
      const took: Record<string, number> = {};
      for (const job of jobs) took[job.name] = await timed(() => runJob(deps, job));
      return took;
    },
    /** Milliseconds of the look that the sender takes twice a second. */
    look: () => timed(() => Promise.all([deps.cases.queued(NOW, LOOK), deps.notices.queued(NOW, LOOK)])),
  };
}

/** What is owed is written and not sent. */
export const nobody = new Proxy({ traits: feishuTraits } as Messenger, {
  get: (known, name) =>
    Reflect.get(known, name) ?? (() => Promise.reject(new Error(`nothing here may call Feishu: ${String(name)}`))),
});

export type Program = Awaited<ReturnType<typeof program>>;
