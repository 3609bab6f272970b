import { z } from 'zod';
import type { Words } from '../../../deliveries.ts';
import { instantOf } from '../age.ts';
import type { Envelope } from '../envelope.ts';
import { readContent } from './content.ts';
import { Anything, Needed, openIdIn, Text } from './loose.ts';
import { addressed, marksIn, mentionsIn } from './mentions.ts';

/** Who wrote, where, and an id are needed to answer; whatever else is missing or odd is read as far as it goes. */
const Received = z.object({
  sender: z.unknown().optional(),
  message: z.object({
    message_id: Needed,
    root_id: Text,
    parent_id: Text,
    create_time: z.unknown().optional(),
    chat_id: Needed,
    chat_type: z.enum(['p2p', 'group']).catch('group'),
    message_type: Text,
    content: z.unknown().optional(),
    mentions: z.unknown().optional(),
  }),
});

/**
 * Reads a message event. Source: events-and-callbacks.md 5.1.
 *
 * @param botOpenId  asked for only where somebody is mentioned
 * @param sentAt  when it was sent, where the message has no time of its own
 * @returns null when no person sent it
 * @throws ZodError when it lacks what is needed to answer it; what `botOpenId` throws
 */
export async function readReceived(
  envelope: Envelope,
  botOpenId: () => Promise<string>,
  sentAt: Date,
): Promise<Words | null> {
  const { sender, message } = Received.parse(envelope.event);
  const person = openIdIn(sender);
  if (!person || (Anything.parse(sender).sender_type ?? 'user') !== 'user') return null;

  const mentions = mentionsIn(message.mentions);
  const bot = mentions.length > 0 ? await botOpenId() : undefined;
  const type = message.message_type ?? 'unknown';
  const content = readContent(type, message.content);
  return {
    kind: 'words',
    delivery: envelope.id || message.message_id,
    messageId: message.message_id,
    person,
    chatId: message.chat_id,
    chatType: message.chat_type,
    toBot: message.chat_type === 'p2p' || addressed(mentions, bot),
    ...(message.parent_id && { parentId: message.parent_id }),
    ...(message.root_id && { rootId: message.root_id }),
    type,
    text: marksIn(content.text, mentions, bot),
    files: content.files,
    createdAt: instantOf(message.create_time) ?? sentAt,
  };
}
