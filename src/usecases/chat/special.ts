import { LOOK_ON } from '../lists/read.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 专项督办: open cases of the mayor's line; always answered privately. Source: R-508; SQ (十四). */
export const special: ChatWord = {
  pattern: /^专项督办$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor || !(actor.leads || actor.posts.some((p) => LOOK_ON.includes(p.unitKind))))
      return sendText(
        deps,
        words.messageId,
        placeOf(words),
        `“专项督办”名单由督导、领导和${deps.profile.deskName}查看。发送“帮助”查看您能使用的指令。`,
      );
    const of = { what: 'special' as const, person: actor.openId };
    await queueNotice(deps, words.messageId, { person: actor.openId, name: actor.name }, { list: { of } });
  },
};
