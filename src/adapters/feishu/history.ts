import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Words } from '../../deliveries.ts';
import type { Sent } from '../../ports.ts';
import { instantOf } from './age.ts';
import { readContent } from './events/content.ts';
import { addressed, marksIn } from './events/mentions.ts';
import { markOf } from './mark.ts';
import { estranged, type OwnTenant } from './tenant.ts';

/** The history is read from this much earlier: Feishu works in whole seconds, and clocks differ. In milliseconds. */
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
 * Searches a chat from its newest message back to `since` for the bot's card sent with this id. Cards are read in their
 * original form, because the simplified form has no values of buttons. Source: messages-api.md 4.6.
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
  const mark = markOf(id);
  let pageToken: string | undefined;
  do {
    const answer = await client.im.v1.message.list({
      params: { ...params, ...(pageToken && { page_token: pageToken }) },
    });
    const page = Page.parse(answer.data ?? {});
    const found = page.items.find(
      ({ sender, deleted, body }) => sender?.sender_type !== 'user' && !deleted && body?.content?.includes(mark),
    );
    if (found) return { messageId: found.message_id, chatId: found.chat_id ?? chatId };
    pageToken = page.has_more ? page.page_token : undefined;
  } while (pageToken);
  return undefined;
}

const Heard = z.object({
  message_id: z.string(),
  root_id: z.string().optional(),
  parent_id: z.string().optional(),
  msg_type: z.string(),
  create_time: z.union([z.string(), z.number()]),
  deleted: z.boolean().optional(),
  sender: z.object({ id: z.string(), sender_type: z.string(), tenant_key: z.string().optional() }),
  body: z.object({ content: z.string() }).optional(),
  mentions: z.array(z.object({ key: z.string(), id: z.string().optional(), name: z.string().optional() })).optional(),
});
const HeardPage = z.object({
  has_more: z.boolean().optional(),
  page_token: z.string().optional(),
  items: z.array(z.unknown()).default([]),
});

type Chat = { chatId: string; person?: string };

/** A message of a chat's history in the form of a delivery; null for the bot's own, recalled and unreadable ones. */
async function heard(item: unknown, chat: Chat, bot: string, tenant: OwnTenant): Promise<Words | null> {
  const read = Heard.safeParse(item);
  if (!read.success) return null;
  const m = read.data;
  const createdAt = instantOf(m.create_time);
  if (!createdAt || m.deleted || m.sender.sender_type !== 'user' || !m.body) return null;
  const mentions = (m.mentions ?? []).map((k) => ({ key: k.key, id: { open_id: k.id ?? null }, name: k.name ?? null }));
  const content = contentOf(m.msg_type, m.body.content);
  if (!content) return null;
  const words: Words = {
    kind: 'words',
    delivery: m.message_id,
    messageId: m.message_id,
    person: m.sender.id,
    chatId: chat.chatId,
    chatType: chat.person ? 'p2p' : 'group',
    toBot: chat.person !== undefined || addressed(mentions, bot),
    ...(m.parent_id && { parentId: m.parent_id }),
    ...(m.root_id && { rootId: m.root_id }),
    type: m.msg_type,
    text: marksIn(content.text, mentions, bot),
    files: content.files,
    createdAt,
  };
  const from = await tenant.foreign([m.sender.tenant_key]);
  return from === undefined ? words : estranged(words, from);
}

function contentOf(type: string, json: string): ReturnType<typeof readContent> | null {
  try {
    return readContent(type, z.record(z.string(), z.unknown()).parse(JSON.parse(json)));
  } catch {
    return null;
  }
}

/**
 * People's messages in a chat since an instant, oldest first. Feishu repeats an event for about seven hours; after that
 * the history must be read. Source: storage.md, "The rest"; messages-api.md 4.6.
 */
export async function history(
  client: Client,
  chat: Chat,
  since: Date,
  bot: string,
  tenant: OwnTenant,
): Promise<Words[]> {
  const found: Words[] = [];
  let pageToken: string | undefined;
  do {
    const answer = await client.im.v1.message.list({
      params: {
        container_id_type: 'chat',
        container_id: chat.chatId,
        start_time: String(Math.floor(since.getTime() / 1000)),
        sort_type: 'ByCreateTimeAsc',
        page_size: 50,
        ...(pageToken && { page_token: pageToken }),
      },
    });
    const page = HeardPage.parse(answer.data ?? {});
    for (const item of page.items) found.push(...[await heard(item, chat, bot, tenant)].filter((w) => w !== null));
    pageToken = page.has_more ? page.page_token : undefined;
  } while (pageToken);
  return found.filter((w) => w.createdAt > since);
}
