import { z } from 'zod';

/** The person behind a mark such as `@_user_1` in the text. */
export const Mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().nullish() }).nullish(),
  name: z.string().nullish(),
});
export type Mention = z.infer<typeof Mention>;

/** Whether the bot is among those mentioned. */
export const addressed = (mentions: Mention[], bot: string | undefined): boolean =>
  bot !== undefined && mentions.some(({ id }) => id?.open_id === bot);

/** The text as people read it: without marks of the bot, with names for other marks. */
export function marksIn(text: string, mentions: Mention[], bot: string | undefined): string {
  const byKey = new Map(mentions.map((mention) => [mention.key, mention]));
  return text
    .replace(/[ \t]*(@_user_\d+)[ \t]?/g, (mark, key: string, offset: number) => {
      const mention = byKey.get(key);
      if (!mention) return mark;
      if (bot !== undefined && mention.id?.open_id === bot) return /(^|\n)$/.test(text.slice(0, offset)) ? '' : ' ';
      return mark.replace(key, `@${mention.name ?? '某人'}`);
    })
    .replace(/@_all\b/g, '@所有人')
    .trim();
}
