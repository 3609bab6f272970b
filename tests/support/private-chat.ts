import type { World } from './world.ts';

/** What stands in somebody's private chat since a moment, as `03-03 09:05 words`. */
export function privateOf(qisu: World, who: string) {
  const chat = `p2p_${qisu.idOf(who)}`;
  let from = 0;
  return {
    from: () => {
      from = qisu.post.messages.length;
    },
    heard: (): string[] => {
      const fresh = qisu.post.messages.slice(from).filter((m) => m.chatId === chat);
      return fresh.map((m) => {
        const at = new Date(m.at.getTime() + 8 * 3_600_000).toISOString();
        const { content } = m;
        const words = 'text' in content ? content.text : 'card' in content ? JSON.stringify(content.card) : '';
        return `${at.slice(5, 10)} ${at.slice(11, 16)} ${words}`;
      });
    },
  };
}
