import { z } from 'zod';
import type { ChatChange, MenuPress } from '../../../deliveries.ts';
import { instantOf } from '../age.ts';
import type { Envelope } from '../envelope.ts';

const Person = z.object({ open_id: z.string().min(1) });
const Delivered = z.string().min(1);

const Menu = z.object({
  operator: z.object({ operator_id: Person }),
  event_key: z.string().min(1),
  timestamp: z.union([z.string(), z.number()]).optional(),
});

/** A press on the bot's menu. Throws ZodError when malformed. Source: events-and-callbacks.md 5.3. */
export function readMenu({ id, event }: Envelope, sentAt: Date): MenuPress {
  const { operator, event_key, timestamp } = Menu.parse(event);
  return {
    kind: 'menu',
    delivery: Delivered.parse(id),
    person: operator.operator_id.open_id,
    key: event_key,
    at: instantOf(timestamp) ?? sentAt,
  };
}

const Change = z.object({
  chat_id: z.string().min(1),
  operator_id: Person.partial().nullish(),
  last_message_id: z.string().nullish(),
});

/** The bot joined or left a chat, or a person opened theirs. Throws ZodError. Source: events-and-callbacks.md 5.2. */
export function readChange({ id, event }: Envelope, what: ChatChange['what']): ChatChange {
  const { chat_id, operator_id, last_message_id: last } = Change.parse(event);
  const person = operator_id?.open_id;
  return {
    kind: 'chat',
    delivery: Delivered.parse(id),
    what,
    chatId: chat_id,
    ...(person && { person }),
    ...(last && { talked: true }),
  };
}

const Created = z.object({
  chat_id: z.string().min(1),
  operator: Person.partial().nullish(),
  user: Person.partial().nullish(),
});

/** `p2p_chat_create` from before schema 2.0: a person opens their private chat for the first time. Throws ZodError. */
export function readCreated({ id, event }: Envelope): ChatChange {
  const { chat_id, operator, user } = Created.parse(event);
  const person = user?.open_id ?? operator?.open_id;
  return { kind: 'chat', delivery: Delivered.parse(id), what: 'entered', chatId: chat_id, ...(person && { person }) };
}
