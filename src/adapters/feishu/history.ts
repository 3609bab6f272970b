import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Words } from '../../deliveries.ts';
import { MessengerError, type Sent } from '../../ports.ts';
import { instantOf } from './age.ts';
import { readContent } from './events/content.ts';
import { Text } from './events/loose.ts';
import { addressed, marksIn, mentionsIn } from './events/mentions.ts';
import { markOf } from './mark.ts';
import { estranged, type OwnTenant } from './tenant.ts';
import { feishuTraits } from './traits.ts';

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
  root_id: Text,
  parent_id: Text,
  msg_type: z.string(),
  create_time: z.union([z.string(), z.number()]),
  deleted: z.boolean().nullish(),
  sender: z.object({ id: z.string(), sender_type: z.string(), tenant_key: z.string().optional() }),
  body: z.object({ content: z.unknown().optional() }).nullish(),
  mentions: z.unknown().optional(),
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
  const mentions = mentionsIn(m.mentions);
  const content = readContent(m.msg_type, m.body.content);
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

type Params = NonNullable<NonNullable<Parameters<Client['im']['v1']['message']['list']>[0]>['params']>;
/** One page of a chat's or a topic's messages. */
export type ListPage = (params: Params) => Promise<{ data?: unknown }>;

/** The messages of a chat or topic, page by page. */
async function* listed(list: ListPage, params: Params): AsyncGenerator<unknown> {
  let pageToken: string | undefined;
  do {
    const answer = await list({ ...params, page_size: 50, ...(pageToken && { page_token: pageToken }) });
    const page = HeardPage.parse(answer.data ?? {});
    yield* page.items;
    pageToken = page.has_more ? page.page_token : undefined;
  } while (pageToken);
}

const Topic = z.object({ thread_id: z.string().min(1) });
const Aged = z.object({ create_time: z.unknown() });

/**
 * People's messages in a chat since an instant, oldest first, those in its topics included: a topic's answers are listed
 * under the topic alone. Topics are found by their first messages, which are looked at as far back as a card of ours can be
 * pressed. Feishu repeats an event for about seven hours; after that the history must be read. Source: storage.md, "The
 * rest"; messages-api.md 4.6.
 */
export async function history(
  list: ListPage,
  chat: Chat,
  since: Date,
  bot: string,
  tenant: OwnTenant,
): Promise<Words[]> {
  const found = new Map<string, Words>();
  const topics = new Set<string>();
  async function take(item: unknown): Promise<void> {
    const words = await heard(item, chat, bot, tenant);
    if (words && words.createdAt > since) found.set(words.messageId, words);
  }
  const from = since.getTime() - feishuTraits.cardLivesMs;
  for await (const item of listed(list, {
    container_id_type: 'chat',
    container_id: chat.chatId,
    start_time: String(Math.floor(from / 1000)),
    sort_type: 'ByCreateTimeAsc',
  })) {
    const topic = Topic.safeParse(item);
    if (topic.success) topics.add(topic.data.thread_id);
    await take(item);
  }
  for (const topic of topics) await inTopic(list, topic, since, take);
  return [...found.values()].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

/** A topic's messages since then, newest first, because Feishu takes no times for them. One that is gone has none. */
async function inTopic(
  list: ListPage,
  topic: string,
  since: Date,
  take: (item: unknown) => Promise<void>,
): Promise<void> {
  const newestFirst = { container_id_type: 'thread', container_id: topic, sort_type: 'ByCreateTimeDesc' } as const;
  try {
    for await (const item of listed(list, newestFirst)) {
      const at = instantOf(Aged.safeParse(item).data?.create_time);
      if (at && at <= since) return;
      await take(item);
    }
  } catch (error) {
    if (!(error instanceof MessengerError) || error.meaning === 'later') throw error;
  }
}
