import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Sent } from '../../ports.ts';

/** Feishu's second may round either way, and two machines' clocks are never quite the same. */
const MARGIN_MS = 60_000;

const Page = z.object({
  has_more: z.boolean().optional(),
  page_token: z.string().optional(),
  items: z
    .array(
      z.object({
        message_id: z.string(),
        chat_id: z.string().optional(),
        deleted: z.boolean().optional(),
        sender: z.object({ sender_type: z.string() }).optional(),
        body: z.object({ content: z.string().optional() }).optional(),
      }),
    )
    .default([]),
});

/**
 * Looks through a chat from its newest message back to `since` for one of the bot's whose content carries `id`. Cards are
 * asked for as they were sent: the simplified form leaves values of buttons out. Source: messages-api.md 4.6.
 *
 * @returns undefined only when every message of that time was looked at
 */
export async function findSent(client: Client, chatId: string, id: string, since: Date): Promise<Sent | undefined> {
  const params = {
    container_id_type: 'chat',
    container_id: chatId,
    start_time: String(Math.floor((since.getTime() - MARGIN_MS) / 1000)),
    sort_type: 'ByCreateTimeDesc' as const,
    page_size: 50,
    card_msg_content_type: 'user_card_content',
  };
  const inJson = JSON.stringify(id).slice(1, -1);
  let pageToken: string | undefined;
  do {
    const answer = await client.im.v1.message.list({
      params: { ...params, ...(pageToken && { page_token: pageToken }) },
    });
    const page = Page.parse(answer.data ?? {});
    const found = page.items.find(
      ({ sender, deleted, body }) =>
        sender?.sender_type !== 'user' && !deleted && (body?.content?.includes(id) || body?.content?.includes(inJson)),
    );
    if (found) return { messageId: found.message_id, chatId: found.chat_id ?? chatId };
    pageToken = page.has_more ? page.page_token : undefined;
  } while (pageToken);
  return undefined;
}
