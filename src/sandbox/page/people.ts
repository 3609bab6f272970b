import type { Chat, Person, Side, State } from '../api.ts';

const SIDES: readonly [side: Side, name: string][] = [
  ['enterprise', '企业'],
  ['phone', '手机（没有账号的企业联系人）'],
  ['agent', '助企员'],
  ['desk', '服务专席'],
  ['unit', '责任单位'],
  ['supervision', '督查'],
  ['leader', '领导'],
  ['admin', '管理员'],
];

/** The people of each side, sides in the order in which a case reaches them; empty sides are left out. */
const bySide = (people: readonly Person[]): { name: string; people: Person[] }[] =>
  SIDES.map(([side, name]) => ({ name, people: people.filter((person) => person.side === side) })).filter(
    (group) => group.people.length > 0,
  );

/**
 * The people a list shows: without words those with unread messages first, most unread above, then everybody else by
 * side; with words whoever has them all in name or title, by side.
 */
export function found(people: readonly Person[], words: string): { name: string; people: Person[] }[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length > 0)
    return bySide(people.filter(({ name, title }) => asked.every((w) => `${name} ${title}`.toLowerCase().includes(w))));
  const news = people.filter((person) => person.unread > 0).sort((a, b) => b.unread - a.unread);
  const rest = bySide(people.filter((person) => person.unread === 0));
  return news.length > 0 ? [{ name: '有新消息', people: news }, ...rest] : rest;
}

/** The first visit's columns: from each of the four sides that handle a case, the person who is in the most chats. */
export function firstColumns({ people, chats }: Pick<State, 'people' | 'chats'>): string[] {
  const wanted: Side[] = ['enterprise', 'desk', 'unit', 'leader'];
  const busy = ({ openId }: Person) => chats.filter((chat) => chat.members.includes(openId)).length;
  const busiest = people.toSorted((a, b) => busy(b) - busy(a));
  const found = wanted.flatMap((side) => busiest.find((person) => person.side === side) ?? []);
  return (found.length > 0 ? found : people.slice(0, 4)).map((person) => person.openId);
}

/** A person's chats, first the one with the bot, which is listed even before its first message; a telephone has short messages. */
export function chatsOf(state: State, openId: string): Chat[] {
  const mine = state.chats.filter((chat) => chat.members.includes(openId));
  const alone = mine.filter((chat) => chat.type !== 'group');
  const groups = mine.filter((chat) => chat.type === 'group');
  const fresh: Chat = { chatId: '', type: 'p2p', name: state.appName, members: [openId] };
  return [...(alone.length > 0 ? alone : [fresh]), ...groups];
}

/** The name of a chat for its members; a private chat has the bot's name. */
export const chatName = (state: State, chat: Chat): string => (chat.type === 'p2p' ? state.appName : chat.name);
