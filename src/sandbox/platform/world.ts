import type { Chat, Person, Side } from '../api.ts';
import { stableId } from './ids.ts';

/** Someone with an account in the sandbox's tenant. `resigned` accounts are still named in old messages. */
export type SandboxPerson = {
  openId: string;
  name: string;
  title: string;
  side: Side;
  mobile?: string;
  email?: string;
  resigned?: boolean;
};

/** A group chat. `bot: false`: the bot is no member; `dissolved`: the id exists, but the group cannot be used. */
export type SandboxGroup = { chatId: string; name: string; members: string[]; bot?: boolean; dissolved?: boolean };

/** A telephone; with whoever looks after its enterprise. */
export type SandboxPhone = { number: string; name: string; title: string } & Pick<Person, 'agent'>;

/** `botOf`: the app whose private chat this is. */
export type Room = Chat & { bot: boolean; dissolved: boolean; botOf?: string };

export const TENANT = 'sandbox_tenant';
export const botId = (appId: string): string => stableId('ou_', 'bot', appId);
export const unionId = (openId: string): string => stableId('on_', openId);
/** What stands for an open_id of somebody who has a telephone alone. */
export const phoneId = (number: string): string => `tel_${number}`;
export const shortsId = (number: string): string => `sms_${number}`;
const p2pId = (appId: string, openId: string) => stableId('oc_', 'p2p', appId, openId);

export type World = {
  set(people: SandboxPerson[], groups: SandboxGroup[], phones: SandboxPhone[]): void;
  people(): SandboxPerson[];
  phones(): SandboxPhone[];
  /** A number that was sent something is a telephone, whoever has it. */
  ring(number: string): void;
  /** Somebody who reads what comes: a telephone, or an account that has not resigned. */
  reads(id: string): boolean;
  /** A person who exists and has not resigned. */
  person(openId: string): SandboxPerson | undefined;
  nameOf(openId: string): string;
  room(chatId: string): Room | undefined;
  rooms(): Room[];
  privateRoom(appId: string, openId: string): Room;
};

/** The people and chats of the sandbox; replaced as a whole when the directory changes. */
export function createWorld(appIds: string[], appName: string): World {
  const known = new Map<string, SandboxPerson>();
  let current: SandboxPerson[] = [];
  let rooms = new Map<string, Room>();
  const phones = new Map<string, SandboxPhone>();

  const privateRoom = (appId: string, openId: string): Room => ({
    chatId: p2pId(appId, openId),
    type: 'p2p',
    name: appName,
    members: [openId],
    bot: true,
    dissolved: false,
    botOf: appId,
  });

  const shortsOf = (number: string): Room => ({
    chatId: shortsId(number),
    type: 'sms',
    name: '短信',
    members: [phoneId(number)],
    bot: false,
    dissolved: false,
  });
  function addPhone(phone: SandboxPhone): void {
    phones.set(phoneId(phone.number), phone);
    rooms.set(shortsId(phone.number), shortsOf(phone.number));
  }

  return {
    set(people, groups, given) {
      current = people.filter((p) => !p.resigned);
      for (const p of people) known.set(p.openId, p);
      const all: Room[] = groups.map((g) => ({
        chatId: g.chatId,
        type: 'group',
        name: g.name,
        members: g.members,
        bot: g.bot ?? true,
        dissolved: g.dissolved ?? false,
      }));
      for (const appId of appIds) for (const openId of known.keys()) all.push(privateRoom(appId, openId));
      rooms = new Map(all.map((r) => [r.chatId, r]));
      for (const phone of [...phones.values(), ...given]) addPhone(phone);
    },
    people: () => current,
    phones: () => [...phones.values()],
    ring(number) {
      if (!phones.has(phoneId(number))) addPhone({ number, name: number, title: '未登记的手机' });
    },
    reads: (id) => phones.has(id) || current.some((p) => p.openId === id),
    person: (openId) => current.find((p) => p.openId === openId),
    nameOf: (openId) => known.get(openId)?.name ?? phones.get(openId)?.name ?? openId,
    room: (chatId) => rooms.get(chatId),
    rooms: () => [...rooms.values()],
    privateRoom,
  };
}
