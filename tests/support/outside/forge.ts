import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Json } from './cards.ts';
import type { Town } from './town.ts';

export type Post = { body: string; headers: Record<string, string> };
export type Answer = { status: number; body: { toast?: { type: string; content: string }; card?: Json } };

type How = {
  /** The encrypt key used to seal and to sign; Qisu's own unless told. */
  key?: string;
  sign?: boolean;
  /** When it says it was sent. */
  at?: Date;
  /** The organisation it says it comes from. */
  tenant?: string;
};

/** The tenant of the stand-in. */
const OURS = 'sandbox_tenant';
const newMessage = (): string => `om_${randomBytes(16).toString('hex')}`;

/** Deliveries made by hand, the way events-and-callbacks.md 3 says: to send the very same bytes twice, or wrong ones. */
export function forge(town: Town) {
  const idOf = (who: string): string => (who.startsWith('ou_') ? who : town.id(who));
  const own = String(town.settings.FEISHU_ENCRYPT_KEY);

  function seal(message: unknown, { key = own, sign = true, at = new Date() }: How = {}): Post {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(own).digest(), iv);
    const encrypt = Buffer.concat([iv, cipher.update(JSON.stringify(message), 'utf8'), cipher.final()]).toString(
      'base64',
    );
    const body = JSON.stringify({ encrypt });
    const timestamp = String(Math.floor(at.getTime() / 1_000));
    const nonce = randomBytes(8).toString('hex');
    const signature = createHash('sha256')
      .update(timestamp + nonce + key + body)
      .digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        ...(sign && {
          'x-lark-request-timestamp': timestamp,
          'x-lark-request-nonce': nonce,
          'x-lark-signature': signature,
        }),
      },
    };
  }

  const envelope = (type: string, event: Json, at: Date, tenant = OURS): Json => ({
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      token: town.settings.FEISHU_VERIFICATION_TOKEN,
      create_time: String(at.getTime() * (type === 'card.action.trigger' ? 1_000 : 1)),
      event_type: type,
      tenant_key: tenant,
      app_id: town.settings.FEISHU_APP_ID,
    },
    event,
  });

  return {
    seal,
    /** A press on a card by whoever is named, or has this open_id, carrying `action` as it is given. */
    async press(who: string, messageId: string, action: Json, how: How = {}): Promise<Post> {
      const at = how.at ?? (await town.now());
      const event = {
        operator: { tenant_key: how.tenant ?? OURS, open_id: idOf(who) },
        token: `c-${randomBytes(8).toString('hex')}`,
        action,
        host: 'im_message',
        context: { open_message_id: messageId, open_chat_id: 'oc_0' },
      };
      return seal(envelope('card.action.trigger', event, at, how.tenant), { ...how, at });
    },
    /** Private words, as an event. */
    async words(who: string, text: string, messageId = newMessage(), { tenant = OURS }: How = {}): Promise<Post> {
      const at = await town.now();
      const chat = (await town.read(who)).at(-1)?.chatId ?? 'oc_private';
      const event = {
        sender: { sender_id: { open_id: idOf(who) }, sender_type: 'user', tenant_key: tenant },
        message: {
          message_id: messageId,
          create_time: String(at.getTime()),
          chat_id: chat,
          chat_type: 'p2p',
          message_type: 'text',
          content: JSON.stringify({ text }),
        },
      };
      return seal(envelope('im.message.receive_v1', event, at, tenant), { at });
    },
    /** A press on the bot's menu. */
    async menu(who: string, key: string, { tenant = OURS }: How = {}): Promise<Post> {
      const at = await town.now();
      const event = { operator: { operator_id: { open_id: idOf(who) } }, event_key: key, timestamp: at.getTime() };
      return seal(envelope('application.bot.menu_v6', event, at, tenant), { at });
    },
    async post({ body, headers }: Post, path = '/feishu/callbacks'): Promise<Answer> {
      const answer = await fetch(new URL(path, town.qisuUrl()), { method: 'POST', body, headers });
      return { status: answer.status, body: (await answer.json()) as Answer['body'] };
    },
  };
}
