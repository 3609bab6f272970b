import { feishuTraits } from '../../src/adapters/feishu/traits.ts';
import type { MessageContent, Messenger, Sent } from '../../src/ports.ts';

type To = Parameters<Messenger['send']>[0];
/** A message as its receiver sees it now. */
export type Shown = Sent & { id: string; content: MessageContent; at: Date; repeats: number; thread?: string };

/** A messenger that keeps what it is given: one message an id, however often it is sent. */
export function fakeMessenger(now: () => Date) {
  const messages: Shown[] = [];
  const chatOf = (to: To): string => ('chat' in to ? to.chat : `p2p_${to.person}`);
  function kept(chatId: string, content: MessageContent, id: string, thread?: string): Sent {
    const known = messages.find((m) => m.id === id);
    if (known) known.repeats += 1;
    const { messageId } =
      known ??
      (messages[
        messages.push({
          messageId: `fm_${messages.length}`,
          chatId,
          id,
          content,
          at: now(),
          repeats: 0,
          ...(thread && { thread }),
        }) - 1
      ] as Shown);
    return { messageId, chatId };
  }
  const there = (messageId: string): Shown => {
    const found = messages.find((m) => m.messageId === messageId);
    if (!found) throw new Error(`there is no message ${messageId}`);
    return found;
  };
  const not = (name: string) => () => Promise.reject(new Error(`nobody asked the fake messenger for ${name} before`));
  const messenger: Messenger = {
    traits: feishuTraits,
    send: async (to, content, id) => kept(chatOf(to), content, id),
    reply: async (messageId, content, id) => kept(there(messageId).chatId, content, id, messageId),
    async update(messageId, card) {
      there(messageId).content = { card };
    },
    findSent: async (chatId, id) => messages.find((m) => m.chatId === chatId && m.id === id),
    history: async () => [],
    upload: not('upload'),
    download: not('download'),
    resolve: async () => new Map(),
    chat: async (chatId) => ({ name: chatId, external: false, botIn: true }),
    members: async () => [],
    me: async () => 'fake_bot',
  };
  return { messenger, messages, there };
}
