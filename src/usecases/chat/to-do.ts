import { sendAnew, withLists } from '../lists/work-list.ts';
import { placeOf, queueNotice, sendText } from '../notice.ts';
import type { ChatWord } from './chat-word.ts';

/** 待办: all that waits for this person, by due date; in a unit's group its work list, sent anew. Source: interface.md, "In chat". */
export const toDo: ChatWord = {
  pattern: /^待办$/,
  where: 'anywhere',
  async run(deps, actor, words) {
    if (!actor) return;
    const own = { what: 'to_do' as const, person: actor.openId };
    if (words.chatType === 'p2p') return queueNotice(deps, words.messageId, placeOf(words), { list: { of: own } });
    const here = deps.directory.current().units.find((u) => u.active && u.chatId === words.chatId);
    const [unit] = here ? await withLists(deps, [here]) : [];
    if (unit) return sendAnew(deps, unit, words.messageId, { to: placeOf(words) });
    return sendText(
      deps,
      words.messageId,
      placeOf(words),
      '本群还没有绑定承办单位，请管理员在群里发送“@我 绑定 单位名称”。',
    );
  },
};
