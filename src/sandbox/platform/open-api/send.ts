import { z } from 'zod';
import { readContent } from '../contents.ts';
import type { Stored } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { fields, Refused } from '../refused.ts';
import { type Place, placeOfReply } from '../topics.ts';
import { messageObject } from './message-object.ts';
import { receiverOf, visibleMessage } from './rooms.ts';
import type { Call, Route } from './route.ts';

const Reply = z.object({
  msg_type: z.string().min(1),
  content: z.string().min(1),
  uuid: z.string().max(50).optional(),
  reply_in_thread: z.boolean().optional(),
});
const Send = Reply.omit({ reply_in_thread: true }).extend({ receive_id: z.string().min(1) });

const SPEAK = ['im:message', 'im:message:send_as_bot', 'im:message:send'];

/** Send and reply. A uuid used within the hour gives the first message again. Source: messages-api §4.1, §4.2. */
export function sendRoutes(parts: Parts): Route[] {
  const { messages, rates, files, world, console } = parts;

  /** Stores a message, or finds the one with the same uuid. `place` is called only for a new message. */
  function post(call: Call, asked: z.infer<typeof Reply>, chatId: string, place: () => Place): Stored {
    const { appId } = call.app;
    console.maySpeak(chatId);
    rates.business(`chat ${chatId}`);
    const before = asked.uuid && messages.madeBy(appId, asked.uuid);
    if (before) return before;
    const read = readContent(asked.msg_type, asked.content, call.raw, { appId, files, world });
    const sender = { type: 'app' as const, id: appId };
    const message = messages.add({ chatId, msgType: asked.msg_type, sender, ...read, ...place() });
    if (asked.uuid) messages.remember(appId, asked.uuid, message.messageId);
    return message;
  }

  return [
    {
      method: 'POST',
      path: '/im/v1/messages',
      scopes: SPEAK,
      handle: (call) => {
        const type = fields(z.string().min(1), call.query.receive_id_type);
        const asked = fields(Send, call.body);
        const room = receiverOf(parts, call.app.appId, type, asked.receive_id);
        return { data: messageObject(post(call, asked, room.chatId, () => ({}))) };
      },
    },
    {
      method: 'POST',
      path: '/im/v1/messages/:message_id/reply',
      scopes: SPEAK,
      handle: (call) => {
        const asked = fields(Reply, call.body);
        const parent = visibleMessage(parts, call.app.appId, call.params.message_id ?? '');
        if (parent.recalledAt !== undefined) throw new Refused(230011, 'The message is recalled.');
        const inThread = asked.reply_in_thread ?? false;
        const sent = post(call, asked, parent.chatId, () => placeOfReply(messages, parent, inThread));
        return { data: messageObject(sent) };
      },
    },
  ];
}
