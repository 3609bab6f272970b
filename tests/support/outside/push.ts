import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Json } from './cards.ts';
import type { Town } from './town.ts';

/**
 * A private message of a kind the sandbox's page cannot write (sticker, voice, shared card …), encrypted and signed as
 * Feishu would push it. Resolves with the HTTP status of Qisu's answer, once what it owed was sent.
 */
export async function pushMessage(town: Town, from: string, type: string, content: Json): Promise<number> {
  const now = await town.now();
  const state = await town.ask<{ chats: { chatId: string; type: string; members: string[] }[] }>(
    'GET',
    '/sandbox/api/state',
  );
  const chat = state.chats.find((c) => c.type === 'p2p' && c.members.includes(town.id(from)));
  const keys = town.settings;
  const envelope = {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      token: keys.FEISHU_VERIFICATION_TOKEN,
      create_time: String(now.getTime()),
      event_type: 'im.message.receive_v1',
      tenant_key: 'sandbox_tenant',
      app_id: keys.FEISHU_APP_ID,
    },
    event: {
      sender: { sender_id: { open_id: town.id(from) }, sender_type: 'user', tenant_key: 'sandbox_tenant' },
      message: {
        message_id: `om_${randomBytes(16).toString('hex')}`,
        create_time: String(now.getTime()),
        chat_id: chat?.chatId ?? '',
        chat_type: 'p2p',
        message_type: type,
        content: JSON.stringify(content),
      },
    },
  };
  const key = keys.FEISHU_ENCRYPT_KEY;
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(envelope), 'utf8'), cipher.final()]);
  const body = JSON.stringify({ encrypt: sealed.toString('base64') });
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256')
    .update(timestamp + nonce + key + body)
    .digest('hex');
  const answer = await fetch(new URL('/feishu/events', town.qisuUrl()), {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  });
  await town.settled();
  return answer.status;
}
