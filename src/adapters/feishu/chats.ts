import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Messenger, MessengerError } from '../../ports.ts';
import type { Call } from './call.ts';

/** Most ids one `batch_get_id` takes, of each kind. Source: messages-api.md 11. */
const BATCH = 50;
/** Codes that say that the bot is not in the chat or that the chat does not exist. Source: messages-api.md 10. */
const OUTSIDE = new Set([230002, 232006, 232009, 232010, 232011]);

const Found = z.object({
  user_list: z
    .array(z.object({ user_id: z.string().optional(), mobile: z.string().optional(), email: z.string().optional() }))
    .default([]),
});
const Chat = z.object({ name: z.string().default(''), external: z.boolean().default(false) });
const Inside = z.object({ is_in_chat: z.boolean() });
const Members = z.object({
  items: z.array(z.object({ member_id: z.string() })).default([]),
  has_more: z.boolean().optional(),
  page_token: z.string().optional(),
});
const Bot = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** Look-ups: people by mobile or e-mail, chats and their members, the bot itself. */
export function lookups(client: Client, call: Call): Pick<Messenger, 'resolve' | 'chat' | 'members' | 'me'> {
  let self: string | undefined;

  async function ask(data: { mobiles?: string[]; emails?: string[] }, into: Map<string, string>) {
    const answer = await client.contact.v3.user.batchGetId({ params: { user_id_type: 'open_id' }, data });
    for (const { user_id, mobile, email } of Found.parse(answer.data ?? {}).user_list) {
      const asked = mobile || email;
      if (user_id && asked) into.set(asked, user_id);
    }
  }

  return {
    async resolve(people) {
      const found = new Map<string, string>();
      const of = (key: 'mobile' | 'email') => [...new Set(people.map((person) => person[key]).filter((id) => !!id))];
      for (const mobiles of batches(of('mobile'))) await call(() => ask({ mobiles: mobiles as string[] }, found));
      for (const emails of batches(of('email'))) await call(() => ask({ emails: emails as string[] }, found));
      return found;
    },
    chat: (chatId) =>
      call(async () => {
        try {
          const path = { chat_id: chatId };
          const chat = Chat.parse((await client.im.v1.chat.get({ path })).data ?? {});
          const inside = Inside.parse((await client.im.v1.chatMembers.isInChat({ path })).data);
          return { ...chat, botIn: inside.is_in_chat };
        } catch (error) {
          if (error instanceof MessengerError && OUTSIDE.has(error.code))
            return { name: '', external: false, botIn: false };
          throw error;
        }
      }),
    async members(chatId) {
      const members: string[] = [];
      let pageToken: string | undefined;
      do {
        const params = {
          member_id_type: 'open_id' as const,
          page_size: 100,
          ...(pageToken && { page_token: pageToken }),
        };
        const answer = await call(() => client.im.v1.chatMembers.get({ path: { chat_id: chatId }, params }));
        const page = Members.parse(answer.data ?? {});
        members.push(...page.items.map(({ member_id }) => member_id));
        pageToken = page.has_more ? page.page_token : undefined;
      } while (pageToken);
      return members;
    },
    async me() {
      self ??= await call(
        async () => Bot.parse(await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })).bot.open_id,
      );
      return self;
    },
  };
}
