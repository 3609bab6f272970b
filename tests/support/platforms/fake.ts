import {
  type Meaning,
  type MessageContent,
  type Messenger,
  MessengerError,
  type MessengerTraits,
  type Sent,
} from '../../../src/ports.ts';
import type { Platform, Shown, Trouble, Where } from './platform.ts';

const MB = 1024 * 1024;

/** In everything unlike Feishu: slower, forgets sooner, finds words too, never overloaded. */
const fakeTraits: MessengerTraits = {
  rates: { perSecond: 20, perMinute: 300, perReceiverPerSecond: 10 },
  repeatsKnownMs: 10 * 60_000,
  findsTexts: true,
  cardLivesMs: 2 * 86_400_000,
  overload: null,
  fileBytesMost: 5 * MB,
  answerWithinMs: 2_000,
};

/** Its own numbers, which nobody outside may go by. */
const CODES: Record<Meaning, number> = {
  later: 1,
  unreachable: 2,
  gone: 3,
  content_refused: 4,
  too_large: 5,
  permission: 6,
  refused: 7,
};
const error = (meaning: Meaning) => new MessengerError(meaning, CODES[meaning], `the fake says ${meaning}`);

export type Kept = Sent & { id: string; content: MessageContent; at: Date; repeats: number; inReplyTo?: string };

/** A messenger in memory, as another platform than Feishu would be. */
export function fakeMessenger(now: () => Date, traits = fakeTraits) {
  const messages: Kept[] = [];
  let troubles: (Trouble & { left: number })[] = [];
  let n = 0;

  const chatOf = (to: Where): string => ('chat' in to ? to.chat : `private/${to.person}`);
  const there = (messageId: string): Kept => {
    const found = messages.find((m) => m.messageId === messageId);
    if (!found) throw error('gone');
    return found;
  };

  /** Does the work unless there is trouble with it. */
  async function call<T>(chatId: string, repliesTo: string | undefined, work: () => T): Promise<T> {
    const trouble = troubles.find(
      (t) => (!t.at || chatOf(t.at) === chatId) && (!t.repliesTo || t.repliesTo === repliesTo),
    );
    if (!trouble) return work();
    trouble.left -= 1;
    troubles = troubles.filter((t) => t.left > 0);
    if (trouble.meaning !== 'unanswered') throw error(trouble.meaning);
    work();
    throw error('later');
  }
  function kept(chatId: string, content: MessageContent, id: string, inReplyTo?: string): Sent {
    const known = messages.find((m) => m.id === id && now().getTime() - m.at.getTime() < traits.repeatsKnownMs);
    if (known) known.repeats += 1;
    const message = known ?? {
      messageId: `fm_${++n}`,
      chatId,
      id,
      content: structuredClone(content),
      at: now(),
      repeats: 0,
      ...(inReplyTo && { inReplyTo }),
    };
    if (!known) messages.push(message);
    return { messageId: message.messageId, chatId: message.chatId };
  }

  const messenger: Messenger = {
    traits,
    send: (to, content, id) => call(chatOf(to), undefined, () => kept(chatOf(to), content, id)),
    async reply(messageId, content, id) {
      const { chatId } = there(messageId);
      return call(chatId, messageId, () => kept(chatId, content, id, messageId));
    },
    async update(messageId, card) {
      const message = there(messageId);
      if (now().getTime() - message.at.getTime() >= traits.cardLivesMs) throw error('gone');
      return call(message.chatId, undefined, () => {
        message.content = structuredClone({ card });
      });
    },
    async recall(messageId) {
      const { chatId } = there(messageId);
      return call(chatId, undefined, () => {
        messages.splice(messages.indexOf(there(messageId)), 1);
      });
    },
    async findSent(chatId, id, since) {
      const found = messages.find((m) => m.chatId === chatId && m.id === id && m.at >= since);
      return found && { messageId: found.messageId, chatId };
    },
    history: async () => [],
    async upload(_name, bytes) {
      if (bytes.length > traits.fileBytesMost) throw error('too_large');
      if (bytes.length === 0) throw error('refused');
      return { fileKey: `file_${++n}` };
    },
    download: async () => ({ bytes: Buffer.from('好'), contentType: 'text/plain' }),
    resolve: async () => new Map(),
    chat: async (chatId) => ({ name: chatId, external: false, botIn: true, everybodySpeaks: true }),
    members: async () => [],
    memberNames: async () => new Map(),
    lacking: async () => [],
    me: async () => 'fake_bot',
  };

  const shown = ({ messageId, content, inReplyTo }: Kept): Shown => ({
    messageId,
    ...('card' in content && { card: content.card }),
    ...('text' in content && { text: content.text }),
    ...(inReplyTo && { inReplyTo }),
  });
  const platform: Platform = {
    messenger,
    read: async (where) => messages.filter((m) => m.chatId === chatOf(where)).map(shown),
    async trouble(trouble) {
      troubles.unshift({ ...trouble, left: trouble.times ?? Number.POSITIVE_INFINITY });
    },
    async calm() {
      troubles = [];
    },
    async remove(messageId) {
      messages.splice(messages.indexOf(there(messageId)), 1);
    },
    moved: async () => {},
    tries: async () => new Map(messages.map((m) => [m.id, m.repeats + 1])),
  };
  return { ...platform, messages, there };
}
