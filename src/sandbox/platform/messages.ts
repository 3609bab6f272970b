import type { Mention } from '../api.ts';
import type { Bus } from './bus.ts';
import { newId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { SandboxClock } from './time.ts';
import type { World } from './world.ts';

const CARD_LIFE_MS = 14 * 86_400_000;
const UUID_MEMORY_MS = 3_600_000;

/** A message as the platform keeps it. `content` is parsed, instants are ms of the virtual clock. */
export type Stored = {
  messageId: string;
  chatId: string;
  msgType: string;
  content: Record<string, unknown>;
  sender: { type: 'app' | 'user'; id: string };
  mentions: Mention[];
  createdAt: number;
  updatedAt: number;
  edits: number;
  rootId?: string;
  parentId?: string;
  threadId?: string;
  recalledAt?: number;
};

export type Draft = Pick<Stored, 'chatId' | 'msgType' | 'content' | 'sender' | 'mentions'> &
  Partial<Pick<Stored, 'rootId' | 'parentId' | 'threadId'>>;
type Change = Partial<Pick<Stored, 'content' | 'mentions' | 'edits' | 'recalledAt' | 'threadId'>>;

export type Messages = {
  add(draft: Draft): Stored;
  change(messageId: string, change: Change): void;
  get(messageId: string): Stored | undefined;
  /** Oldest first. */
  inChat(chatId: string): Stored[];
  inThread(threadId: string): Stored[];
  /** A card older than 14 days can neither be changed nor pressed. Source: cards §1. */
  frozen(message: Stored): boolean;
  /** The message that was sent with this uuid within the last hour. Source: messages-api §4.1. */
  madeBy(appId: string, uuid: string): Stored | undefined;
  remember(appId: string, uuid: string, messageId: string): void;
  markRead(openId: string, chatId: string): void;
  unread(openId: string): Record<string, number>;
};

/** All messages of all chats, kept in the journal. */
export function createMessages(journal: Journal, clock: SandboxClock, bus: Bus, world: World): Messages {
  const byId = new Map<string, Stored>();
  const byChat = new Map<string, Stored[]>();
  const byUuid = new Map<string, { messageId: string; at: number }>();
  const readUpTo = new Map<string, number>();
  const chat = (chatId: string) => byChat.get(chatId) ?? [];
  const nowMs = () => clock.now().getTime();

  const writeMessage = journal.fact<Stored>('message', (m) => {
    byId.set(m.messageId, m);
    const list = byChat.get(m.chatId);
    if (list) list.push(m);
    else byChat.set(m.chatId, [m]);
  });
  const writeChange = journal.fact<{ messageId: string; change: Change; at: number }>('changed', (c) => {
    const message = byId.get(c.messageId);
    if (message) Object.assign(message, c.change, { updatedAt: c.at });
  });
  const writeUuid = journal.fact<{ key: string; messageId: string; at: number }>('uuid', (u) => byUuid.set(u.key, u));
  const writeRead = journal.fact<{ key: string; upTo: number }>('read', (r) => readUpTo.set(r.key, r.upTo));

  const unreadIn = (openId: string, chatId: string) =>
    chat(chatId)
      .slice(readUpTo.get(`${openId} ${chatId}`) ?? 0)
      .filter((m) => m.sender.id !== openId).length;

  return {
    add(draft) {
      const at = nowMs();
      const message: Stored = { messageId: newId('om_'), createdAt: at, updatedAt: at, edits: 0, ...draft };
      writeMessage(message);
      bus.tell('message', { chatId: message.chatId, messageId: message.messageId });
      return message;
    },
    change(messageId, change) {
      writeChange({ messageId, change, at: nowMs() });
      const message = byId.get(messageId);
      if (message) bus.tell('update', { chatId: message.chatId, messageId });
    },
    get: (messageId) => byId.get(messageId),
    inChat: chat,
    inThread: (threadId) => [...byId.values()].filter((m) => m.threadId === threadId),
    frozen: (m) => m.msgType === 'interactive' && nowMs() - m.createdAt > CARD_LIFE_MS,
    madeBy(appId, uuid) {
      const made = byUuid.get(`${appId} ${uuid}`);
      return made && nowMs() - made.at < UUID_MEMORY_MS ? byId.get(made.messageId) : undefined;
    },
    remember: (appId, uuid, messageId) => writeUuid({ key: `${appId} ${uuid}`, messageId, at: nowMs() }),
    markRead(openId, chatId) {
      const before = unreadIn(openId, chatId);
      if (before === 0) return;
      writeRead({ key: `${openId} ${chatId}`, upTo: chat(chatId).length });
      bus.tell('people', {});
    },
    unread(openId) {
      const mine = world.rooms().filter((r) => r.members.includes(openId));
      const counts = mine.map((r) => [r.chatId, unreadIn(openId, r.chatId)] as const);
      return Object.fromEntries(counts.filter(([, n]) => n > 0));
    },
  };
}
