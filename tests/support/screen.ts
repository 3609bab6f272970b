import type { Shown } from './fake-messenger.ts';
import { buttonsOf, faceOf, wordsOf } from './outside/cards.ts';
import { nameOf } from './town.ts';

/** The words of a text message as people read them; undefined for anything else. */
export const textOf = ({ content }: Shown): string | undefined =>
  'text' in content
    ? content.text.replace(/<at user_id="([^"]*)">[^<]*<\/at>/g, (_mark, id: string) => `@${nameOf(id)}`)
    : undefined;

/** A card as people see it. */
export type SeenCard = ReturnType<typeof faceOf> & { messageId: string; words: string; buttons: string[] };

export function cardOf(message: Shown): SeenCard | undefined {
  const { content, messageId } = message;
  if (!('card' in content)) return undefined;
  const buttons = buttonsOf(content.card).map((b) => b.label);
  return { messageId, ...faceOf(content.card), words: wordsOf(content.card), buttons };
}

/** Everything a message says. */
export const readingOf = (message: Shown): string => textOf(message) ?? cardOf(message)?.words ?? '';
