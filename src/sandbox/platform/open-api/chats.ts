import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { fields, Refused } from '../refused.ts';
import { type Room, TENANT } from '../world.ts';
import type { Call, Route } from './route.ts';

const Page = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  page_token: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('0'),
});

const SEE = ['im:chat', 'im:chat:read', 'im:chat:readonly'];
const MEMBERS = ['im:chat', 'im:chat:readonly', 'im:chat.members:read'];

function paged<T>(all: T[], query: unknown): { items: T[]; has_more: boolean; page_token?: string } {
  const { page_size, page_token } = fields(Page, query);
  const end = Number(page_token) + page_size;
  const more = end < all.length;
  return { items: all.slice(Number(page_token), end), has_more: more, ...(more && { page_token: String(end) }) };
}

/** Group chats as the bot sees them. Source: messages-api §10. */
export function chatRoutes({ world, console }: Parts): Route[] {
  const seen = (room: Room, appId: string) => room.bot && (room.botOf === undefined || room.botOf === appId);

  function find({ app, params }: Call): Room {
    const room = world.room(params.chat_id ?? '');
    if (!room) throw new Refused(232006, 'Your request specifies a chat ID that is invalid.');
    if (!seen(room, app.appId)) throw new Refused(232011, 'Operator can NOT be out of the chat.');
    if (room.dissolved) throw new Refused(232009, 'Your request specifies a chat which has already been dissolved.');
    return room;
  }

  const row = (room: Room) => ({
    chat_id: room.chatId,
    avatar: '',
    name: room.name,
    description: '',
    external: false,
    tenant_key: TENANT,
    chat_status: room.dissolved ? 'dissolved' : 'normal',
  });

  function get(call: Call) {
    const room = find(call);
    const { chat_id: _id, ...shown } = row(room);
    const group = {
      user_count: String(room.members.length),
      bot_count: '1',
      chat_type: 'private',
      group_message_type: 'chat',
      moderation_permission: console.settings().muted[room.chatId] ? 'moderator_list' : 'all_members',
    };
    return { data: { ...shown, chat_mode: room.type, ...(room.type === 'group' && group) } };
  }

  function members(call: Call) {
    const room = find(call);
    const items = room.members.map((id) => ({
      member_id_type: 'open_id',
      member_id: id,
      name: world.nameOf(id),
      tenant_key: TENANT,
    }));
    return { data: { ...paged(items, call.query), member_total: items.length } };
  }

  function isIn({ app, params }: Call) {
    const room = world.room(params.chat_id ?? '');
    if (!room) throw new Refused(232006, 'Your request specifies a chat ID that is invalid.');
    return { data: { is_in_chat: seen(room, app.appId) } };
  }

  function list({ app, query }: Call) {
    const groups = world.rooms().filter((r) => r.type === 'group' && !r.dissolved && seen(r, app.appId));
    return { data: paged(groups.map(row), query) };
  }

  return [
    { method: 'GET', path: '/im/v1/chats', scopes: SEE, handle: list },
    { method: 'GET', path: '/im/v1/chats/:chat_id', scopes: SEE, handle: get },
    { method: 'GET', path: '/im/v1/chats/:chat_id/members', scopes: MEMBERS, handle: members },
    { method: 'GET', path: '/im/v1/chats/:chat_id/members/is_in_chat', scopes: MEMBERS, handle: isIn },
  ];
}
