import type { MessengerTraits } from '../../ports.ts';

/** What Feishu lets us do, and for how long. Source: storage.md, "The outbox"; messages-api.md 2.2, 4.1, 4.4, 9. */
export const feishuTraits: MessengerTraits = {
  // Below its 50 a second and 1,000 a minute for the app, and its 5 a second for a chat.
  rates: { perSecond: 45, perMinute: 900, perReceiverPerSecond: 4 },
  // It remembers a `uuid` for an hour.
  repeatsKnownMs: 55 * 60_000,
  // The mark is an element's id, which words have none of.
  findsTexts: false,
  // Error 230031 afterwards.
  cardLivesMs: 14 * 86_400_000,
  // Code 11232 on the hour and the half hour.
  overload: { everyMinutes: 30, minutes: 3 },
  fileBytesMost: 30 * 1024 * 1024,
  // It gives up after three seconds; half of one is left for the way.
  answerWithinMs: 2_500,
};
