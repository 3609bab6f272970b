import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { type Messenger, MessengerError } from '../../ports.ts';
import type { Call } from './call.ts';

/** Most ids one `batch_get_id` takes, of each kind. Source: messages-api.md 11. */
const BATCH = 50;
/** Codes that say that the bot is not in the chat or that the chat does not exist. Source: messages-api.md 10. */
const OUTSIDE = new Set([230002, 232006, 232009, 232010, 232011]);

/** Who may speak in a group, where all members may. Source: messages-api.md 10. */
const EVERYBODY = 'all_members';

const Found = z.object({
  user_list: z
    .array(z.object({ user_id: z.string().optional(), mobile: z.string().optional(), email: z.string().optional() }))
    .default([]),
});
const Chat = z.object({
  name: z.string().default(''),
  external: z.boolean().default(false),
  moderation_permission: z.string().default(EVERYBODY),
});
const Inside = z.object({ is_in_chat: z.boolean() });
const Members = z.object({
  items: z.array(z.object({ member_id: z.string(), name: z.string().default('') })).default([]),
  has_more: z.boolean().optional(),
  page_token: z.string().optional(),
});
const Bot = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

/** China's code before a mobile number of eleven digits. */
const CHINA = /^(?:00)?86(?=1\d{10}$)/;
/** What two spellings of one mobile number or address have in common: Feishu echoes a number as `+86…`. */
const mobileKey = (mobile: string): string => mobile.replace(/\D/g, '').replace(CHINA, '');
const emailKey = (email: string): string => email.trim().toLowerCase();
/** The number as Feishu reads it: a country's code begins with a plus. */
const dialled = (mobile: string): string => (mobile.trim().startsWith('+') ? '+' : '') + mobile.replace(/\D/g, '');

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** Look-ups: people by mobile or e-mail, chats and their members, the bot itself. */
export function lookups(
  client: Client,
  call: Call,
): Pick<Messenger, 'resolve' | 'chat' | 'members' | 'memberNames' | 'me'> {
  let self: string | undefined;

  /** Adds the open_id for each key that Feishu answers with one. */
  async function ask(data: { mobiles?: string[]; emails?: string[] }, into: Map<string, string>) {
    const answer = await client.contact.v3.user.batchGetId({ params: { user_id_type: 'open_id' }, data });
    for (const { user_id, mobile, email } of Found.parse(answer.data ?? {}).user_list) {
      const key = mobile ? mobileKey(mobile) : email && emailKey(email);
      if (user_id && key) into.set(key, user_id);
    }
  }

  return {
    async resolve(people) {
      const mobiles = new Map(
        people.flatMap(({ mobile }) => (mobile ? [[mobileKey(mobile), dialled(mobile)] as const] : [])),
      );
      const emails = new Map(people.flatMap(({ email }) => (email ? [[emailKey(email), email.trim()] as const] : [])));
      const known = new Map<string, string>();
      for (const some of batches([...mobiles.values()])) await call(() => ask({ mobiles: some }, known));
      for (const some of batches([...emails.values()])) await call(() => ask({ emails: some }, known));
      const found = new Map<string, string>();
      for (const { mobile, email } of people) {
        const byMobile = mobile && known.get(mobileKey(mobile));
        const byEmail = email && known.get(emailKey(email));
        if (mobile && byMobile) found.set(mobile, byMobile);
        if (email && byEmail) found.set(email, byEmail);
      }
      return found;
    },
    chat: (chatId) =>
      call(async () => {
        try {
          const path = { chat_id: chatId };
          const {
            name,
            external,
            moderation_permission: speaks,
          } = Chat.parse((await client.im.v1.chat.get({ path })).data ?? {});
          const inside = Inside.parse((await client.im.v1.chatMembers.isInChat({ path })).data);
          return { name, external, botIn: inside.is_in_chat, everybodySpeaks: speaks === EVERYBODY };
        } catch (error) {
          if (error instanceof MessengerError && OUTSIDE.has(error.code))
            return { name: '', external: false, botIn: false, everybodySpeaks: true };
          throw error;
        }
      }),
    async members(chatId) {
      return [...(await this.memberNames(chatId)).keys()];
    },
    async memberNames(chatId) {
      const members = new Map<string, string>();
      let pageToken: string | undefined;
      do {
        const params = {
          member_id_type: 'open_id' as const,
          page_size: 100,
          ...(pageToken && { page_token: pageToken }),
        };
        const answer = await call(() => client.im.v1.chatMembers.get({ path: { chat_id: chatId }, params }));
        const page = Members.parse(answer.data ?? {});
        for (const { member_id, name } of page.items) members.set(member_id, name);
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
