import { LIST_MOST } from '../../views/notices/lists.ts';
import { queueNotice } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';
/** 我的诉求: cases this person filed, and cases of the enterprises they speak for. Source. */
export const myCases: ChatWord = {
  pattern: /^我的诉求$/,
  where: 'p2p',
  async run(deps, actor, words) {
    if (!actor) return;
    const mine = await deps.cases.find({ mine: { openId: actor.openId, enterprises: actor.contactOf } }, LIST_MOST);
    await queueNotice(
      deps,
      words.messageId,
      { person: actor.openId },
      {
        list: {
          title: '我的诉求',
          caseIds: mine.map((c) => c._id),
          person: actor.openId,
          unit: null,
          empty: '您还没有提交过诉求，直接把问题发给我即可。',
        },
      },
    );
  },
};
