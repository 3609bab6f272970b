import { z } from 'zod';
import type { Stored } from '../messages.ts';
import type { Parts } from '../parts.ts';
import { badParameter, fields, Refused } from '../refused.ts';
import { isTopicReply } from '../topics.ts';
import { messageObject } from './message-object.ts';
import { reachable, readsGroup, visibleMessage } from './rooms.ts';
import type { Call, Route } from './route.ts';

const How = z.enum(['raw_card_content', 'user_card_content']).optional();
const seconds = z
  .string()
  .regex(/^\d{1,10}$/, 'must be seconds')
  .optional();
const List = z.object({
  container_id_type: z.enum(['chat', 'thread']),
  container_id: z.string().min(1),
  start_time: seconds,
  end_time: seconds,
  sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).default('ByCreateTimeAsc'),
  page_size: z.coerce.number().int().min(1).max(50).default(20),
  page_token: z.string().optional(),
  card_msg_content_type: How,
});

const READ = ['im:message', 'im:message:readonly'];

/** Reading messages back, one or a chat's history. Source: messages-api §4.6. */
export function readBackRoutes(parts: Parts): Route[] {
  const { messages, world } = parts;

  function getOne({ app, params, query }: Call) {
    const original = fields(How, query.card_msg_content_type) !== undefined;
    const message = visibleMessage(parts, app.appId, params.message_id ?? '');
    readsGroup(parts, reachable(parts, world.room(message.chatId), app.appId));
    return { data: { items: [messageObject(message, original)] } };
  }

  function contained(appId: string, type: 'chat' | 'thread', id: string): Stored[] {
    if (type === 'chat') {
      readsGroup(parts, reachable(parts, world.room(id), appId));
      return messages.inChat(id).filter((m) => !isTopicReply(m));
    }
    const inThread = messages.inThread(id);
    const [first] = inThread;
    if (!first) throw new Refused(230019, 'The topic does NOT exist.');
    readsGroup(parts, reachable(parts, world.room(first.chatId), appId));
    return inThread;
  }

  function list({ app, query }: Call) {
    const asked = fields(List, query);
    if (asked.container_id_type === 'thread' && (asked.start_time || asked.end_time))
      throw badParameter('start_time and end_time are not supported for threads');
    const from = Number(asked.start_time ?? 0) * 1_000;
    const to = asked.end_time ? Number(asked.end_time) * 1_000 + 999 : Number.POSITIVE_INFINITY;
    const all = contained(app.appId, asked.container_id_type, asked.container_id).filter(
      (m) => m.createdAt >= from && m.createdAt <= to,
    );
    const sorted = asked.sort_type === 'ByCreateTimeDesc' ? all.toReversed() : all;
    const at = asked.page_token === undefined ? 0 : startOf(asked.page_token, sorted);
    const page = sorted.slice(at, at + asked.page_size);
    const last = page.at(-1);
    const more = at + page.length < sorted.length && last !== undefined;
    return {
      data: {
        has_more: more,
        ...(more && { page_token: Buffer.from(last.messageId).toString('base64url') }),
        items: page.map((m) => messageObject(m, asked.card_msg_content_type !== undefined)),
      },
    };
  }

  return [
    { method: 'GET', path: '/im/v1/messages/:message_id', scopes: READ, handle: getOne },
    { method: 'GET', path: '/im/v1/messages', scopes: [...READ, 'im:message.history:readonly'], handle: list },
  ];
}

/** A page token names the last message of the page before, so new messages do not move the pages. */
function startOf(token: string, sorted: Stored[]): number {
  const id = Buffer.from(token, 'base64url').toString('utf8');
  const before = sorted.findIndex((m) => m.messageId === id);
  if (before < 0) throw badParameter('page_token is invalid');
  return before + 1;
}
