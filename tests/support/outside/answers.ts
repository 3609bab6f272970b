import { wordsOf } from './cards.ts';
import type { Town } from './town.ts';

/** What the bot has sent to a place since `before` messages: texts as people read them, cards as their words. */
export async function answersAfter(town: Town, where: string, before: number): Promise<string> {
  const fresh = (await town.read(where)).slice(before).filter((m) => m.sender.type === 'app');
  const plain = fresh.filter((m) => m.msgType === 'text').length;
  const texts = plain > 0 ? (await town.said(where)).slice(-plain) : [];
  return [...texts, ...fresh.filter((m) => m.msgType === 'interactive').map((m) => wordsOf(m.content))].join('\n');
}

/** What the bot answers to somebody's words, in private or in the group named. */
export async function answer(town: Town, name: string, text: string, group?: string): Promise<string> {
  const where = group ?? name;
  const before = (await town.read(where)).length;
  await town.say(name, text, group ? { in: group } : {});
  return answersAfter(town, where, before);
}
