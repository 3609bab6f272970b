import { SettingsError } from '../config/settings-error.ts';
import { directoryFollow } from '../jobs/directory-follow.ts';
import { dueSteps } from '../jobs/due-steps.ts';
import { reportUnreadable } from '../jobs/failed.ts';
import { runJob, startTimetable, TIMETABLE, WEB_TIMETABLE } from '../jobs/timetable.ts';
import { inbound } from './adapters/feishu/inbound.ts';
import { httpApp } from './adapters/http/app.ts';
import { clockRoutes } from './adapters/http/clock-routes.ts';
import { mongoCases } from './adapters/mongo/cases.ts';
import { mongoCodes } from './adapters/mongo/codes.ts';
import { ping } from './adapters/mongo/connection.ts';
import { mongoFiles } from './adapters/mongo/files.ts';
import { mongoLeases } from './adapters/mongo/leases.ts';
import { mongoLinks } from './adapters/mongo/links.ts';
import { mongoNotices } from './adapters/mongo/notices.ts';
import { mongoVersions } from './adapters/mongo/versions.ts';
import type { Handle } from './deliveries.ts';
import type { Directory } from './domain/directory/directory.ts';
import { daysKnown, WorkCalendar } from './domain/time/work-calendar.ts';
import { uncounted } from './metrics-port.ts';
import { createSender } from './outbox/sender.ts';
import { signal } from './outbox/signal.ts';
import type { Parts, Program, Running } from './program.ts';
import { keepCalendar } from './usecases/calendar/keep.ts';
import { catchUp, heardElsewhere, inTurn } from './usecases/clock/after-outage.ts';
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
import { keepProfile } from './usecases/profile/keep.ts';
import { watchProfile } from './usecases/profile/watch.ts';
import { readings } from './usecases/readings.ts';
import { pageRoutes } from './web/pages.ts';

type Examined = Awaited<ReturnType<NonNullable<Deps['examine']>>>;

/** Puts the program together. Each part is created once, after all parts that it needs. */
export async function compose(parts: Parts): Promise<Program> {
  const { db, rangeReads, memory, messenger, clock, log, directoryNews, keys, print = () => {} } = parts;
  const metrics = parts.metrics ?? uncounted;
  const page = parts.metrics?.page;
  const { role = 'all' } = parts;
  const [hears, acts] = [role !== 'worker', role !== 'web'];

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
  const rules = keepProfile(parts.profile, { ...notifying, print });
  const stored = mongoCases(db, { rangeReads, onUnreadable: reportUnreadable(notifying) });
  const deps: Deps = {
    ...notifying,
    cases: countingWrites(parts.alone?.(stored) ?? stored, writes),
    files: mongoFiles(db),
    memory,
    messenger: notingButtons(messenger, { memory, clock, log }),
    links: mongoLinks(db),
    codes: mongoCodes(db),
    ...(parts.notifier && { notifier: parts.notifier }),
    publicUrl: parts.publicUrl,
    clockMoves: parts.moveClock !== undefined,
    metrics,
    // Whoever decides or draws asks for the rules anew.
    get profile() {
      return rules.current();
    },
    calendar: calendar.current,
    refreshCalendar: calendar.refresh,
    ...(parts.examine && { examine: onceADay(() => parts.examine?.(deps)) }),
  };
  const take = takingDirectory({ ...notifying, memory, messenger, bounds: () => rules.current().directory, print });
  const first = await directoryNews();
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
      act: async () => {
        if (acts) await runJob(deps, dueSteps);
      },
      runJobs: async () => {
        for (const job of acts ? TIMETABLE : []) await runJob(deps, job);
      },
      drain: async () => {
        if (acts) await sender.drain();
      },
      timetable: (after) => TIMETABLE.flatMap((job) => job.nextAt?.(deps, after) ?? []),
      writes,
    });
  // In the sandbox Feishu does not know the app.
  const served = { ...parts.page, ...(parts.page?.framedBy === undefined && { appId: keys.appId }) };
  const pages = pageRoutes(deps, served);
  const app = httpApp({
    ...(hears && { feishu: receive }),
    ready: async () => ({
      database: await answers(memory.lastBeat()),
      feishu: await answers(messenger.me()),
      connection: connection?.connected() ?? true,
      calendar: (await answers(calendar.refresh())) && daysKnown(clock.now(), calendar.current()),
    }),
    version: parts.version,
    ...(page && { metrics: () => page(look) }),
    routes: [...(travel ? [clockRoutes(travel)] : []), ...(hears ? pages : [])],
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
      if (acts) asking = keepAskingLacking(deps);
      if (hears) await catchUp(deps, await findOutage(deps), { heard: people.open, act: followAndAct });
      else {
        await heardElsewhere(deps);
        await followAndAct();
      }
      return { run };
    },
  };

  /** What waits for people who have left passes on before anything that is due is told them. */
  async function followAndAct(): Promise<void> {
    if (!acts) return;
    await runJob(deps, directoryFollow);
    await runJob(deps, dueSteps);
  }

  async function run(): Promise<Running> {
    // It says since when nobody hears what people say.
    const heartbeat = hears ? await keepHeartbeat(deps) : null;
    const watching = watchDirectory(
      { directory, clock, log },
      {
        news: directoryNews,
        take,
        first: waiting,
        changed: async () => {
          if (acts) await runJob(deps, directoryFollow);
        },
      },
    );
    const following = parts.profileNews && watchProfile(deps, parts.profileNews, rules.take);
    if (acts) sender.start();
    const timetable = startTimetable(deps, acts ? TIMETABLE : WEB_TIMETABLE);
    connection?.start();
    return {
      async stop(close) {
        asking?.stop();
        watching.stop();
        following?.stop();
        connection?.stop();
        await timetable.stop();
        await close();
        await sender.stop();
        await heartbeat?.stop();
      },
    };
  }
}

/** The examination once for each date, unless it failed. */
function onceADay(examine: () => Promise<Examined> | undefined): (on: string) => Promise<Examined> {
  let done = '';
  return async (on) => {
    if (on === done) return null;
    const found = await examine();
    done = on;
    return found ?? null;
  };
}

const answers = (question: Promise<unknown>): Promise<boolean> =>
  question.then(
    () => true,
    () => false,
  );
