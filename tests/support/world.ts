import { inject } from 'vitest';
import { type Listening, listen } from '../../src/adapters/http/listen.ts';
import { promMetrics } from '../../src/adapters/metrics.ts';
import { mongoMemory } from '../../src/adapters/mongo/memory.ts';
import { restore } from '../../src/archive/restore.ts';
import { compose } from '../../src/compose.ts';
import type { Delivery, Reply } from '../../src/deliveries.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { State } from '../../src/domain/case/state.ts';
import type { DirectoryNews } from '../../src/domain/directory/resolve.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import type { Notifier } from '../../src/links-port.ts';
import type { RunningDatabase } from '../../src/local-database/database.ts';
import type { Log } from '../../src/ports.ts';
import type { Parts, Program } from '../../src/program.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { CALENDAR_2026 } from './calendars.ts';
import { freshDatabase } from './database.ts';
import { fakeMessenger } from './fake-messenger.ts';
import { movingClock } from './moving-clock.ts';
import { type Person, personIn } from './person.ts';
import { profileOf } from './profiles.ts';
import { roadTo, type Told } from './roads.ts';
import { textOf } from './screen.ts';
import { asNews, groupOf, openIdOf, type Place, townRows, type Who } from './town.ts';

type Rows = ReturnType<typeof townRows>;

export type WorldAsk = {
  profile?: 'suzhou' | 'malu' | 'huzhou' | 'suqian';
  /** Which town it is; by default the first, wherever the rules come from. */
  town?: Place;
  /** Shanghai time, such as `2026-03-02 09:00`. */
  now: string;
  /** What the directory file says instead of the town's own rows. */
  rows?: (rows: Rows) => Rows;
  /** The town's gateway for short messages; by default it has none. */
  notifier?: Notifier;
  /** An archive that lies in the database before the program starts. */
  archive?: string;
  /** The database server; by default the one of the test run. */
  server?: Pick<RunningDatabase, 'uri' | 'rangeReads'>;
};

/** What the program shares with Feishu, and the tenant of everybody in town. */
export const KEYS = { appId: 'cli_world', encryptKey: 'an encrypt key', verificationToken: 'a verification token' };
export const TENANT = 'the town';

/** How long after something that people do the next is done: a pressed card is drawn again five seconds later (storage.md). */
const BETWEEN_MS = 6_000;

/**
 * The real program on a real database, in the town of the sandbox, with a messenger that records what people see and a clock
 * that stands until it is moved. People say things and press what is on the cards they see.
 */
export async function world({
  profile = 'suzhou',
  town,
  rows = (own) => own,
  notifier,
  now,
  archive,
  server,
}: WorldAsk) {
  const database = await freshDatabase(server?.uri);
  if (archive) await restore(database.db, archive);
  const clock = movingClock(shanghai(now));
  const post = fakeMessenger(clock.now);
  const { log, errors } = errorLog();
  /** What the directory file says, until it has been read. */
  const news = [asNews(rows(townRows(town)))];
  const parts: Parts = {
    db: database.db,
    rangeReads: server?.rangeReads ?? inject('rangeReads'),
    publicUrl: () => 'http://qisu.test',
    memory: mongoMemory(database.db),
    ...(notifier && { notifier }),
    messenger: post.messenger,
    clock,
    moveClock: async (to) => clock.moveTo(to),
    log,
    metrics: promMetrics({ version: '0.0.0', role: 'all' }),
    // A copy, as a test may change the rules of its own world.
    profile: structuredClone(profileOf(profile)),
    calendar: CALENDAR_2026,
    directoryNews: async () => news.shift() ?? null,
    keys: KEYS,
    tenant: { foreign: async (keys) => keys.find((key) => key !== undefined && key !== '' && key !== TENANT) },
  };
  async function start(): Promise<Program> {
    const made = await compose(parts);
    await made.catchUp();
    return made;
  }
  let program = await start();
  /** What this place calls an appeal that is nothing special. */
  const ordinary = (parts.profile.categories.find((k) => k.id === 'appeal') ?? parts.profile.categories[0])?.word ?? '';
  /** Nobody hears what is said, and no clock acts. */
  let away = false;

  /** What people do takes effect, and all that is owed for it arrives. */
  async function happens(delivery: Delivery): Promise<Reply> {
    if (away) return {};
    const reply = await program.handle(delivery);
    await program.drain();
    clock.moveTo(new Date(clock.now().getTime() + BETWEEN_MS));
    await program.drain();
    return reply;
  }
  let count = 0;
  const stage = { post, clock, happens, next: (kind: string) => `${kind}_${++count}` };

  const qisu = {
    /** What the program works with. */
    get deps(): Deps {
      return program.deps;
    },
    post,
    clock,
    db: database.db,
    idOf: openIdOf,
    chatOf: groupOf,
    /** A delivery as nobody's client would make it; what the program answers. */
    happens,
    /** Somebody of the town, by the part they play or by name. */
    as: (who: Who): Person => personIn(stage, who),
    /** The texts that stand in a group, oldest first. */
    textsIn: (group: string): string[] =>
      post.messages.filter((m) => m.chatId === groupOf(group)).flatMap((m) => textOf(m) ?? []),
    /** The bot is taken into a group; what it says there. */
    async botComesTo(group: string): Promise<string[]> {
      const before = qisu.textsIn(group).length;
      await happens({ kind: 'chat', delivery: stage.next('chat'), what: 'bot_added', chatId: groupOf(group) });
      return qisu.textsIn(group).slice(before);
    },
    /** The bot is taken out of a group. */
    botLeaves: (group: string): Promise<Reply> =>
      happens({ kind: 'chat', delivery: stage.next('chat'), what: 'bot_removed', chatId: groupOf(group) }),
    async read(no: string): Promise<Case> {
      const found = await program.deps.cases.byNo(no);
      if (!found) throw new Error(`no case ${no}`);
      return found;
    },
    /** A case in a state, led there by what people do. */
    async caseIn(state: State, told: Told = {}): Promise<string> {
      const { file, steps } = roadTo(state, { category: ordinary, ...told });
      const no = await file(qisu.as);
      for (const [who, label, filled] of steps) await qisu.as(who).tap(no, label, filled);
      const { state: reached } = await qisu.read(no);
      if (reached !== state) throw new Error(`the road to ${state} led to ${reached}`);
      return no;
    },
    /** Moves the clock; whatever falls due on the way happens at its instant. */
    async travelTo(words: string): Promise<void> {
      const end = shanghai(words);
      if (end < clock.now()) throw new Error(`${words} is over`);
      await program.travel?.look();
      while (clock.now() < end) await program.travel?.step(end);
    },
    /** Stops the program and starts it again, with what the directory file says by then. */
    restart: (change: (rows: Rows) => Rows = (own) => own): Promise<void> =>
      qisu.restartOn(asNews(change(rows(townRows(town))))),
    /** The same, with what was read of a file. */
    async restartOn(read: DirectoryNews): Promise<void> {
      news.push(read);
      await program.stopSending();
      program = await start();
      await program.drain();
    },
    /** The program's own listener, on a port of its own, as Feishu reaches it. */
    async listens(): Promise<Listening> {
      const listening = await listen('127.0.0.1', 0);
      listening.serve((request, response) => program.listener(request, response));
      return listening;
    },
    /** All that is owed by now is sent. */
    drain: (): Promise<void> => program.drain(),
    /** What a supervisor reads at `/readyz`. */
    async ready(): Promise<{ status: number; missing: string[] }> {
      const { address, close } = await qisu.listens();
      const answer = await fetch(`${address}/readyz`);
      const { missing } = (await answer.json()) as { missing: string[] };
      await close();
      return { status: answer.status, missing };
    },
    /** Writes that the service is up, as it does every ten seconds. */
    beats: (): Promise<void> => program.deps.memory.beat(clock.now()),
    /** The service is away until then, when people do what `meanwhile` says. */
    async awayUntil(words: string, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
      clock.moveTo(shanghai(words));
      away = true;
      await meanwhile();
      away = false;
    },
    /** Takes the errors logged so far; the world is not closed while any is left. */
    takeErrors: (): string[] => errors.splice(0),
    async close(): Promise<void> {
      await program.stopSending();
      await database.close();
      if (errors.length > 0) throw new Error(`errors were logged:\n${errors.join('\n')}`);
    },
  };
  return qisu;
}
export type World = Awaited<ReturnType<typeof world>>;

/** A log that keeps what somebody would have to look at now. */
function errorLog(): { log: Log; errors: string[] } {
  const errors: string[] = [];
  const silent = (): void => {};
  return {
    errors,
    log: {
      debug: silent,
      info: silent,
      warn: silent,
      error: ({ err, ...fields }, event) =>
        void errors.push(`${event} ${JSON.stringify(fields)} ${err instanceof Error ? err.stack : String(err ?? '')}`),
    },
  };
}
