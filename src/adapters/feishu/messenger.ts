import { createHash } from 'node:crypto';
import { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { uncounted } from '../../metrics-port.ts';
import type { Log, Memory, MessageContent, Messenger, Metrics } from '../../ports.ts';
import { caller } from './call.ts';
import { lookups } from './chats.ts';
import { resources } from './files.ts';
import { findSent, history, type ListPage } from './history.ts';
import { feishuHttp } from './http.ts';
import { marked } from './mark.ts';
import { permissions } from './scopes.ts';
import { silent } from './sdk-log.ts';
import { type OwnTenant, ownTenant } from './tenant.ts';
import { tokenCache } from './token-cache.ts';
import { feishuTraits } from './traits.ts';

/** The time limit of a short call with its token, in milliseconds. Source: storage.md, "The outbox". */
const CALL_MS = 8000;
/** The time limit of calls that move files or read many pages, in milliseconds. */
const LONG_CALL_MS = 30_000;

const Message = z.object({ message_id: z.string().min(1), chat_id: z.string().min(1) });

function typed(content: MessageContent, id: string): { msg_type: string; content: string } {
  if ('card' in content) return { msg_type: 'interactive', content: JSON.stringify(marked(content.card, id)) };
  if ('text' in content) return { msg_type: 'text', content: JSON.stringify({ text: content.text }) };
  if ('fileKey' in content) return { msg_type: 'file', content: JSON.stringify({ file_key: content.fileKey }) };
  return { msg_type: 'image', content: JSON.stringify({ image_key: content.imageKey }) };
}

// Feishu accepts 50 characters; a longer id is replaced by its hash.
const uuidOf = (id: string) => (id.length <= 50 ? id : createHash('sha256').update(id).digest('hex').slice(0, 50));

/**
 * Feishu's API as Qisu needs it, on the official SDK. Each call takes at most 8 seconds (30 for files and histories),
 * is not retried, and fails as MessengerError with the code of the body, whatever the HTTP status. The code is 0 when
 * there was no answer and the outcome is unknown. Source: messages-api.md; storage.md, "The outbox".
 *
 * @param domain  base URL of the open platform
 * @param callMs  milliseconds a short call may take
 */
export function feishuMessenger(needs: {
  appId: string;
  appSecret: string;
  domain: string;
  callMs?: number;
  /** Where the app's own tenant is kept. */
  memory?: Pick<Memory, 'once' | 'recall'>;
  log?: Log;
  metrics?: Metrics;
}): Messenger & { tenant: OwnTenant } {
  const cache = tokenCache();
  const client = new Client({
    appId: needs.appId,
    appSecret: needs.appSecret,
    domain: needs.domain,
    cache,
    httpInstance: feishuHttp(needs.domain, needs.metrics ?? uncounted),
    logger: silent,
  });

  const call = caller(needs.callMs ?? CALL_MS, () => cache.drop());
  const long = <T>(run: () => Promise<T>) => call(run, LONG_CALL_MS);

  const sentAs = (answer: { data?: unknown }) => {
    const { message_id, chat_id } = Message.parse(answer.data);
    return { messageId: message_id, chatId: chat_id };
  };

  const others = lookups(client, call);
  const { appId, memory, log } = needs;
  const tenant = ownTenant({ client, call, appId, memory, log });

  return {
    traits: feishuTraits,
    tenant,
    send: (to, content, id) =>
      call(async () => {
        const [type, receiver] = 'chat' in to ? (['chat_id', to.chat] as const) : (['open_id', to.person] as const);
        const data = { receive_id: receiver, ...typed(content, id), uuid: uuidOf(id) };
        return sentAs(await client.im.v1.message.create({ params: { receive_id_type: type }, data }));
      }),
    reply: (messageId, content, id) =>
      call(async () => {
        const data = { ...typed(content, id), uuid: uuidOf(id) };
        return sentAs(await client.im.v1.message.reply({ path: { message_id: messageId }, data }));
      }),
    update: (messageId, card) =>
      call(async () => {
        await client.im.v1.message.patch({ path: { message_id: messageId }, data: { content: JSON.stringify(card) } });
      }),
    recall: (messageId) =>
      call(async () => {
        await client.im.v1.message.delete({ path: { message_id: messageId } });
      }),
    findSent: (chatId, id, since) => long(() => findSent(client, chatId, id, since)),
    ...resources(client, long),
    history: async (chat, since) => {
      const list: ListPage = (params) => long(() => client.im.v1.message.list({ params }));
      return history(list, chat, since, await others.me(), tenant);
    },
    ...permissions(client, call),
    ...others,
  };
}
