import type { MessengerTraits } from '../../ports.ts';

/** Feishu's limits. Source: storage.md, "The outbox"; messages-api.md 2.2, 4.1, 4.4, 9. */
export const feishuTraits: MessengerTraits = {
  // Below its 50 a second and 1,000 a minute for the app, and its 5 a second for a chat.
  rates: { perSecond: 45, perMinute: 900, perReceiverPerSecond: 4 },
  // Feishu remembers a `uuid` for an hour.
  repeatsKnownMs: 55 * 60_000,
  // A card's mark is an element's id; a text has none.
  findsTexts: false,
  // Feishu answers 230031 afterwards.
  cardLivesMs: 14 * 86_400_000,
  // Feishu answers 11232 around the hour and the half hour.
  overload: { everyMinutes: 30, minutes: 3 },
  fileBytesMost: 30 * 1024 * 1024,
  // Feishu waits three seconds; half a second is left for the network.
  answerWithinMs: 2_500,
};
