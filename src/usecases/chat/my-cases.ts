import { queueNotice } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 我的诉求: cases this person filed, and cases of the enterprises they speak for, newest first. Source. */
export const myCases: ChatWord = {
  pattern: /^我的诉求$/,
  where: 'p2p',
  async run(deps, actor, words) {
    if (!actor) return;
    const of = { what: 'my_cases' as const, person: actor.openId };
    await queueNotice(deps, words.messageId, { person: actor.openId }, { list: { of } });
  },
};
