import type { LogEntry } from '../api.ts';
import { isNode } from './card-tree.ts';
import type { Messages } from './messages.ts';
import { shortsId, type World } from './world.ts';

type Entry = Pick<LogEntry, 'path' | 'request'>;

/** Where Feishu's bodies name who is spoken to and who acted. A card's own people are not who a call is about. */
const NAMED = [
  ['receive_id'],
  ['event', 'operator', 'open_id'],
  ['event', 'operator', 'operator_id', 'open_id'],
  ['event', 'operator_id', 'open_id'],
  ['event', 'sender', 'sender_id', 'open_id'],
  ['event', 'message', 'chat_id'],
  ['event', 'context', 'open_chat_id'],
  ['event', 'context', 'open_message_id'],
];
const ID = /\b(?:om|oc|ou)_\w+/g;
const NUMBER = /QS\d{8}-\d{4}/g;

const found = (value: unknown, keys: readonly string[]): string => {
  const inner = keys.reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), value);
  return typeof inner === 'string' ? inner : '';
};
const numbersIn = (value: unknown): string[] => JSON.stringify(value)?.match(NUMBER) ?? [];

/** The people and groups that an entry of the log is about, and the cases: by these the log is filtered. */
export function logAbout({ world, messages }: { world: World; messages: Messages }) {
  function place(id: string): string[] {
    if (id.startsWith('ou_')) return [world.nameOf(id)];
    const room = world.room(id.startsWith('om_') ? (messages.get(id)?.chatId ?? '') : id);
    if (!room) return [];
    return room.type === 'group' ? [room.name] : room.members.map(world.nameOf);
  }
  return ({ path, request }: Entry): Pick<LogEntry, 'places' | 'cases'> => {
    const ids = [
      ...(path.match(ID) ?? []),
      ...NAMED.map((keys) => found(request, keys)),
      shortsId(found(request, ['to'])),
    ];
    const itself = numbersIn(request);
    // A tap, a reply and a recall name a message; the case is the one that it shows.
    const cases = itself.length > 0 ? itself : ids.flatMap((id) => numbersIn(messages.get(id)?.content ?? null));
    const unique = (names: string[]) => [...new Set(names.filter((name) => name !== ''))];
    return { places: unique(ids.flatMap(place)), cases: unique(cases) };
  };
}
