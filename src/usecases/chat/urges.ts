import { mayReadUrges } from '../../domain/digest/reach.ts';
import { queueNotice, sendText } from '../notice.ts';
import { type ChatWord, speaks } from './chat-word.ts';

/** 我的督办, or 督办 alone: what somebody has urged, and the answers. Source: R-507; interface.md, "In chat". */
export const urges: ChatWord = {
  pattern: /^(我的)?督办$/,
  where: 'p2p',
  // Of others the label alone is a command without its number, and what an enterprise says is its own words.
  means: (actor, text) => actor !== null && (mayReadUrges(actor) || (text.includes('我的') && !speaks(actor))),
  async run(deps, actor, words) {
    if (!actor) return;
    const to = { person: actor.openId, name: actor.name };
    if (!mayReadUrges(actor))
      return sendText(
        deps,
        words.messageId,
        to,
        '“我的督办”由领导和督导使用。发送“待办”查看须由您回复的督办，发送“帮助”查看您能使用的指令。',
      );
    await queueNotice(deps, words.messageId, to, { list: { of: { what: 'urges', person: actor.openId } } });
  },
};
