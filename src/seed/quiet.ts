import { createHash } from 'node:crypto';
import { type Memory, type MessageContent, type Messenger, MessengerError, type Sent } from '../ports.ts';
import { LETTER } from './letter.ts';

const UNSENT = 'om_unsent_';
const isUnsent = (messageId: string): boolean => messageId.startsWith(UNSENT);
const gone = (): MessengerError => new MessengerError('gone', 0, 'the message was never sent');

type To = Parameters<Messenger['send']>[0];

/** A page without words, as a scanner would give it. */
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** To the messenger a message that was never sent is one that is gone: whatever changes it sends a fresh one. */
export const withoutUnsent = (messenger: Messenger): Messenger => ({
  ...messenger,
  async reply(messageId, content, id) {
    if (isUnsent(messageId)) throw gone();
    return messenger.reply(messageId, content, id);
  },
  async update(messageId, card) {
    if (isUnsent(messageId)) throw gone();
    return messenger.update(messageId, card);
  },
  async recall(messageId) {
    if (isUnsent(messageId)) throw gone();
    return messenger.recall(messageId);
  },
});

/** Nobody answers a message that was never sent: which case it was about is not kept. */
export const rememberingSent = (memory: Memory): Memory => ({
  ...memory,
  markMessage: async (messageId, caseId) => {
    if (!isUnsent(messageId)) await memory.markMessage(messageId, caseId);
  },
});

/**
 * The messenger of a made-up story: until `speaks` it answers with ids and sends nothing.
 *
 * @param privateChat  the chat of a person with the bot
 */
export function quietMessenger(
  messenger: Messenger,
  speaks: () => boolean,
  privateChat: (openId: string) => string,
): Messenger {
  const sent = (chatId: string, id: string): Sent => ({
    messageId: `${UNSENT}${createHash('sha256').update(id).digest('hex').slice(0, 24)}`,
    chatId,
  });
  const loud = withoutUnsent(messenger);
  const either = <T>(aloud: () => Promise<T>, silent: () => T): Promise<T> =>
    speaks() ? aloud() : Promise.resolve(silent());
  const chatOf = (to: To): string => ('chat' in to ? to.chat : privateChat(to.person));
  const { rates } = messenger.traits;
  return {
    ...messenger,
    // A story has no minutes: only what comes at once is counted.
    traits: { ...messenger.traits, rates: { ...rates, perMinute: rates.perSecond * 60 } },
    send: (to, content: MessageContent, id) =>
      either(
        () => loud.send(to, content, id),
        () => sent(chatOf(to), id),
      ),
    reply: (messageId, content, id) =>
      either(
        () => loud.reply(messageId, content, id),
        () => sent('', id),
      ),
    update: (messageId, card) =>
      either(
        () => loud.update(messageId, card),
        () => undefined,
      ),
    recall: (messageId) =>
      either(
        () => loud.recall(messageId),
        () => undefined,
      ),
    findSent: async (chatId, id) => (speaks() ? messenger.findSent(chatId, id, new Date(0)) : sent(chatId, id)),
    history: async () => [],
    upload: (name, bytes, contentType) =>
      either(
        () => messenger.upload(name, bytes, contentType),
        () => ({ fileKey: 'file_unsent' }),
      ),
    download: async (messageId, key, type) =>
      key === LETTER.key ? { bytes: PDF, contentType: 'application/pdf' } : messenger.download(messageId, key, type),
  };
}
