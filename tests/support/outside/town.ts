import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { parse } from 'yaml';
import { buttonsOf, faceOf, type Json, wordsOf } from './cards.ts';
import { freePort, type Running, startProgram } from './processes.ts';
import { isMorningList } from './work-lists.ts';

export const TOWN_FILE = 'config/sandbox/town.yaml';

export type Message = {
  messageId: string;
  chatId: string;
  sender: { id: string; type: 'user' | 'app'; name: string };
  msgType: string;
  content: Json;
  createTime: string;
  parentId?: string;
  rootId?: string;
  recalled: boolean;
  mentions?: { key: string; id: string; name: string }[];
};
export type Outcome = {
  toast?: { type: string; content: string };
  card?: boolean;
  error?: { code: number; text: string };
};
type Chat = { chatId: string; type: 'p2p' | 'group'; name: string; members: string[] };
export type LogEntry = {
  dir: string;
  method: string;
  path: string;
  status: number;
  /** How long the answer took. */
  ms: number;
  request: Json;
  response: Json;
  encrypted?: boolean;
  signed?: boolean;
  transport: string;
  at: string;
};

export type TownAsk = {
  profile?: 'suzhou' | 'malu' | 'huzhou' | 'suqian';
  /** Whether people, units and groups are those that the sandbox has for the profile; else everybody lives in `town.yaml`. */
  own?: boolean;
  /** Shanghai time, such as `2026-03-02 09:00`. */
  now: string;
  mode?: 'webhook' | 'websocket';
  /** Further settings of Qisu. */
  env?: Record<string, string>;
};

/** `2026-03-02 09:00` in Shanghai. */
export const shanghai = (words: string): Date =>
  new Date(`${words.replace(' ', 'T')}${words.length > 16 ? '' : ':00'}+08:00`);

/**
 * A whole town, driven from the outside: Qisu as a process of its own, the open platform's stand-in as another, the real
 * database behind. Nothing here knows Qisu's code; people say things and press what they see.
 */
export async function openTown({ profile = 'suzhou', own, now, mode = 'webhook', env = {} }: TownAsk) {
  const townFile = own && profile !== 'suzhou' ? `config/sandbox/${profile}.yaml` : TOWN_FILE;
  const folder = await mkdtemp(join(tmpdir(), 'qisu-town-'));
  const file = parse(await readFile(townFile, 'utf8')) as { [kind: string]: Json[] };
  const database = `qisu_story_${randomBytes(8).toString('hex')}`;
  const uri = inject('mongoUri').replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${database}`);
  const port = await freePort();
  const app = {
    FEISHU_APP_ID: `cli_${randomBytes(8).toString('hex')}`,
    FEISHU_APP_SECRET: randomBytes(16).toString('hex'),
    FEISHU_ENCRYPT_KEY: randomBytes(16).toString('hex'),
    FEISHU_VERIFICATION_TOKEN: randomBytes(16).toString('hex'),
    FEISHU_MODE: mode,
  };
  const feishu = await startProgram(
    'src/sandbox/main.ts',
    {
      ...app,
      PORT: '0',
      SANDBOX_DATA: join(folder, 'feishu'),
      SANDBOX_WORLD: townFile,
      QISU_URL: `http://127.0.0.1:${port}`,
    },
    /on (http:\/\/\S+)/,
  );
  const settings = {
    ...app,
    PORT: String(port),
    MONGODB_URI: uri,
    FEISHU_DOMAIN: feishu.url,
    QISU_PROFILE: profile,
    QISU_DIRECTORY: townFile,
    QISU_SANDBOX_NOW: shanghai(now).toISOString(),
    QISU_SANDBOX_CLOCK: '1',
    QISU_ALLOW_SECANTUS: '1',
    QISU_DATA: join(folder, 'qisu'),
    ...env,
  };
  const startQisu = (more: Record<string, string> = {}): Promise<Running> =>
    startProgram('src/main.ts', { ...settings, ...more }, /监听 (http:\/\/\S+)/);
  let qisu = await startQisu().catch(async (error: unknown) => {
    // Nobody gets a town to close, so nothing of it may go on.
    await feishu.stop();
    throw error;
  });

  async function ask<T>(method: string, path: string, body?: unknown, base = feishu.url): Promise<T> {
    const answer = await fetch(new URL(path, base), {
      method,
      ...(body instanceof Uint8Array
        ? { body: body as Uint8Array<ArrayBuffer> }
        : body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  }

  /** The stand-in knocks until Qisu answers, and then keeps its time. */
  async function inStep(): Promise<void> {
    for (let i = 0; i < KNOCKS; i++) {
      const [theirs, ours] = await Promise.all([
        ask<{ now: string }>('GET', '/sandbox/api/state'),
        ask<{ now: string }>('GET', '/sandbox/clock', undefined, qisu.url),
      ]);
      if (Math.abs(Date.parse(theirs.now) - Date.parse(ours.now)) < IN_STEP_MS) return;
      await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
    }
    throw new Error('the stand-in does not follow the clock of Qisu');
  }
  await inStep();

  const everybody = new Map<string, string>();
  const learn = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(learn);
    else if (typeof value === 'object' && value !== null) {
      const row = value as Json;
      if (typeof row.name === 'string' && typeof row.openId === 'string') everybody.set(row.name, row.openId);
      Object.values(row).forEach(learn);
    }
  };
  learn(file);
  /** The open_id of somebody of the town, by name. */
  function id(name: string): string {
    const found = everybody.get(name);
    if (!found) throw new Error(`nobody in town is called ${name}`);
    return found;
  }

  const chats = async (): Promise<Chat[]> => (await ask<{ chats: Chat[] }>('GET', '/sandbox/api/chats')).chats;
  /** Groups in which somebody asked for the work list. */
  const listsAsked = new Set<string>();
  const allIn = async (chatId: string): Promise<Message[]> =>
    (await ask<{ messages: Message[] }>('GET', `/sandbox/api/chats/${chatId}/messages`)).messages;
  /** Without the work lists of the mornings. */
  const messagesIn = async ({ chatId, type }: Chat): Promise<Message[]> =>
    (await allIn(chatId)).filter((m) => type === 'p2p' || !isMorningList(m, listsAsked.has(chatId)));

  /** Messages of a group by its name, or of the private chat with a person of that name; oldest first. */
  async function read(where: string): Promise<Message[]> {
    const all = await chats();
    const person = everybody.get(where);
    const chat = all.find((c) =>
      person ? c.type === 'p2p' && c.members.includes(person) : c.name === where || c.name.startsWith(where),
    );
    return chat ? messagesIn(chat) : [];
  }

  /** The work lists of a group, oldest first, as they stand now. */
  async function workLists(group: string): Promise<Message[]> {
    const chat = (await chats()).find((c) => c.type === 'group' && c.name.startsWith(group));
    return chat ? (await allIn(chat.chatId)).filter((m) => isMorningList(m, false)) : [];
  }

  /** Every message somebody can see, oldest first. */
  async function seenBy(name: string): Promise<Message[]> {
    const mine = (await chats()).filter((c) => c.members.includes(id(name)));
    const all = (await Promise.all(mine.map((c) => messagesIn(c)))).flat();
    return all.sort((a, b) => a.createTime.localeCompare(b.createTime));
  }

  /** Waits until everything owed by now has been sent, the redrawing of pressed cards included. */
  async function settled(): Promise<void> {
    await ask('POST', '/sandbox/api/clock', { addSeconds: REDRAW_SECONDS });
  }

  /** Moves the town's clock to a Shanghai time; whatever falls due on the way happens at its instant. */
  async function travelTo(words: string): Promise<void> {
    await ask('POST', '/sandbox/api/clock', { to: shanghai(words).toISOString() });
  }

  async function say(
    name: string,
    text: string,
    more: { in?: string; replyTo?: string; files?: readonly string[] } = {},
  ): Promise<string> {
    const group = more.in
      ? (await chats()).find((c) => c.type === 'group' && c.name.startsWith(more.in ?? ''))
      : undefined;
    if (more.in && !group) throw new Error(`there is no group ${more.in}`);
    if (group && text === '待办') listsAsked.add(group.chatId);
    const where = group ? { chatId: group.chatId, atBot: true } : { toBot: true };
    const sent = await ask<{ messageId: string }>('POST', '/sandbox/api/messages', {
      as: id(name),
      text,
      ...where,
      ...(more.replyTo && { replyTo: more.replyTo }),
      ...(more.files && { files: more.files }),
    });
    await settled();
    return sent.messageId;
  }

  async function sendFile(name: string, fileName: string, bytes: Uint8Array): Promise<void> {
    await ask('POST', `/sandbox/api/files?as=${id(name)}&name=${encodeURIComponent(fileName)}&kind=file`, bytes);
    await settled();
  }

  /** Words and files sent as one message; pictures are those whose name ends like one. The message's id. */
  async function sendWith(
    name: string,
    text: string,
    files: readonly (readonly [fileName: string, bytes: Uint8Array])[],
    more: { in?: string; replyTo?: string } = {},
  ): Promise<string> {
    const keys: string[] = [];
    for (const [fileName, bytes] of files) {
      const kind = /\.(png|jpe?g|gif)$/.test(fileName) ? 'image' : 'file';
      const query = new URLSearchParams({ as: id(name), name: fileName, kind, hold: '1' });
      keys.push((await ask<{ key: string }>('POST', `/sandbox/api/files?${query}`, bytes)).key);
    }
    return say(name, text, { ...more, files: keys });
  }

  /** The newest card somebody sees that carries this button, of this case when a number is given. */
  async function cardWith(name: string, label: string, no?: string, submit?: boolean): Promise<Message> {
    const cards = (await seenBy(name)).filter((m) => m.msgType === 'interactive' && !m.recalled);
    const fits = (m: Message): boolean =>
      buttonsOf(m.content).some((b) => b.label === label && (submit === undefined || b.submit === submit)) &&
      (!no || JSON.stringify(m.content).includes(no));
    const found = cards.findLast(fits);
    if (found) return found;
    const seen = cards.map(
      (m) =>
        `${faceOf(m.content).tag} ${faceOf(m.content).note}: ${buttonsOf(m.content)
          .map((b) => b.label)
          .join(' ')}`,
    );
    throw new Error(`${name} sees no button ${label}${no ? ` for ${no}` : ''}; cards:\n${seen.join('\n')}`);
  }

  type Press = { no?: string; messageId?: string; settle?: boolean };

  /** Presses a plain button. */
  async function tap(name: string, label: string, { no, messageId, settle = true }: Press = {}): Promise<Outcome> {
    const target = messageId ?? (await cardWith(name, label, no, false)).messageId;
    const outcome = await ask<Outcome>('POST', '/sandbox/api/tap', {
      as: id(name),
      messageId: target,
      button: { label },
    });
    if (settle) await settled();
    return outcome;
  }

  /** Submits the newest form with this submit button; fields by the labels above them. */
  async function submit(
    name: string,
    label: string,
    form: Json,
    { no, messageId, settle = true }: Press = {},
  ): Promise<Outcome> {
    const target = messageId ?? (await cardWith(name, label, no, true)).messageId;
    const outcome = await ask<Outcome>('POST', '/sandbox/api/tap', {
      as: id(name),
      messageId: target,
      button: { label },
      form,
    });
    if (settle) await settled();
    return outcome;
  }

  /** Presses a button that opens a form, and submits the form that comes. */
  async function fill(name: string, label: string, form: Json, press: Press = {}): Promise<Outcome> {
    const opened = await tap(name, label, press);
    if (opened.toast?.type === 'error' || opened.error) return opened;
    return submit(name, label, form, press.no ? { no: press.no } : {});
  }

  /** The newest card of a case that somebody sees in a place (a group's name, or their own name), forms left aside. */
  async function cardOf(where: string, no: string): Promise<Json> {
    const found = (await read(where)).findLast(
      (m) =>
        m.msgType === 'interactive' &&
        faceOf(m.content).note.includes(no) &&
        !buttonsOf(m.content).some((b) => b.submit),
    );
    if (!found) throw new Error(`no card of ${no} at ${where}`);
    return found.content;
  }

  /** Files an appeal by words in private chat and the intake card; the case's number. */
  async function appeal(name: string, text: string, category: string, more: Json = {}): Promise<string> {
    await say(name, text);
    const outcome = await submit(name, '提交诉求', { 类别: category, ...more });
    const receipt = (await read(name)).findLast(
      (m) => m.msgType === 'interactive' && /QS\d{8}-\d{4}/.test(faceOf(m.content).note),
    );
    const no = receipt && /QS\d{8}-\d{4,5}/.exec(faceOf(receipt.content).note)?.[0];
    if (!no) throw new Error(`no receipt after ${JSON.stringify(outcome)}`);
    return no;
  }

  return {
    url: feishu.url,
    qisuUrl: () => qisu.url,
    feishuUrl: () => feishu.url,
    database: uri,
    folder,
    settings,
    feishu,
    qisu: () => qisu,
    startQisu,
    async restart(more: Record<string, string> = {}): Promise<void> {
      qisu = await startQisu(more);
    },
    replaceQisu(running: Running): void {
      qisu = running;
    },
    ask,
    id,
    read,
    seenBy,
    /** Every chat there is, by its group's name or the person's, with all its messages; and everybody's name by open_id. */
    async everywhere() {
      const names = new Map([...everybody].map(([name, openId]) => [openId, name]));
      const all = await chats();
      const read = await Promise.all(
        all.map(async (c) => ({
          place: c.type === 'group' ? c.name : (c.members.map((m) => names.get(m)).find(Boolean) ?? c.name),
          messages: await messagesIn(c),
        })),
      );
      return { chats: read.filter((c) => c.messages.length > 0), names };
    },
    say,
    sendFile,
    sendWith,
    workLists,
    tap,
    submit,
    fill,
    cardOf,
    cardWith,
    appeal,
    settled,
    travelTo,
    face: async (where: string, no: string) => faceOf(await cardOf(where, no)),
    words: async (where: string, no: string) => wordsOf(await cardOf(where, no)),
    buttons: async (where: string, no: string) => buttonsOf(await cardOf(where, no)).map((b) => b.label),
    /** Plain texts somebody was sent, oldest first. */
    texts: async (where: string): Promise<string[]> =>
      (await read(where))
        .filter((m) => m.msgType === 'text' && m.sender.type === 'app')
        .map((m) => String(m.content.text)),
    /** Plain texts of the bot as people read them, with the names of those mentioned. */
    said: async (where: string): Promise<string[]> =>
      (await read(where)).filter((m) => m.msgType === 'text' && m.sender.type === 'app').map(asRead),
    /** Changes what an operator has set in the developer console, and a group's owner in the group. */
    console: (change: Json) => ask('POST', '/sandbox/api/console', change),
    /** Presses an entry of the bot's menu. */
    async menu(name: string, key: string): Promise<void> {
      await ask('POST', '/sandbox/api/menu', { as: id(name), key });
      await settled();
    },
    /** Opens the private chat with the bot, as a person does for the first time. */
    async enter(name: string): Promise<void> {
      await ask('POST', '/sandbox/api/enter', { as: id(name) });
      await settled();
    },
    /** What is in a file or picture that somebody was sent. */
    async download(key: string): Promise<Buffer> {
      const answer = await fetch(new URL(`/sandbox/api/files/${key}`, feishu.url));
      if (!answer.ok) throw new Error(`file ${key} answered ${answer.status}`);
      return Buffer.from(await answer.arrayBuffer());
    },
    log: async (): Promise<LogEntry[]> => (await ask<{ entries: LogEntry[] }>('GET', '/sandbox/api/log')).entries,
    now: async (): Promise<Date> =>
      new Date((await ask<{ now: string }>('GET', '/sandbox/clock', undefined, qisu.url)).now),
    fault: (fault: Json) => ask('POST', '/sandbox/api/faults', fault),
    redeliver: (messageId: string, times: number) =>
      ask<{ statuses: number[] }>('POST', '/sandbox/api/redeliver', { messageId, times }),
    /** Lines of the log that report an error, and what no line of a log is: a stack, a warning of the runtime. */
    troubles: (): string[] => [qisu, feishu].flatMap((program) => program.output().split('\n').filter(isTrouble)),
    async close(): Promise<void> {
      await qisu.stop();
      await feishu.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

const asRead = ({ content, mentions = [] }: Message): string =>
  mentions.reduce((text, { key, name }) => text.replaceAll(key, `@${name}`), String(content.text));

/** Pino's level from which a line reports an error. */
const ERROR = 50;
function isTrouble(line: string): boolean {
  // The run's own way of starting programs is experimental; the program is not.
  if (!line.startsWith('{')) return /Error|(?<!Experimental)Warning|^\s+at /.test(line);
  const { level } = JSON.parse(line) as { level?: number };
  return level === undefined || level >= ERROR;
}

const KNOCKS = 200;
const KNOCK_MS = 100;
const IN_STEP_MS = 2_000;

/** A little longer than the five seconds after which a pressed card is drawn again (storage.md). */
const REDRAW_SECONDS = 6;
