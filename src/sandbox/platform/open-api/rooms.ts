import type { Stored } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { badParameter, Refused } from '../refused.ts';
import { type Room, unionId } from '../world.ts';

const MISSING = 'The request contains ids that do not exist';

const noAvailability = () => new Refused(230013, 'Bot has NO availability to this user.');

/** Checks that the bot is in the chat, and a private one in its range. @throws Refused 230002, 230013, 232009 */
export function reachable({ console }: Parts, room: Room | undefined, appId: string): Room {
  if (!room?.bot || (room.botOf !== undefined && room.botOf !== appId))
    throw new Refused(230002, 'The bot can not be outside the group.');
  if (room.type === 'p2p' && !room.members.every(console.available)) throw noAvailability();
  if (room.dissolved) throw new Refused(232009, 'Your request specifies a chat which has already been dissolved.');
  return room;
}

/** A message this bot can see. @throws Refused 99992354, 230002, 230013, 232009 */
export function visibleMessage(parts: Parts, appId: string, messageId: string): Stored {
  const message = parts.messages.get(messageId);
  if (!message) throw new Refused(99992354, `${MISSING}: message_id ${messageId}`);
  reachable(parts, parts.world.room(message.chatId), appId);
  return message;
}

/**
 * Checks that the bot may read what others wrote in a group. @throws Refused 230027. Source: messages-api §4.6
 */
export function readsGroup({ console }: Parts, room: Room): void {
  if (room.type === 'group' && !console.grants('im:message.group_msg'))
    throw new Refused(230027, 'Lack of necessary permissions, ext=need scope: im:message.group_msg');
}

/** The chat behind `receive_id`. @throws Refused 230034, 230013, 230002. Source: messages-api §4.1 */
export function receiverOf(parts: Parts, appId: string, type: string, id: string): Room {
  const { world, console } = parts;
  const privately = (openId: string | undefined) => {
    if (openId === undefined || !world.person(openId) || !console.available(openId)) throw noAvailability();
    return world.privateRoom(appId, openId);
  };
  const malformed = () => new Refused(230034, 'The receive_id is invalid.');
  switch (type) {
    case 'chat_id': {
      const room = world.room(id);
      if (!room) throw malformed();
      return reachable(parts, room, appId);
    }
    case 'open_id':
      if (!id.startsWith('ou_')) throw malformed();
      return privately(id);
    case 'union_id':
      if (!id.startsWith('on_')) throw malformed();
      return privately(world.people().find((p) => unionId(p.openId) === id)?.openId);
    case 'email':
      return privately(world.people().find((p) => p.email === id)?.openId);
    case 'user_id':
      throw new Refused(99992360, `${MISSING}: user_id ${id}`);
    default:
      throw badParameter('receive_id_type is required');
  }
}
