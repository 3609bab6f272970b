import { listedFor } from '../../domain/case/state.ts';
import { LIST_MOST } from '../../views/notices/lists.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** Kinds of unit whose staff see the cases that wait for the desk or are under special supervision. */
export const DESK_KINDS: readonly string[] = ['desk', 'centre', 'coordinator', 'supervision'];

/** 待派: cases that wait for the desk, oldest first. In any group but the desk's the answer is private. Source: R-801. */
export const toDispatch: ChatWord = {
  pattern: /^待派$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor?.posts.some((p) => DESK_KINDS.includes(p.unitKind)))
      return sendText(deps, words.messageId, placeOf(words), '“待派”由服务专席使用。发送“帮助”查看您能使用的指令。');
    const waiting = await deps.cases.find({ states: listedFor('desk'), oldestFirst: true }, LIST_MOST);
    const ours = deps.directory.current().units.some((u) => u.chatId === words.chatId && DESK_KINDS.includes(u.kind));
    await queueNotice(deps, words.messageId, ours ? placeOf(words) : { person: actor.openId }, {
      list: {
        title: '待派与待裁定',
        caseIds: waiting.map((c) => c._id),
        person: null,
        unit: 'desk',
        empty: '现在没有等待专席处理的办件。',
      },
    });
  },
};
