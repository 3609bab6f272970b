import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCalendarFile } from '../config/calendar.ts';
import { readDirectory } from '../config/directory.ts';
import { readProfile } from '../config/read-profile.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { SettingsError } from '../config/settings-error.ts';
import { dueSteps } from '../jobs/due-steps.ts';
import { reportUnreadable } from '../jobs/failed.ts';
import { runJob, startTimetable, TIMETABLE } from '../jobs/timetable.ts';
import { movableClock } from './adapters/clock.ts';
import { inbound } from './adapters/feishu/inbound.ts';
import { longConnection } from './adapters/feishu/long-connection.ts';
import { feishuMessenger } from './adapters/feishu/messenger.ts';
import { httpApp } from './adapters/http/app.ts';
import { clockRoutes } from './adapters/http/clock-routes.ts';
import { listen } from './adapters/http/listen.ts';
import { pinoLog } from './adapters/log.ts';
import { mongoCases } from './adapters/mongo/cases.ts';
import { connect, ensureIndexes } from './adapters/mongo/connection.ts';
import { mongoFiles } from './adapters/mongo/files.ts';
import { mongoLeases } from './adapters/mongo/leases.ts';
import { mongoMemory } from './adapters/mongo/memory.ts';
import { mongoNotices } from './adapters/mongo/notices.ts';
import { mongoVersions } from './adapters/mongo/versions.ts';
import type { Directory } from './domain/directory/directory.ts';
import { broughtUp } from './domain/directory/directory-merge.ts';
import { mergeCalendar, packageDays, WorkCalendar } from './domain/time/work-calendar.ts';
import { startDatabase } from './local-database/database.ts';
import { createSender } from './outbox/sender.ts';
import { signal } from './outbox/signal.ts';
import { PlatformError } from './ports.ts';
import { bringUp } from './usecases/bring-up.ts';
import { keepCalendar } from './usecases/calendar/keep.ts';
import { catchUp, inTurn } from './usecases/clock/after-outage.ts';
import { findOutage, keepHeartbeat } from './usecases/clock/heartbeat.ts';
import { clockTravel } from './usecases/clock/travel.ts';
import type { Deps } from './usecases/deps.ts';
import { keepDirectory } from './usecases/directory/keep.ts';
import { handler } from './usecases/handle.ts';
import { sayTo } from './usecases/notice.ts';

const TOWN = fileURLToPath(new URL('../config/sandbox/town.yaml', import.meta.url));
const DIRECTORY_LOOK_MS = 2_000;
const CLOCK_LOOK_MS = 250;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Why the address cannot be had, and what to do. */
function notListening({ host, port }: Settings, code: string): string {
  const remedies: Partial<Record<string, string>> = {
    EADDRINUSE: `PORT ${port} 已被另一个程序占用；请关掉它，或另设一个端口，如 PORT=${port + 1} npm start`,
    EACCES: `PORT ${port} 需要更高的权限；请改用 1024 以上的端口`,
    EADDRNOTAVAIL: `HOST ${host} 不是这台机器的地址；请改正，或删去此项以只在本机监听（127.0.0.1）`,
    ENOTFOUND: `HOST ${host} 找不到；请改正，或删去此项以只在本机监听（127.0.0.1）`,
  };
  return remedies[code] ?? `HOST ${host}、PORT ${port} 上不能监听（${code}）；请改正`;
}

/** The keys of the sandbox's own app, made once and kept with its data. */
async function appKeys(settings: Settings, memory: ReturnType<typeof mongoMemory>) {
  const { appId, appSecret, encryptKey, verificationToken } = settings.feishu;
  if (appId && appSecret) return { appId, appSecret, encryptKey, verificationToken };
  const secret = (name: string) => memory.once(`sandbox/${name}`, () => randomBytes(16).toString('hex'));
  return {
    appId: 'cli_5a4d8b0f3c2e1a90',
    appSecret: await secret('app-secret'),
    encryptKey: await secret('encrypt-key'),
    verificationToken: await secret('verification-token'),
  };
}

/** A clock that other instances may move, where the open platform is this machine's own stand-in; else the machine's. */
async function programClock(settings: Settings, memory: ReturnType<typeof mongoMemory>) {
  if (!settings.sandbox && !settings.loopback)
    return { clock: movableClock(() => 0), set: async () => {}, stop: () => {} };
  let offset = await memory.clockOffset();
  const clock = movableClock(() => offset);
  const set = async (at: Date): Promise<void> => {
    const ms = offset + at.getTime() - clock.now().getTime();
    await memory.setClockOffset(ms);
    offset = ms;
  };
  const mark = randomUUID();
  const born = (await memory.once('sandbox/born', () => mark)) === mark;
  if (born && settings.sandboxNow) await set(settings.sandboxNow);
  const timer = setInterval(async () => {
    offset = await memory.clockOffset().catch(() => offset);
  }, CLOCK_LOOK_MS);
  return { clock, set, stop: () => clearInterval(timer) };
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const profile = readProfile(settings.profile);
  const corrections = readCalendarFile(settings.calendar);
  const directoryFile = settings.directory ?? (settings.sandbox ? TOWN : undefined);
  if (directoryFile) readDirectory(directoryFile);
  const log = pinoLog(settings.logLevel);

  const listening = await listen(settings.host, settings.port).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? new SettingsError(notListening(settings, error.code)) : error;
  });
  const database = await startDatabase({
    uri: settings.mongodbUri,
    folder: settings.data,
    live: !settings.sandbox && !settings.loopback,
    say,
    env: process.env,
  });
  const { db, close: disconnect } = await connect(database.uri);
  await ensureIndexes(db);
  const memory = mongoMemory(db);
  const { clock, set, stop: stopClock } = await programClock(settings, memory);
  const keys = await appKeys(settings, memory);

  const domain = settings.sandbox ? listening.address : settings.feishu.domain;
  const messenger = feishuMessenger({ appId: keys.appId, appSecret: keys.appSecret, domain });

  const directory = await keepDirectory({
    versions: mongoVersions(db, 'directory', (v) => broughtUp(v as Directory)),
    memory,
    messenger,
    log,
  });
  const calendar = await keepCalendar(
    { versions: mongoVersions(db, 'calendar', (v) => WorkCalendar.parse(v)), log },
    mergeCalendar(packageDays(), corrections),
  );
  const owed = signal();
  const { rangeReads } = database;
  const notifying = { notices: mongoNotices(db, { rangeReads }), directory, clock, log, wake: owed.raise };
  const deps: Deps = {
    ...notifying,
    cases: mongoCases(db, { rangeReads, onUnreadable: reportUnreadable(notifying) }),
    files: mongoFiles(db),
    memory,
    messenger,
    profile,
    calendar: calendar.current,
    refreshCalendar: calendar.refresh,
  };
  const sender = createSender(deps, mongoLeases(db), owed);

  const people = inTurn(handler(deps));
  const { receive, receiveEnvelope } = inbound({
    ...keys,
    handle: people.handle,
    botOpenId: messenger.me,
    onRateLimited: (words) =>
      sayTo(deps, `rate_limit/${words.messageId}`, { person: words.person }, '操作过于频繁，请稍后再试'),
    clock,
    log,
  });
  const connection = longConnection({
    appId: keys.appId,
    appSecret: keys.appSecret,
    domain,
    receive: receiveEnvelope,
    log,
  });

  const travel = clockTravel({
    ...deps,
    set,
    act: async () => {
      for (const job of TIMETABLE) await runJob(deps, job);
    },
    drain: sender.drain,
    timetable: (after) => TIMETABLE.flatMap((job) => job.nextAt?.(deps, after) ?? []),
  });
  const app = httpApp({
    feishu: receive,
    ready: async () => ({
      database: await memory.lastBeat().then(
        () => true,
        () => false,
      ),
      feishu: await messenger.me().then(
        () => true,
        () => false,
      ),
      connection: settings.feishu.mode === 'webhook' || connection.connected(),
    }),
    ...((settings.sandbox || settings.loopback) && { routes: clockRoutes(travel) }),
    log,
  });
  const standIn = settings.sandbox ? await sandbox(settings, keys, directoryFile ?? TOWN, listening.address) : null;
  if (standIn) {
    listening.serve(standIn.handle, /^\/(sandbox(?!\/clock)|open-apis|callback\/ws)/);
    listening.server.on('upgrade', (req, socket, head) => standIn.upgrade(req, socket, head));
  }
  listening.serve(app.callback());

  const readFile = async (): Promise<void> => {
    if (!directoryFile) return;
    const { directory: rows, refused } = readDirectory(directoryFile);
    for (const r of refused) say(`通讯录 ${directoryFile} 第 ${r.line} 行 ${r.row} 未采用：${r.reason}`);
    await directory.upsert(rows);
  };
  await readFile();
  let readAt = directoryFile ? statSync(directoryFile).mtimeMs : 0;
  const watching = setInterval(async () => {
    try {
      const changed = directoryFile && existsSync(directoryFile) ? statSync(directoryFile).mtimeMs : 0;
      if (changed > readAt) {
        readAt = changed;
        await readFile();
      } else await directory.refresh();
    } catch (error) {
      // A file caught half-written or mistaken leaves the directory as it was.
      log.error({ err: error }, 'directory.not_read');
    }
  }, DIRECTORY_LOOK_MS);

  await bringUp(deps);
  const outage = await findOutage(deps);
  const act = () => runJob(deps, dueSteps);
  if (outage) await catchUp(deps, outage, { heard: people.open, act });
  else {
    people.open();
    await act();
  }
  const heartbeat = await keepHeartbeat(deps);
  // Nothing is drawn before the clocks have acted: an answer would name a deadline that an outage has just moved.
  sender.start();
  // What was missed comes before any clock.
  const timetable = startTimetable(deps);
  if (settings.feishu.mode === 'websocket') connection.start();
  if (standIn) await standIn.setQisu(listening.address);

  // Counted from the start of the process, so that loading the program is in the figure.
  const seconds = process.uptime().toFixed(1);
  say(
    standIn
      ? `企诉沙盒已就绪（${seconds} 秒），请打开 ${listening.address}/sandbox`
      : `企诉已就绪（${seconds} 秒），监听 ${listening.address}`,
  );

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    clearInterval(watching);
    stopClock();
    connection.stop();
    await timetable.stop();
    await listening.close();
    await sender.stop();
    await heartbeat.stop();
    await standIn?.close();
    await disconnect();
    await database.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

/** The stand-in of the open platform, with the page on which one person plays everybody. */
async function sandbox(settings: Settings, keys: Awaited<ReturnType<typeof appKeys>>, town: string, qisuUrl: string) {
  const { openSandbox } = await import('./sandbox/open.ts');
  return openSandbox({
    dataDir: `${settings.data}/feishu`,
    app: {
      appId: keys.appId,
      appSecret: keys.appSecret,
      encryptKey: keys.encryptKey,
      verificationToken: keys.verificationToken,
    },
    town,
    mode: settings.feishu.mode,
    qisuUrl,
  });
}

start().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.problems.join('\n')}\n`);
  else if (error instanceof PlatformError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
