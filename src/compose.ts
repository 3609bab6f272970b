import type { RequestListener } from 'node:http';
import type { Profile } from '../config/profile.ts';
import { SettingsError } from '../config/settings-error.ts';
import { directoryFollow } from '../jobs/directory-follow.ts';
import { dueSteps } from '../jobs/due-steps.ts';
import { reportUnreadable } from '../jobs/failed.ts';
import { runJob, startTimetable, TIMETABLE } from '../jobs/timetable.ts';
import type { Keys } from './adapters/feishu/identity.ts';
import { inbound } from './adapters/feishu/inbound.ts';
import type { OwnTenant } from './adapters/feishu/tenant.ts';
import { httpApp } from './adapters/http/app.ts';
import { clockRoutes } from './adapters/http/clock-routes.ts';
import type { MetricsPage } from './adapters/metrics.ts';
import { mongoCases } from './adapters/mongo/cases.ts';
import { type Db, ping } from './adapters/mongo/connection.ts';
import type { RangeReads } from './adapters/mongo/due.ts';
import { mongoFiles } from './adapters/mongo/files.ts';
import { mongoLeases } from './adapters/mongo/leases.ts';
import { mongoNotices } from './adapters/mongo/notices.ts';
import { mongoVersions } from './adapters/mongo/versions.ts';
import type { Handle, Reply } from './deliveries.ts';
import type { Directory } from './domain/directory/directory.ts';
import type { DirectoryNews } from './domain/directory/resolve.ts';
import { daysKnown, WorkCalendar } from './domain/time/work-calendar.ts';
import { uncounted } from './metrics-port.ts';
import { createSender } from './outbox/sender.ts';
import { signal } from './outbox/signal.ts';
import type { ClockPort, Log, Memory, Messenger, Travel } from './ports.ts';
import { keepCalendar } from './usecases/calendar/keep.ts';
import { catchUp, inTurn } from './usecases/clock/after-outage.ts';
import { findOutage, keepHeartbeat } from './usecases/clock/heartbeat.ts';
import { clockTravel, countingWrites } from './usecases/clock/travel.ts';
import type { Deps } from './usecases/deps.ts';
import { keepDirectory } from './usecases/directory/keep.ts';
import { takingDirectory } from './usecases/directory/take.ts';
import { watchDirectory } from './usecases/directory/watch.ts';
import { handler } from './usecases/handle.ts';
import { hearing, notingButtons } from './usecases/heard.ts';
import { aloneWith, sendText } from './usecases/notice.ts';
import { keepAskingLacking } from './usecases/permissions.ts';
import { readings } from './usecases/readings.ts';

/** What the program is made of. */
export type Parts = {
  /** The database, with its indexes created. */
  db: Db;
  rangeReads: RangeReads;
  memory: Memory;
  messenger: Messenger;
  /** The app's own tenant, where deliveries name one. */
  tenant?: OwnTenant;
  clock: ClockPort;
  /** Sets the clock to this instant; absent where the clock may not be moved. */
  moveClock?: (to: Date) => Promise<void>;
  log: Log;
  /** Absent: nothing is counted. */
  metrics?: MetricsPage;
  profile: Profile;
  /** The calendar from the package and the correcting file. */
  calendar: WorkCalendar;
  /** What the directory file says if it changed since the last call; otherwise null. */
  directoryNews: () => DirectoryNews | null;
  /** Where the operator reads. */
  print?: (line: string) => void;
  keys: Keys;
  /** Opens a connection on which deliveries come. Absent: they come only to `listener`. */
  connect?: (receive: (envelope: unknown) => Promise<Reply>) => Connection;
};

type Connection = { start: () => void; stop: () => void; connected: () => boolean };

/** The program, put together but not started. */
export type Program = {
  deps: Deps;
  /** Handles deliveries; messages wait until those of an outage are handled. */
  handle: Handle;
  /** Feishu's requests, health, and the clock where it may be moved. */
  listener: RequestListener;
  /** Moves the clock; undefined where it may not be moved. */
  travel: Travel | undefined;
  /** Sends all waiting items that can be sent. */
  drain: () => Promise<void>;
  /** Waits for calls in flight and releases the sender's lease. */
  stopSending: () => Promise<void>;
  catchUp: () => Promise<CaughtUp>;
};

/** The program after catching up. Only then can it run: before that nothing is drawn. */
type CaughtUp = { run: () => Promise<Running> };

type Running = {
  /**
   * Stops accepting deliveries, finishes those begun, and releases the lease.
   *
   * @param close  closes the listener
   */
  stop: (close: () => Promise<void>) => Promise<void>;
};

/** Puts the program together. Each part is created once, after all parts that it needs. */
export async function compose(parts: Parts): Promise<Program> {
  const { db, rangeReads, memory, messenger, clock, log, profile, directoryNews, keys } = parts;
  const metrics = parts.metrics ?? uncounted;
  const page = parts.metrics?.page;

  const directory = await keepDirectory({
    versions: mongoVersions(db, 'directory', (v) => v as Directory),
    memory,
    clock,
    log,
  });
  const calendar = await keepCalendar(
    { versions: mongoVersions(db, 'calendar', (v) => WorkCalendar.parse(v)), log },
    parts.calendar,
  );

  const outbox = signal();
  const writes = { counted: 0 };
  const notices = countingWrites(mongoNotices(db, { rangeReads }), writes);
  const notifying = { notices, directory, clock, log, wake: outbox.raise };
  const deps: Deps = {
    ...notifying,
    cases: countingWrites(mongoCases(db, { rangeReads, onUnreadable: reportUnreadable(notifying) }), writes),
    files: mongoFiles(db),
    memory,
    messenger: notingButtons(messenger, { memory, clock, log }),
    clockMoves: parts.moveClock !== undefined,
    metrics,
    profile,
    calendar: calendar.current,
    refreshCalendar: calendar.refresh,
  };
  const take = takingDirectory({ ...deps, directory, bounds: profile.directory, print: parts.print ?? (() => {}) });
  const first = directoryNews();
  // Without a file that can be taken the program goes on with what is stored; with nothing stored it cannot.
  if (first && 'problems' in first && !directory.stored()) throw new SettingsError(first.problems);
  const waiting = first && (await take(first)) !== 'settled' ? first : null;
  const sender = createSender(deps, mongoLeases(db), outbox);

  const people = inTurn(handler(deps));
  const note = hearing(deps);
  const heard: Handle = (delivery) => {
    note(delivery);
    return people.handle(delivery);
  };
  const { receive, receiveEnvelope } = inbound({
    ...keys,
    handle: heard,
    botOpenId: messenger.me,
    onRateLimited: (words) => sendText(deps, `flood/${words.messageId}`, aloneWith(words), '操作过于频繁，请稍后再试'),
    tenant: parts.tenant,
    clock,
    log,
    metrics,
  });
  const connection = parts.connect?.(receiveEnvelope);
  let asking: ReturnType<typeof keepAskingLacking> | undefined;

  const travel =
    parts.moveClock &&
    clockTravel({
      ...deps,
      set: parts.moveClock,
      act: () => runJob(deps, dueSteps),
      runJobs: async () => {
        for (const job of TIMETABLE) await runJob(deps, job);
      },
      drain: sender.drain,
      timetable: (after) => TIMETABLE.flatMap((job) => job.nextAt?.(deps, after) ?? []),
      writes,
    });
  const app = httpApp({
    feishu: receive,
    ready: async () => ({
      database: await answers(memory.lastBeat()),
      feishu: await answers(messenger.me()),
      connection: connection?.connected() ?? true,
      calendar: (await answers(calendar.refresh())) && daysKnown(clock.now(), calendar.current()),
    }),
    ...(page && { metrics: () => page(look) }),
    ...(travel && { routes: clockRoutes(travel) }),
    log,
  });

  /** How far this instance and the store are behind. */
  const look = async () => ({
    ...(await readings(deps, () => ping(db))),
    ...(connection && { connected: connection.connected() }),
    sends: sender.holds(),
    lostLogLines: log.lost?.().lines ?? 0,
  });

  return {
    deps,
    handle: heard,
    listener: app.callback(),
    travel,
    drain: sender.drain,
    stopSending: sender.stop,
    async catchUp() {
      asking = keepAskingLacking(deps);
      await catchUp(deps, await findOutage(deps), { heard: people.open, act: followAndAct });
      return { run };
    },
  };

  /** What waits for people who have left passes on before anything that is due is told them. */
  async function followAndAct(): Promise<void> {
    await runJob(deps, directoryFollow);
    await runJob(deps, dueSteps);
  }

  async function run(): Promise<Running> {
    const heartbeat = await keepHeartbeat(deps);
    const watching = watchDirectory(
      { directory, clock, log },
      {
        news: directoryNews,
        take,
        first: waiting,
        changed: () => runJob(deps, directoryFollow),
      },
    );
    sender.start();
    const timetable = startTimetable(deps);
    connection?.start();
    return {
      async stop(close) {
        asking?.stop();
        watching.stop();
        connection?.stop();
        await timetable.stop();
        await close();
        await sender.stop();
        await heartbeat.stop();
      },
    };
  }
}

const answers = (question: Promise<unknown>): Promise<boolean> =>
  question.then(
    () => true,
    () => false,
  );
