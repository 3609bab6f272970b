import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readCalendarFile } from '../config/calendar.ts';
import { readExamples } from '../config/examples.ts';
import { readOptions, readSeedOptions } from '../config/options.ts';
import { profilePath, readProfile, shippedPlaces } from '../config/read-profile.ts';
import { sandboxTown } from '../config/sandbox-town.ts';
import { readSettings } from '../config/settings.ts';
import { SettingsError } from '../config/settings-error.ts';
import { readVersion } from '../config/version.ts';
import { realClock } from './adapters/clock.ts';
import { directoryAtStart, directoryFile } from './adapters/directory-file.ts';
import { appKeys } from './adapters/feishu/app-keys.ts';
import { longConnection } from './adapters/feishu/long-connection.ts';
import { feishuMessenger } from './adapters/feishu/messenger.ts';
import { addressRefused } from './adapters/http/address-refused.ts';
import { listen, unavailable } from './adapters/http/listen.ts';
import { pinoLog } from './adapters/log.ts';
import { logOutput } from './adapters/log-output.ts';
import { promMetrics } from './adapters/metrics.ts';
import { connect, ensureIndexes } from './adapters/mongo/connection.ts';
import { mongoMemory } from './adapters/mongo/memory.ts';
import { hasCases, hasOtherSchema, otherSchema } from './adapters/mongo/schema.ts';
import { httpNotifier } from './adapters/notifier.ts';
import { profileFile } from './adapters/profile-file.ts';
import { sharedClock } from './adapters/shared-clock.ts';
import { compose } from './compose.ts';
import { wrongWith } from './doctor/daily.ts';
import { mergeCalendar, packageDays } from './domain/time/work-calendar.ts';
import { startDatabase } from './local-database/database.ts';
import { beginAnew, holdFolder, openStandIn } from './main-sandbox.ts';
import { startIn } from './places.ts';
import { PlatformError } from './ports.ts';
import type { Parts } from './program.ts';
import { tellAloud } from './seed/aloud.ts';
import { offerStory } from './seed/offer.ts';
import { withoutUnsent } from './seed/quiet.ts';
import { tellStory } from './seed/story.ts';
import { whyNoStory } from './seed/told.ts';
import { stops } from './stops.ts';

const SEED = 'seed';
const OFFER = /^\/sandbox\/examples$/;
/** A stop ends within this, in milliseconds (D): containers kill what has not ended ten seconds after they asked. */
const GRACE_MS = 9_000;
/** How long the last lines of the log may take, in milliseconds. */
const FLUSH_MS = 500;

const output = logOutput(process.stdout.fd);
const print = (line: string): void => output.write(`${line}\n`);
// Standard streams whose reader has gone say so as errors, which end a program that does not listen.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const [word, ...options] = process.argv.slice(2);
  const story = word === SEED ? readSeedOptions(options, settings) : undefined;
  const { fresh } = story ?? readOptions(process.argv.slice(2), settings);
  const { sandbox, feishu } = settings;
  const profile = readProfile(settings.profile);
  const calendar = mergeCalendar(packageDays(), readCalendarFile(settings.calendar));
  const file = settings.directory ?? (sandbox ? sandboxTown(profile.id) : undefined);
  const lookAtFile = file ? directoryFile(file) : async () => null;
  // The file is looked at while the rest begins: it is read when it stands still.
  const atStart = file ? directoryAtStart(file, lookAtFile, wait) : Promise.resolve(null);
  const log = pinoLog(settings.logLevel, output);

  // Who only tells a story is not called at a port.
  const listening = await listen(settings.host, story ? 0 : settings.port).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? addressRefused(settings, error.code) : error;
  });
  // Two stand-ins would write one journal over each other.
  const folder = sandbox ? await holdFolder(settings.data, listening.port) : undefined;
  if (fresh) {
    await beginAnew(settings.data);
    print(`已清空 ${settings.data} 里的沙盒数据，从头开始`);
  }
  const database = await startDatabase({
    uri: settings.mongodbUri,
    folder: settings.data,
    live: !settings.betaDatabase,
    print,
    env: process.env,
  });
  const { db, close: disconnect } = await connect(database.uri, { journal: !story });
  if (await hasOtherSchema(db)) throw otherSchema(settings);
  const memory = mongoMemory(db);
  const noStory = story && (await whyNoStory(memory, await hasCases(db)));
  if (noStory) throw new SettingsError(noStory);
  await ensureIndexes(db);
  const shared = settings.movableClock ? await sharedClock(memory, settings.sandboxNow) : undefined;
  const keys = await appKeys(feishu, memory);
  // The stand-in has all other addresses of the sandbox.
  let offered: RequestListener = unavailable;
  if (sandbox) listening.serve((request, response) => offered(request, response), OFFER);
  const domain = sandbox ? listening.address : feishu.domain;
  // Asked for while it starts, another place comes once it has started; only what is ours alone can be left and come back to.
  let startedWith: (moveTo: (place: string) => Promise<void>) => void = () => {};
  const started = new Promise<(place: string) => Promise<void>>((resolve) => {
    startedWith = resolve;
  });
  const all = settings.directory || settings.mongodbUri ? [] : shippedPlaces();
  const places = all.some(({ id }) => id === settings.profile) && {
    here: profile.id,
    all,
    move: (to: string) => void started.then((moveTo) => moveTo(to)),
  };
  const standIn = sandbox
    ? await openStandIn(settings, { keys, town: file ?? sandboxTown(profile.id), listening, ...(places && { places }) })
    : undefined;

  const version = readVersion();
  const metrics = promMetrics({ version, role: settings.role }, true);
  const messenger = feishuMessenger({ appId: keys.appId, appSecret: keys.appSecret, domain, memory, log, metrics });
  const notify = settings.notify ?? standIn?.gateway;
  const first = [await atStart];
  // Whoever starts the sandbox with another place's rules means its town, whatever lived in this folder before.
  if (!settings.directory && first[0]) await memory.approveDirectory(first[0].mark);
  const parts: Parts = {
    db,
    rangeReads: database.rangeReads,
    memory,
    messenger: sandbox ? withoutUnsent(messenger) : messenger,
    ...(notify && { notifier: httpNotifier({ ...notify, metrics }) }),
    publicUrl: () => settings.publicUrl ?? listening.address,
    page: { proxies: settings.proxies, ...(sandbox && { framedBy: "'self'" }) },
    tenant: messenger.tenant,
    clock: shared ?? realClock(),
    ...(shared && { moveClock: shared.move }),
    log,
    metrics,
    version,
    role: settings.role,
    profile,
    profileNews: profileFile(profilePath(settings.profile)),
    calendar,
    directoryNews: async () => first.shift() ?? lookAtFile(),
    print,
    keys,
    examine: wrongWith({ settings, db, memory, messenger, domain, keys }),
    ...(feishu.mode === 'websocket' &&
      settings.role !== 'worker' && {
        connect: (receive) => longConnection({ appId: keys.appId, appSecret: keys.appSecret, domain, receive, log }),
      }),
  };
  const open = async () => {
    const program = await compose(parts);
    listener = program.listener;
    return (await program.catchUp()).run();
  };
  let listener: RequestListener = unavailable;
  const closed = async (): Promise<void> => {
    shared?.stop();
    await standIn?.close();
    await disconnect();
    await database.stop();
    await folder?.release();
    await output.flush(FLUSH_MS);
  };
  const stopping = stops(GRACE_MS, process.env.npm_lifecycle_event !== undefined);
  const stage = standIn &&
    shared && {
      parts: { ...parts, log: pinoLog('error', output) },
      chats: standIn.story,
      setClock: shared.move,
      examples: readExamples,
      halted: () => stopping.asked(),
    };
  listening.serve((request, response) => listener(request, response));
  if (story && stage) {
    stopping.on(async () => undefined);
    await tellAloud(stage, story, print);
    await listening.close();
    await closed();
    process.exit(0);
  }
  let running = await open();
  await standIn?.setQisu(listening.address);
  const offer =
    stage &&
    offerStory({
      whyNot: async () => whyNoStory(memory, await hasCases(db)),
      async tell(ask, heard) {
        await running.stop(async () => {});
        listener = unavailable;
        const quick = await connect(database.uri, { journal: false });
        const told = { ...stage.parts, db: quick.db, memory: mongoMemory(quick.db) };
        try {
          await tellStory({ ...stage, parts: told, tell: heard }, ask);
        } finally {
          await quick.close();
          running = await open();
          await standIn?.setQisu(listening.address);
        }
      },
    });
  if (offer) offered = offer.listener;

  // The time includes loading the program.
  const seconds = process.uptime().toFixed(1);
  print(
    standIn
      ? `企诉沙盒已就绪（${seconds} 秒），请打开 ${listening.address}/sandbox`
      : `企诉已就绪（${seconds} 秒），监听 ${listening.address}`,
  );

  const end = async (): Promise<void> => {
    await offer?.told();
    await running.stop(listening.close);
    await closed();
  };
  startedWith(async (place) => {
    await end();
    startIn(place, { env: process.env, place: profile.id, data: settings.data }, process.argv.slice(1, 2));
  });
  stopping.on(async () => {
    await end();
    process.exit(0);
  });
}

start().catch(async (error: unknown) => {
  await output.flush(FLUSH_MS);
  if (error instanceof SettingsError) process.stderr.write(`${error.problems.join('\n')}\n`);
  else if (error instanceof PlatformError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
