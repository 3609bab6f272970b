import type { Came, Move, Seen } from '../api.ts';
import type { Bus } from './bus.ts';
import { isNode, words } from './card-tree.ts';
import type { Messages, Stored } from './messages.ts';
import type { Room, World } from './world.ts';

export type News = {
  /** Forgets what was heard before and listens from here on, until `end`. */
  begin(): void;
  end(): void;
  /** Whether somebody was sent a message since. */
  any(): boolean;
  /** What people came to see since, most messages first. */
  seen(): Seen[];
  latest(): Move['latest'];
  /** Each new message by itself, in the order in which they came. */
  came(): Pick<Move, 'came' | 'more'>;
};

/** Most messages of a move that are listed one by one. D */
const LISTED = 100;

type Parts = { bus: Bus; messages: Messages; world: World };

/** What the bot shows people while the clock moves: its new messages, and those it changes in place. */
export function createNews({ bus, messages, world }: Parts): News {
  /** Ids in the order in which the messages were sent or last changed; true for a new one. */
  const heard = new Map<string, boolean>();
  let listening = false;
  bus.listen((name, data) => {
    if (!listening || (name !== 'message' && name !== 'update') || !('messageId' in data)) return;
    const isNew = heard.get(data.messageId) ?? name === 'message';
    heard.delete(data.messageId);
    heard.set(data.messageId, isNew);
  });

  const calledOf = ({ type, name, members }: Room): string =>
    type === 'group' ? name : world.nameOf(members[0] ?? '');
  const readers = (room: Room | undefined): string[] => (room?.members ?? []).filter(world.reads);
  /** The bot's messages that somebody can see, in the order in which they came. */
  const shown = (): { message: Stored; room: Room; isNew: boolean }[] =>
    [...heard].flatMap(([id, isNew]) => {
      const message = messages.get(id);
      const room = message && world.room(message.chatId);
      const bare = message?.sender.type !== 'app' || message.recalledAt !== undefined;
      return bare || !room || readers(room).length === 0 ? [] : [{ message, room, isNew }];
    });

  return {
    begin() {
      heard.clear();
      listening = true;
    },
    end() {
      listening = false;
    },
    any: () => shown().some(({ isNew }) => isNew),
    seen() {
      const byPerson = new Map<string, Seen>();
      for (const { room, isNew } of shown())
        for (const openId of readers(room)) {
          const before = byPerson.get(openId) ?? { openId, messages: 0, changed: 0, chatId: room.chatId };
          byPerson.set(openId, {
            openId,
            messages: before.messages + (isNew ? 1 : 0),
            changed: before.changed + (isNew ? 0 : 1),
            chatId: isNew || before.messages === 0 ? room.chatId : before.chatId,
          });
        }
      return [...byPerson.values()].sort((a, b) => b.messages - a.messages || b.changed - a.changed);
    },
    latest() {
      const last = shown().findLast(({ isNew }) => isNew);
      return last ? { title: titleOf(last.message), to: calledOf(last.room) } : null;
    },
    came() {
      const all = shown().filter(({ isNew }) => isNew);
      const listed = all.slice(-LISTED).map(
        ({ message, room }): Came => ({
          at: new Date(message.createdAt).toISOString(),
          title: previewOf(message),
          to: calledOf(room),
          openId: readers(room)[0] ?? '',
          chatId: room.chatId,
        }),
      );
      return { came: listed, more: all.length - listed.length };
    },
  };
}

/** A message as the list of chats shows it: of a card what it says of itself there. */
const previewOf = (message: Stored): string =>
  (isNode(message.content.config) && words(message.content.config.summary)) || titleOf(message);

/** What a message is about, in a few words: a card's title, a file's name, or what a text says. */
function titleOf({ content, msgType, mentions }: Stored): string {
  const { header, config } = content;
  if (msgType === 'interactive')
    return (isNode(header) && words(header.title)) || (isNode(config) && words(config.summary)) || '卡片';
  if (typeof content.file_name === 'string') return content.file_name;
  if (typeof content.text !== 'string') return msgType === 'image' ? '图片' : '消息';
  return mentions.reduce((text, { key, name }) => text.replaceAll(key, `@${name}`), content.text);
}
