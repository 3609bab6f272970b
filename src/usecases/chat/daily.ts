import { reachOf } from '../../domain/digest/reach.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { figuresOn } from '../digest/figures.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 日报: the figures of leaders, supervision and heads as they are now, always answered privately. Source: R-601. */
export const daily: ChatWord = {
  pattern: /^日报$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    const reach = actor && reachOf(actor);
    if (!reach)
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        '“日报”由领导、督导和单位负责人使用。发送“帮助”查看您能使用的指令。',
      );
    const { openId: person, name } = actor;
    const on = shanghaiDate(deps.clock.now());
    const figures = (await figuresOn(deps, on, { today: true }))(reach);
    await queueNotice(deps, words.messageId, { person, name }, { digest: { on, person, figures } });
  },
};
