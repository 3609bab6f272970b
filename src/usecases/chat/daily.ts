import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { figuresOn } from '../digest/figures.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 日报: a leader's figures as they are now, always answered privately. Source: R-601. */
export const daily: ChatWord = {
  pattern: /^日报$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    const leader = deps.directory.current().leaders.find((l) => l.openId === actor?.openId);
    if (!leader)
      return sendText(deps, words.messageId, placeOf(words), '“日报”由领导使用。发送“帮助”查看您能使用的指令。');
    const on = shanghaiDate(deps.clock.now());
    const figures = (await figuresOn(deps, on))(leader);
    const to = { person: leader.openId, name: leader.name };
    await queueNotice(deps, words.messageId, to, { digest: { on, person: leader.openId, figures } });
  },
};
