import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 保密件: cases that wait for the confidential officers, oldest first; only they get such a list. Source: R-802. */
export const confidentialCases: ChatWord = {
  pattern: /^保密件$/,
  where: 'p2p',
  async run(deps, actor, words) {
    if (!actor?.confidentialOfficer)
      return sendText(deps, words.messageId, placeOf(words), '没有看懂这句话。发送“帮助”可以看到您能使用的指令。');
    const of = { what: 'confidential' as const, person: actor.openId };
    await queueNotice(deps, words.messageId, { person: actor.openId }, { list: { of } });
  },
};
