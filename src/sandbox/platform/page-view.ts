import type { Message, Person } from '../api.ts';
import type { Messages, Stored } from './messages.ts';
import { phoneId, type World } from './world.ts';

const iso = (ms: number) => new Date(ms).toISOString();

/** A message as the page shows it. */
export function pageMessage(m: Stored, messages: Messages, world: World, appName: string): Message {
  return {
    messageId: m.messageId,
    chatId: m.chatId,
    sender: { ...m.sender, name: nameOf(m, world, appName) },
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

function nameOf({ chatId, sender }: Stored, world: World, appName: string): string {
  if (sender.type === 'user') return world.nameOf(sender.id);
  return world.room(chatId)?.type === 'sms' ? '短信' : appName;
}

/** All people with their numbers of unread messages, telephones behind the accounts. */
export function pagePeople(world: World, messages: Messages): Person[] {
  const phones = world.phones().map((p) => ({ ...p, openId: phoneId(p.number), side: 'phone' as const }));
  const everybody: Omit<Person, 'unread' | 'unreadIn'>[] = [...world.people(), ...phones];
  return everybody.map(({ openId, name, title, side, agent }) => {
    const unreadIn = messages.unread(openId);
    const unread = Object.values(unreadIn).reduce((sum, n) => sum + n, 0);
    return { openId, name, title, side, unread, unreadIn, ...(agent && { agent }) };
  });
}
