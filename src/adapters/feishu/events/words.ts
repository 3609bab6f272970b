import { z } from 'zod';
import type { Words } from '../../../deliveries.ts';
import { instantOf } from '../age.ts';
import type { Envelope } from '../envelope.ts';
import { readContent } from './content.ts';
import { addressed, Mention, marksIn } from './mentions.ts';

const Received = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().min(1) }).nullish(),
    sender_type: z.string().optional(),
  }),
  message: z.object({
    message_id: z.string().min(1),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    create_time: z.union([z.string(), z.number()]),
    chat_id: z.string().min(1),
    chat_type: z.enum(['p2p', 'group']).catch('group'),
    message_type: z.string().min(1),
    content: z.string(),
    mentions: z.array(Mention).nullish(),
  }),
});

/**
 * Reads a message event. Source: events-and-callbacks.md 5.1.
 *
 * @param botOpenId  asked for only where somebody is mentioned
 * @returns null when no person sent it
 * @throws ZodError or SyntaxError when it is malformed; what `botOpenId` throws
 */
export async function readReceived(envelope: Envelope, botOpenId: () => Promise<string>): Promise<Words | null> {
  const { sender, message } = Received.parse(envelope.event);
  const createdAt = instantOf(message.create_time);
  if (!createdAt) throw new SyntaxError('create_time is no instant');
  if (!sender.sender_id || (sender.sender_type ?? 'user') !== 'user') return null;

  const mentions = message.mentions ?? [];
  const bot = mentions.length > 0 ? await botOpenId() : undefined;
  const content = readContent(
    message.message_type,
    z.record(z.string(), z.unknown()).parse(JSON.parse(message.content)),
  );
  return {
    kind: 'words',
    delivery: envelope.id || message.message_id,
    messageId: message.message_id,
    person: sender.sender_id.open_id,
    chatId: message.chat_id,
    chatType: message.chat_type,
    toBot: message.chat_type === 'p2p' || addressed(mentions, bot),
    ...(message.parent_id && { parentId: message.parent_id }),
    ...(message.root_id && { rootId: message.root_id }),
    type: message.message_type,
    text: marksIn(content.text, mentions, bot),
    files: content.files,
    createdAt,
  };
}
