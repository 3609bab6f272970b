import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import Koa, { type Middleware } from 'koa';
import type { MenuEntry, State } from '../api.ts';
import { personActs } from './acts.ts';
import { createBus } from './bus.ts';
import { createConsole } from './console.ts';
import { createDeliveries } from './deliver.ts';
import { createFaults } from './faults.ts';
import { createFiles } from './files.ts';
import { gateway } from './gateway.ts';
import { type Habits, USUAL } from './habits.ts';
import { type Carrier, httpCarrier } from './http-carrier.ts';
import { openJournal } from './journal.ts';
import { createLog } from './log.ts';
import { logAbout } from './log-about.ts';
import { logWords } from './log-words.ts';
import { longConnection } from './long-connection.ts';
import { createMessages } from './messages.ts';
import { clockMoves } from './moves.ts';
import { createNews } from './news.ts';
import { type PlaceChoice, pageApi } from './page-api.ts';
import { pageEvents } from './page-events.ts';
import type { Parts } from './parts.ts';
import { createRates } from './rates.ts';
import { SHORTS, shortMessages } from './short-messages.ts';
import { createTapTokens } from './tap-tokens.ts';
import { cardTaps } from './taps.ts';
import { sandboxClock } from './time.ts';
import { type App, createTokens } from './tokens.ts';
import { clockWalk } from './walk.ts';
import { createWorld, type SandboxGroup, type SandboxPerson, type SandboxPhone } from './world.ts';

const TICK_MS = 250;
const KNOCK_MS = 500;

export type StandInOptions = {
  /** Folder of journal and files; a stand-in started again on it continues from there. */
  dataDir: string;
  /** The first app is the one people talk to on the page. */
  apps: [App, ...App[]];
  people: SandboxPerson[];
  groups: SandboxGroup[];
  phones?: SandboxPhone[];
  /** Request URLs; those of `qisuUrl` when absent. */
  eventsUrl?: string;
  callbacksUrl?: string;
  /** Base URL of Qisu, for its clock. Without it the stand-in moves only its own clock. */
  qisuUrl?: string;
  mode: State['mode'];
  menu?: MenuEntry[];
  appName?: string;
  /** Serves the page; false when the path does not belong to it. */
  pageHtml?: (req: IncomingMessage, res: ServerResponse) => boolean;
  habits?: Partial<Habits>;
  places?: PlaceChoice;
  /** Qisu answers beside it, and offers made-up cases. */
  examples?: boolean;
  /** Milliseconds by which calls are counted for their rates; absent: the machine's own. */
  mono?: () => number;
};

export type StandIn = {
  /** Answers requests under `/sandbox` (but `/sandbox/clock` is Qisu's), `/open-apis` and `/callback/ws`. */
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Handles the upgrade of the long connection. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sets Qisu's URL. Resolves when its clock was read and, in webhook mode, both URLs were verified. */
  setQisu(url: string): Promise<void>;
  /** The same for the URL given at the start. */
  ready(): Promise<void>;
  setWorld(people: SandboxPerson[], groups: SandboxGroup[], phones?: SandboxPhone[]): void;
  /** Where short messages are taken, signed with the first app's secret. */
  shorts: string;
  /** What a story that is played needs of it: nobody is at the page, and Qisu moves its clock by itself. */
  story: Story;
  close(): Promise<void>;
};

type Story = {
  /** Its clock shows `at`, and `passed` milliseconds have passed besides for whoever measures durations. */
  follow(at: Date, passed: number): void;
  /** The chat of a person with the bot. */
  privateChat(openId: string): string;
  /** A person has written this to the bot, which has heard it already. */
  wrote(openId: string, text: string): void;
  /** Everybody has read what is there. */
  allRead(): void;
};

/** The Feishu open platform on localhost: its API, its pushes, and the controls of the sandbox page. */
export async function createStandIn(options: StandInOptions): Promise<StandIn> {
  const { apps, mode, appName = '企诉' } = options;
  const [app] = apps;
  const habits: Habits = { ...USUAL, ...options.habits };
  let { qisuUrl } = options;
  let closed = false;

  const clock = sandboxClock();
  const bus = createBus();
  const faults = createFaults();
  const journal = openJournal(options.dataDir);
  const world = createWorld(
    apps.map((a) => a.appId),
    appName,
  );
  world.set(options.people, options.groups, options.phones ?? []);
  const messages = createMessages(journal, clock, bus, world);
  const menu = options.menu ?? [];
  const says = logWords({ appName, world, messages, menu });
  const about = logAbout({ world, messages });
  const log = createLog(clock, bus, (entry) => ({ says: says(entry), ...about(entry) }));

  const urlFor = (purpose: 'event' | 'callback') =>
    (purpose === 'event' ? options.eventsUrl : options.callbacksUrl) ??
    (qisuUrl && new URL(purpose === 'event' ? '/feishu/events' : '/feishu/callbacks', qisuUrl).href);
  const http = httpCarrier({ clock, log, loose: () => habits.looseJson, urlFor });
  const ws = longConnection({ clock, log, fragmentBytes: () => habits.fragmentBytes });
  const carrier: Carrier = mode === 'webhook' ? http : ws;
  const deliveries = createDeliveries({ apps, journal, clock, carrier });
  const parts: Parts = {
    appName,
    clock,
    world,
    messages,
    files: createFiles(options.dataDir, journal),
    tokens: createTokens(apps, journal, clock),
    rates: createRates(options.mono ?? clock.mono),
    console: createConsole(journal),
    tapTokens: createTapTokens(journal, clock),
    deliveries,
    longConnection: ws,
  };
  const shorts = shortMessages({ secret: app.appSecret, journal, messages, world, clock, log });
  journal.replay();

  const walk = clockWalk({ clock, bus, deliveries, qisuUrl: () => qisuUrl });
  const moves = clockMoves({ clock, bus, walk, news: createNews({ bus, messages, world }) });
  const events = pageEvents(bus);
  const page = pageApi({
    appId: app.appId,
    parts,
    acts: personActs(parts, app),
    tap: cardTaps(parts, app, () => habits),
    moves,
    faults,
    log,
    habits,
    events: events.stream,
    menu,
    mode,
    places: options.places,
    examples: options.examples,
  });

  const answerShorts = listener([shorts]);
  const answerPage = listener(page);
  const answerApi = listener(gateway(parts, faults, log));

  async function knock(): Promise<void> {
    const url = qisuUrl;
    const tasks: (() => Promise<boolean>)[] = [];
    if (url) tasks.push(() => walk.sync().then(() => true));
    if (mode === 'webhook')
      for (const target of new Set([urlFor('event'), urlFor('callback')]))
        if (target) tasks.push(() => http.verifies(app, target));
    for (const task of tasks)
      while (!closed && qisuUrl === url && !(await task().catch(() => false)))
        await wait(KNOCK_MS, undefined, { ref: false });
  }

  const tick = setInterval(() => void deliveries.actDue(), TICK_MS).unref();
  let knocked = knock();

  return {
    handle(req, res) {
      const path = (req.url ?? '/').split('?')[0] ?? '/';
      const isPage = path.startsWith('/sandbox') && !path.startsWith('/sandbox/api/');
      if (isPage && options.pageHtml?.(req, res)) return;
      if (path === SHORTS) return void answerShorts(req, res);
      void (path.startsWith('/sandbox') ? answerPage(req, res) : answerApi(req, res));
    },
    upgrade(req, socket, head) {
      // From here on the socket is ours alone: without a listener its error, such as a reset, would end the program.
      socket.on('error', () => socket.destroy());
      try {
        if (faults.hit('UPGRADE', req.url ?? '/')) socket.destroy();
        else ws.upgrade(req, socket, head);
      } catch {
        socket.destroy();
      }
    },
    setQisu(url) {
      qisuUrl = url;
      knocked = knock();
      return knocked;
    },
    ready: () => knocked,
    setWorld(people, groups, phones = []) {
      world.set(people, groups, phones);
      bus.tell('people', {});
    },
    shorts: SHORTS,
    story: {
      follow(at, passed) {
        clock.set(at);
        clock.passed(passed);
      },
      privateChat: (openId) => world.privateRoom(app.appId, openId).chatId,
      wrote(openId, text) {
        const { chatId } = world.privateRoom(app.appId, openId);
        messages.add({
          chatId,
          msgType: 'text',
          content: { text },
          sender: { type: 'user', id: openId },
          mentions: [],
        });
      },
      allRead() {
        for (const { chatId, members } of world.rooms())
          for (const openId of members) messages.markRead(openId, chatId);
      },
    },
    async close() {
      closed = true;
      clearInterval(tick);
      events.close();
      ws.close();
      journal.close();
    },
  };
}

/** A page that is closed or read again ends its stream of events, and whatever it was being answered: no fault. */
const GONE = new Set<unknown>(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE']);

/** A Koa application of these parts, as a plain listener. */
function listener(parts: Middleware[]) {
  const koa = new Koa();
  koa.on('error', (error: unknown) => {
    if (error instanceof Error && 'code' in error && GONE.has(error.code)) return;
    process.stderr.write(`stand-in: ${error instanceof Error ? error.stack : error}\n`);
  });
  for (const part of parts) koa.use(part);
  return koa.callback();
}
