import type { Message, Person } from '../api.ts';
import type { Messages, Stored } from './messages.ts';
import type { World } from './world.ts';

const iso = (ms: number) => new Date(ms).toISOString();

/** A message as the page shows it. */
export function pageMessage(m: Stored, messages: Messages, world: World, appName: string): Message {
  return {
    messageId: m.messageId,
    chatId: m.chatId,
    sender: { ...m.sender, name: m.sender.type === 'app' ? appName : world.nameOf(m.sender.id) },
    msgType: m.msgType,
    content: m.recalledAt === undefined ? m.content : {},
    createTime: iso(m.createdAt),
    updateTime: iso(m.updatedAt),
    ...(m.rootId && { rootId: m.rootId }),
    ...(m.parentId && { parentId: m.parentId }),
    ...(m.threadId && { threadId: m.threadId }),
    recalled: m.recalledAt !== undefined,
    mentions: m.mentions,
    frozen: messages.frozen(m),
  };
}

/** All people with their numbers of unread messages. */
export function pagePeople(world: World, messages: Messages): Person[] {
  return world.people().map(({ openId, name, title, side }) => {
    const unreadIn = messages.unread(openId);
    const unread = Object.values(unreadIn).reduce((sum, n) => sum + n, 0);
    return { openId, name, title, side, unread, unreadIn };
  });
}
