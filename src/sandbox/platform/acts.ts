import type { Held, SayRequest, Sent } from '../api.ts';
import { contentSent } from './contents.ts';
import { envelope, idsOf } from './envelope.ts';
import { imageMime, mimeOfName } from './files.ts';
import type { Draft, Stored } from './messages.ts';
import { PageError } from './page-error.ts';
import type { Parts } from './parts.ts';
import { messageOf } from './said.ts';
import type { App } from './tokens.ts';
import { placeOfReply } from './topics.ts';
import { botId, type Room, TENANT } from './world.ts';

const OUT_OF_RANGE = '此人不在应用的可用范围内，打不开机器人';

/**
 * What people do in their clients besides pressing cards. Each act resolves after the first attempt to deliver its
 * event, so a caller that waits finds it handled. Source: events-and-callbacks §5.
 */
export function personActs(parts: Parts, app: App) {
  const { world, messages, files, deliveries, clock, appName, console } = parts;
  const bot = botId(app.appId);
  const nameOf = (id: string) => (id === bot ? appName : world.person(id)?.name);
  const emit = (type: string, event: Record<string, unknown>) =>
    deliveries.event(envelope(app, type, 'event', event, clock.now()));

  function who(openId: string) {
    const person = world.person(openId);
    if (!person) throw new PageError(`沙盒里没有这个人：${openId}`);
    return person;
  }

  function roomFor(openId: string, chatId: string | undefined): Room {
    who(openId);
    const room = chatId === undefined ? world.privateRoom(app.appId, openId) : world.room(chatId);
    if (!room?.members.includes(openId)) throw new PageError('此人不在这个会话里');
    if (room.dissolved) throw new PageError('群已解散');
    if (room.type === 'p2p' && !console.available(openId)) throw new PageError(OUT_OF_RANGE);
    return room;
  }

  /** `im.message.receive_v1`. */
  function received(m: Stored, room: Room) {
    return emit('im.message.receive_v1', {
      sender: { sender_id: idsOf(m.sender.id), sender_type: 'user', tenant_key: TENANT },
      message: {
        message_id: m.messageId,
        ...(m.rootId && { root_id: m.rootId }),
        ...(m.parentId && { parent_id: m.parentId }),
        create_time: String(m.createdAt),
        update_time: String(m.updatedAt),
        chat_id: m.chatId,
        ...(m.threadId && { thread_id: m.threadId }),
        chat_type: room.type,
        message_type: m.msgType,
        content: contentSent(m),
        ...(m.mentions.length > 0 && {
          mentions: m.mentions.map((a) => ({
            key: a.key,
            id: idsOf(a.id),
            mentioned_type: a.id === bot ? 'bot' : 'user',
            name: a.name,
            tenant_key: TENANT,
          })),
        }),
      },
    });
  }

  /** Whether an event tells the bot of a message, by its scopes. Source: events-and-callbacks §5.1. */
  function hears({ mentions }: Stored, room: Room): boolean {
    if (room.type === 'p2p') return console.grants('im:message.p2p_msg', 'im:message.p2p_msg:readonly');
    if (console.grants('im:message.group_msg')) return true;
    const mentioned = mentions.some((a) => a.id === bot);
    return mentioned && console.grants('im:message.group_at_msg', 'im:message.group_at_msg:readonly');
  }

  /** Stores a message and tells the bot of it where it hears it. */
  async function post(room: Room, draft: Omit<Draft, 'chatId'>): Promise<Sent> {
    const message = messages.add({ chatId: room.chatId, ...draft });
    messages.markRead(draft.sender.id, room.chatId);
    if (room.bot && hears(message, room)) await received(message, room);
    return { messageId: message.messageId, chatId: room.chatId };
  }

  return {
    say({ as, chatId, text, files: keys = [], replyTo, inThread = false, other, atBot }: SayRequest): Promise<Sent> {
      const parent = replyTo === undefined ? undefined : messages.get(replyTo);
      if (replyTo !== undefined && !parent) throw new PageError('要回复的消息不存在');
      const room = roomFor(as, parent?.chatId ?? chatId);
      const mark = `<at user_id="${bot}">${appName}</at>`;
      const typed = `@${appName}`;
      const marked = atBot ? (text.includes(typed) ? text.replace(typed, mark) : `${mark} ${text}`) : text;
      const held = keys.map((key) => {
        const file = files.get(key);
        if (file?.owner !== as) throw new PageError('要发送的文件不存在');
        return file;
      });
      return post(room, {
        sender: { type: 'user', id: as },
        ...(other ? { msgType: other.type, content: other.content, mentions: [] } : messageOf(marked, held, nameOf)),
        ...(parent && placeOfReply(messages, parent, inThread)),
      });
    },

    /** Uploads a file that a message will name by its key. */
    hold(as: string, name: string, image: boolean, bytes: Buffer): Held {
      const mime = image ? imageMime(bytes) : mimeOfName(name);
      if (bytes.length === 0) throw new PageError('文件是空的');
      if (!mime) throw new PageError('不认识这种图片格式');
      return { key: files.keep(bytes, { name, mime, owner: who(as).openId, image }).key };
    },

    /** The menu event carries its time in seconds and no chat. */
    menu(as: string, key: string): Promise<void> {
      const { name } = who(as);
      if (!console.available(as)) throw new PageError(OUT_OF_RANGE);
      const timestamp = Math.floor(clock.now().getTime() / 1_000);
      const operator = { operator_name: name, operator_id: idsOf(as) };
      return emit('application.bot.menu_v6', { operator, event_key: key, timestamp });
    },

    enter(as: string): Promise<void> {
      const room = roomFor(as, undefined);
      const last = messages.inChat(room.chatId).at(-1);
      return emit('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: room.chatId,
        operator_id: idsOf(as),
        last_message_id: last?.messageId ?? '',
        last_message_create_time: last ? String(last.createdAt) : '',
      });
    },
  };
}
