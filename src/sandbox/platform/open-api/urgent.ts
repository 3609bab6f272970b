import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { badParameter, fields, Refused } from '../refused.ts';
import { visibleMessage } from './rooms.ts';
import type { Route } from './route.ts';

const Urgent = z.object({ user_id_list: z.array(z.string()).min(1).max(200) });

/** 应用内加急 for the bot's own messages; people outside the chat are returned as invalid. Source: messages-api §8. */
export const urgentRoutes = (parts: Parts): Route[] => [
  {
    method: 'PATCH',
    path: '/im/v1/messages/:message_id/urgent_app',
    scopes: ['im:message.urgent'],
    handle: ({ app, params, body }) => {
      const { user_id_list } = fields(Urgent, body);
      const message = visibleMessage(parts, app.appId, params.message_id ?? '');
      if (message.recalledAt !== undefined)
        throw new Refused(230110, 'Action unavailable as the message has been deleted.');
      if (message.sender.id !== app.appId) throw new Refused(230012, 'Bot is NOT the sender of the message.');
      const members = parts.world.room(message.chatId)?.members ?? [];
      const invalid = user_id_list.filter((id) => !parts.world.person(id) || !members.includes(id));
      if (invalid.length === user_id_list.length) throw badParameter('all user ids are invalid');
      return { data: { invalid_user_id_list: invalid } };
    },
  },
];
