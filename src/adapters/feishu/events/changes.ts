import { z } from 'zod';
import type { ChatChange, MenuPress } from '../../../deliveries.ts';
import { instantOf } from '../age.ts';
import type { Envelope } from '../envelope.ts';
import { Needed, openIdIn, Text } from './loose.ts';

const Menu = z.object({ operator: z.unknown().optional(), event_key: Needed, timestamp: z.unknown().optional() });

/** A press on the bot's menu. Throws ZodError when malformed. Source: events-and-callbacks.md 5.3. */
export function readMenu({ id, event }: Envelope, sentAt: Date): MenuPress {
  const { operator, event_key, timestamp } = Menu.parse(event);
  const person = Needed.parse(openIdIn(operator));
  return {
    kind: 'menu',
    delivery: id || `${person}/${event_key}/${String(timestamp ?? sentAt.getTime())}`,
    person,
    key: event_key,
    at: instantOf(timestamp) ?? sentAt,
  };
}

const Change = z.object({ chat_id: Needed, operator_id: z.unknown().optional(), last_message_id: Text });

/** The bot joined or left a chat, or a person opened theirs. Throws ZodError. Source: events-and-callbacks.md 5.2. */
export function readChange({ id, event }: Envelope, what: ChatChange['what']): ChatChange {
  const { chat_id, operator_id, last_message_id: last } = Change.parse(event);
  const person = openIdIn(operator_id);
  return {
    kind: 'chat',
    delivery: id || `${what}/${chat_id}`,
    what,
    chatId: chat_id,
    ...(person && { person }),
    ...(last && { talked: true }),
  };
}

const Created = z.object({ chat_id: Needed, operator: z.unknown().optional(), user: z.unknown().optional() });

/** `p2p_chat_create` from before schema 2.0: a person opens their private chat for the first time. Throws ZodError. */
export function readCreated({ id, event }: Envelope): ChatChange {
  const { chat_id, operator, user } = Created.parse(event);
  const person = openIdIn(user) ?? openIdIn(operator);
  return {
    kind: 'chat',
    delivery: id || `created/${chat_id}`,
    what: 'entered',
    chatId: chat_id,
    ...(person && { person }),
  };
}
