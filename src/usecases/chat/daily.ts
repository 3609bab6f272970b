import { figuresFor } from '../../domain/digest/reach.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { figuresOn } from '../digest/figures.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/**
 * 日报: the figures of leaders, supervision and heads as they are now, and those of whom they stand in for, always answered
 * privately. Source: R-601.
 */
export const daily: ChatWord = {
  pattern: /^日报$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    const asked = actor ? figuresFor(actor) : [];
    if (!actor || asked.length === 0)
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        '“日报”由领导、督导和单位负责人使用。发送“帮助”查看您能使用的指令。',
      );
    const on = shanghaiDate(deps.clock.now());
    const figuresAt = await figuresOn(deps, on, { today: true });
    const to = { person: actor.openId, name: actor.name };
    for (const { openId, reach } of asked) {
      const id = openId === actor.openId ? words.messageId : `${words.messageId}/${openId}`;
      await queueNotice(deps, id, to, { digest: { on, person: openId, figures: figuresAt(reach) } });
    }
  },
};
