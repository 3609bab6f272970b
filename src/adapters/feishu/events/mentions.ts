import { isObject, openIdIn, Text } from './loose.ts';

/** The person behind a mark such as `@_user_1` in the text. */
export type Mention = { key: string; openId: string | undefined; name: string | undefined };

/** The mentions of a message; what is none is left out. */
export const mentionsIn = (mentions: unknown): Mention[] =>
  (Array.isArray(mentions) ? mentions : []).flatMap((one): Mention[] => {
    const mention = isObject(one) ? one : {};
    const key = Text.parse(mention.key);
    return key === undefined ? [] : [{ key, openId: openIdIn(mention.id), name: Text.parse(mention.name) }];
  });

/** Whether the bot is among those mentioned. */
export const addressed = (mentions: readonly Mention[], bot: string | undefined): boolean =>
  bot !== undefined && mentions.some(({ openId }) => openId === bot);

/** The text as people read it: without marks of the bot, with names for other marks. */
export function marksIn(text: string, mentions: readonly Mention[], bot: string | undefined): string {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  return text
    .replace(/[ \t]*(@_user_\d+)[ \t]?/g, (mark, key: string, offset: number) => {
      const mention = byKey.get(key);
      if (!mention) return mark;
      if (bot !== undefined && mention.openId === bot) return /(^|\n)$/.test(text.slice(0, offset)) ? '' : ' ';
      return mark.replace(key, `@${mention.name ?? '某人'}`);
    })
    .replace(/@_all\b/g, '@所有人')
    .trim();
}
