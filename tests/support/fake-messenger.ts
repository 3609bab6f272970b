import { refuseBadCard } from '../../cards/limits.ts';
import { refusal } from '../../src/adapters/feishu/codes.ts';
import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import type { Words } from '../../src/deliveries.ts';
import { type MessageContent, type Messenger, MessengerError, type Sent } from '../../src/ports.ts';

type To = Parameters<Messenger['send']>[0];
type Card = Record<string, unknown>;
/** A message of the bot as its receiver sees it now. */
export type Shown = Sent & { id: string; content: MessageContent; at: Date; repeats: number; thread?: string };
type Bytes = { bytes: Buffer; contentType: string };

/** The chat of a person with the bot. */
export const privateChat = (openId: string): string => `p2p_${openId}`;

/** A messenger that keeps what it is given: one message an id, however often it is sent. No card that Feishu would refuse. */
export function fakeMessenger(now: () => Date) {
  const messages: Shown[] = [];
  /** What people wrote, whether or not it was delivered. */
  const written: Words[] = [];
  const files = new Map<string, Bytes & { name: string }>();
  const external = new Set<string>();
  const membersOf = new Map<string, string[]>();
  const lost = new Set<string>();
  /** Who is in a group, by open_id, with their names. */
  const inside = new Map<string, Map<string, string>>();
  /** Chats and people that cannot be sent messages, with the code. */
  const refused = new Map<string, number>();
  const reach = (to: string): void => {
    const code = refused.get(to);
    if (code !== undefined) throw refusal(400, code, 'refused');
  };

  const chatOf = (to: To): string => ('chat' in to ? to.chat : privateChat(to.person));
  function kept(chatId: string, content: MessageContent, id: string, thread?: string): Sent {
    if ('card' in content) refuseBadCard(content.card);
    const known = messages.find((m) => m.id === id);
    if (known) {
      known.repeats += 1;
      return { messageId: known.messageId, chatId };
    }
    const messageId = `om_${messages.length + 1}`;
    messages.push({ messageId, chatId, id, content, at: now(), repeats: 0, ...(thread && { thread }) });
    return { messageId, chatId };
  }
  const there = (messageId: string): Shown => {
    const found = messages.find((m) => m.messageId === messageId);
    if (!found) throw new Error(`there is no message ${messageId}`);
    return found;
  };
  function change(messageId: string, card: Card): void {
    refuseBadCard(card);
    there(messageId).content = { card };
  }
  function keepFile(name: string, bytes: Buffer, contentType: string): string {
    const key = `file_${files.size + 1}`;
    files.set(key, { name, bytes, contentType });
    return key;
  }

  const messenger: Messenger = {
    traits: feishuTraits,
    async send(to, content, id) {
      reach('chat' in to ? to.chat : to.person);
      return kept(chatOf(to), content, id);
    },
    async reply(messageId, content, id) {
      reach(there(messageId).chatId.replace(/^p2p_/, ''));
      return kept(there(messageId).chatId, content, id, messageId);
    },
    update: async (messageId, card) => change(messageId, card),
    recall: async (messageId) => {
      there(messageId).content = { text: '（已撤回）' };
    },
    findSent: async (chatId, id) => messages.find((m) => m.chatId === chatId && JSON.stringify(m.content).includes(id)),
    history: async ({ chatId }, since) => written.filter((w) => w.chatId === chatId && w.createdAt > since),
    upload: async (name, bytes, contentType) => {
      const key = keepFile(name, bytes, contentType);
      return contentType === 'image/gif' ? { imageKey: key } : { fileKey: key };
    },
    async download(_messageId, key) {
      const found = files.get(key);
      if (!found || lost.has(found.name)) throw new MessengerError('refused', 234003, 'File not in msg');
      return found;
    },
    resolve: async () => new Map(),
    chat: async (chatId) => ({ name: chatId, external: external.has(chatId), botIn: true, everybodySpeaks: true }),
    members: async (chatId) => membersOf.get(chatId) ?? [],
    memberNames: async (chatId) => inside.get(chatId) ?? new Map(),
    lacking: async () => [],
    me: async () => 'ou_bot',
  };
  return {
    messenger,
    messages,
    there,
    /** Puts another card in a message's place, as the answer to a press does. */
    change,
    written,
    /** A file that a person sends, by the key under which it can be had. */
    keepFile,
    /** What a file is called and holds. */
    fileOf: (key: string) => files.get(key),
    /** Groups with members of other organisations. */
    external,
    /** Who is in a group. */
    membersOf,
    /** Names of files that are not handed out any more. */
    lost,
    refused,
    inside,
  };
}
export type FakeMessenger = ReturnType<typeof fakeMessenger>;
