import type { Stored } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { badParameter, Refused } from '../refused.ts';
import { type Room, unionId } from '../world.ts';

const MISSING = 'The request contains ids that do not exist';

/** Checks that the bot is in the chat. @throws Refused 230002, 232009 */
export function reachable(room: Room | undefined, appId: string): Room {
  if (!room?.bot || (room.botOf !== undefined && room.botOf !== appId))
    throw new Refused(230002, 'The bot can not be outside the group.');
  if (room.dissolved) throw new Refused(232009, 'Your request specifies a chat which has already been dissolved.');
  return room;
}

/** A message this bot can see. @throws Refused 99992354, 230002, 232009 */
export function visibleMessage({ messages, world }: Parts, appId: string, messageId: string): Stored {
  const message = messages.get(messageId);
  if (!message) throw new Refused(99992354, `${MISSING}: message_id ${messageId}`);
  reachable(world.room(message.chatId), appId);
  return message;
}

/** The chat behind `receive_id`. @throws Refused 230034, 230013, 230002. Source: messages-api §4.1 */
export function receiverOf({ world }: Parts, appId: string, type: string, id: string): Room {
  const privately = (openId: string | undefined) => {
    if (openId === undefined || !world.person(openId))
      throw new Refused(230013, 'Bot has NO availability to this user.');
    return world.privateRoom(appId, openId);
  };
  const malformed = () => new Refused(230034, 'The receive_id is invalid.');
  switch (type) {
    case 'chat_id': {
      const room = world.room(id);
      if (!room) throw malformed();
      return reachable(room, appId);
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
